import { describe } from 'vitest';
import { CLIENT_VERSIONS, clientFor } from './install.ts';

export interface Client {
  version: string;
  executable: string;
}

const clients = await Promise.all(CLIENT_VERSIONS.map(findClient));

/** Describes the same behaviour once for every client version; one that is not installed is skipped, by name. */
export function describeEachClient(title: string, define: (client: Client) => void): void {
  for (const { version, executable } of clients) {
    if (executable) describe(`${title} (Claude Code ${version})`, () => define({ version, executable }));
    else
      describe.skip(`${title} (no Claude Code ${version} here: node scripts/install-clients.mjs)`, () =>
        define({ version, executable: 'claude' }));
  }
}

async function findClient(version: string): Promise<{ version: string; executable: string | undefined }> {
  return { version, executable: await clientFor(version, { install: process.env['COORD_INSTALL_CLIENTS'] === '1' }) };
}
