import { access, constants, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { cachedClient, installClient, versionOf } from '../../../scripts/claude-clients.mjs';

export { CLIENT_VERSIONS } from '../../../scripts/claude-clients.mjs';

/**
 * The executable of exactly this client version: the cached one, else a `claude` on PATH that says it is this version,
 * else a fresh install if that is allowed. Undefined: the test is skipped.
 */
export async function clientFor(version: string, { install }: { install: boolean }): Promise<string | undefined> {
  const found = (await cachedClient(version)) ?? (await onPath(version));
  return found ?? (install ? installClient(version) : undefined);
}

async function onPath(version: string): Promise<string | undefined> {
  const home = await mkdtemp(join(tmpdir(), 'coord-home-'));
  try {
    for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
      const executable = join(folder, 'claude');
      const runs = await access(executable, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (runs && (await versionOf(executable, home).catch(() => undefined)) === version) return executable;
    }
    return undefined;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
