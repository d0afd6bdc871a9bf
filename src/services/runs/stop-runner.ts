import { setTimeout as pause } from 'node:timers/promises';
import type { Processes, ProcessIdentity } from '../../domain/process.ts';

/** Between two looks at whether it has ended, in milliseconds. */
const LOOK_MS = 50;

/**
 * Asks the process that carries a run on to stop, as Ctrl-C does, and waits for it.
 * @param now asks a second time, so that what it has running is killed
 * @returns false where it still runs after `patienceMs`
 */
export async function stopRunner(
  runner: ProcessIdentity,
  processes: Processes,
  { now, patienceMs }: { now: boolean; patienceMs: number },
): Promise<boolean> {
  const isRunning = () => processes.stateOf(runner) === 'running';
  if (isRunning()) process.kill(runner.pid, 'SIGTERM');
  for (let waited = 0; waited < patienceMs && isRunning(); waited += LOOK_MS) {
    await pause(LOOK_MS);
    if (now && waited === 0 && isRunning()) process.kill(runner.pid, 'SIGTERM');
  }
  return !isRunning();
}
