import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../domain/clock.ts';
import type { RunState } from '../domain/run.ts';
import { identify, type ProcessIdentity } from '../store/files/process-identity.ts';

/** How long a left-over group is given, in milliseconds, before it is killed. */
const GRACE_MS = 5000;

/**
 * Ends what a killed runner left running, before anything is started anew: two agents must not do one step side by
 * side. A pid that means another process by now is left alone.
 * @returns the keys of the steps whose processes were still there
 */
export async function endLeftovers(state: RunState, clock: Clock, platform: NodeJS.Platform): Promise<string[]> {
  const { boot } = clock.monotonic();
  const alive = (group: ProcessIdentity) => identify(group.pid, boot, platform)?.start === group.start;
  const left = state.groups.filter(({ group }) => group.boot === boot && alive(group));
  await Promise.all(left.map(({ group }) => end(group, alive)));
  return left.map(({ key }) => key);
}

async function end(group: ProcessIdentity, alive: (group: ProcessIdentity) => boolean): Promise<void> {
  send(group.pid, 'SIGINT');
  for (let waited = 0; waited < GRACE_MS && alive(group); waited += 100) await pause(100);
  send(group.pid, 'SIGKILL');
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}
