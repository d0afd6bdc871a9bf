import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Processes, ProcessIdentity } from '../../domain/process.ts';
import type { RunState } from '../../domain/run.ts';

/** How long the leader of a left-over group is given, in milliseconds, before the group is killed. */
const GRACE_MS = 5000;
/** Between two looks at whether it has ended, in milliseconds. */
const LOOK_MS = 50;

/**
 * Ends what a killed runner left running, before anything is started anew: two agents must not do one step side by
 * side. A pid that means another process by now is left alone.
 * @returns the keys of the steps whose processes were still there
 */
export async function endLeftovers(state: Pick<RunState, 'groups'>, processes: Processes): Promise<string[]> {
  const left = state.groups.filter(({ group }) => isLeft(group, processes));
  await Promise.all(left.map(({ group }) => end(group, processes)));
  return [...new Set(left.map(({ key }) => key))];
}

async function end(group: ProcessIdentity, processes: Processes): Promise<void> {
  const isLed = () => processes.stateOf(group) === 'running';
  // As while it is watched over: what is still there when the leader has ended is killed at once.
  if (isLed()) send(group.pid, 'SIGINT');
  for (let waited = 0; waited < GRACE_MS && isLed(); waited += LOOK_MS) await pause(LOOK_MS);
  send(group.pid, 'SIGKILL');
  for (let waited = 0; waited < GRACE_MS && isLeft(group, processes); waited += LOOK_MS) await pause(LOOK_MS);
}

/** Whether the leader runs, or has ended with something of its group still there: nobody watched over it any more. */
function isLeft(group: ProcessIdentity, processes: Processes): boolean {
  const state = processes.stateOf(group);
  if (state !== 'ended') return state === 'running';
  const here = processes.identify(process.pid);
  const isOfHere = here?.boot === group.boot && here.space === group.space;
  // As long as anything of a group is there, its number is not given to a new process.
  return isOfHere && processes.identify(group.pid) === undefined && hasMembers(group.pid);
}

/** Zombies have ended; where `ps` can't tell, everything counts. */
function hasMembers(pid: number): boolean {
  if (!send(pid, 0)) return false;
  try {
    const list = execFileSync('ps', ['-A', '-o', 'pgid=,stat='], { encoding: 'utf8' });
    return list.split('\n').some((line) => new RegExp(`^\\s*${pid}\\s+[^Z]`).test(line));
  } catch {
    return true;
  }
}

/** False where it has ended by itself. */
function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}
