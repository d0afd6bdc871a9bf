import { describe } from 'vitest';
import { CLIENT_VERSIONS, clientFor } from './install.ts';

export interface Client {
  version: string;
  executable: string;
}

const clients = await Promise.all(
  CLIENT_VERSIONS.map(async (version) => {
    const executable = await clientFor(version, { install: process.env['COORD_INSTALL_CLIENTS'] === '1' });
    return { version, executable };
  }),
);

/**
 * Describes the same behaviour once for every client version. One that is not on this machine is skipped by name, or
 * installed where COORD_INSTALL_CLIENTS=1 says so.
 */
export function describeEachClient(title: string, define: (client: Client) => void): void {
  describeClients(clients, title, define);
}

function describeClients(which: typeof clients, title: string, define: (client: Client) => void): void {
  for (const { version, executable } of which) {
    const note = executable ? '' : ', skipped: not here, get it with: node scripts/install-clients.mjs';
    describe.skipIf(executable === undefined)(`${title} (Claude Code ${version}${note})`, () => {
      define({ version, executable: executable ?? 'claude' });
    });
  }
}

/** The same for the newest version alone: where it is coord that is looked at, and not what the client does. */
export function describeNewestClient(title: string, define: (client: Client) => void): void {
  describeClients(clients.slice(-1), title, define);
}
