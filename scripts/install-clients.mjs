// Puts every Claude Code client that the tests drive into the cache: `node scripts/install-clients.mjs [VERSION…]`.
import { CLIENT_VERSIONS, cachedClient, installClient } from './claude-clients.mjs';

const wanted = process.argv.length > 2 ? process.argv.slice(2) : CLIENT_VERSIONS;
for (const version of wanted) {
  const executable = (await cachedClient(version)) ?? (await installClient(version));
  console.log(`${version}  ${executable}`);
}
