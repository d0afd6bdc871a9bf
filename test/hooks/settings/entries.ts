import type { HookEntry } from '../../../src/hooks/entries.ts';

export const COMMAND = 'env -u NODE_EXTRA_CA_CERTS /usr/bin/node /repo/.git/coord/bin/hook.cjs';

/** Two hooks, one of each kind: enough to see every shape, short enough to read. */
export function twoEntries(command = COMMAND): HookEntry[] {
  const hook = (event: string) => ({ type: 'command' as const, command: `${command} ${event}`, timeout: 10 });
  return [
    { event: 'PreToolUse', matcher: '*', hook: { ...hook('PreToolUse'), onFailure: 'block' } },
    { event: 'Stop', hook: hook('Stop') },
  ];
}
