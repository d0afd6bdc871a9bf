import { setTimeout as pause } from 'node:timers/promises';
import type { Processes, ProcessIdentity } from '../domain/process.ts';
import type { RunState } from '../domain/run.ts';

/** How long a left-over group is given, in milliseconds, before it is killed. */
const GRACE_MS = 5000;

/**
 * Ends what a killed runner left running, before anything is started anew: two agents must not do one step side by
 * side. A pid that means another process by now is left alone.
 * @returns the keys of the steps whose processes were still there
 */
export async function endLeftovers(state: RunState, processes: Processes): Promise<string[]> {
  const left = state.groups.filter(({ group }) => processes.stateOf(group) === 'running');
  await Promise.all(left.map(({ group }) => end(group, processes)));
  return [...new Set(left.map(({ key }) => key))];
}

async function end(group: ProcessIdentity, processes: Processes): Promise<void> {
  send(group.pid, 'SIGINT');
  for (let waited = 0; waited < GRACE_MS && processes.stateOf(group) === 'running'; waited += 50) await pause(50);
  send(group.pid, 'SIGKILL');
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}
