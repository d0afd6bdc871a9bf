/** Groups that are running, by the pid of their first process. */
const running = new Set<number>();

/** After the polite signal a group has this long, in milliseconds, before it is killed. */
const GRACE_MS = 5000;

/** What asks a group to end. Claude Code ends the Bash commands it has started on SIGINT only (seen with 2.1.197). */
type Polite = 'SIGTERM' | 'SIGINT';

/**
 * Watches over a child that was started detached, as the leader of a process group of its own: what it starts in the
 * background ends with it. Call the returned function when the child has ended.
 */
export function watchGroup(pid: number | undefined, signal: AbortSignal, polite: Polite = 'SIGTERM'): () => void {
  if (pid === undefined) return () => undefined;
  running.add(pid);
  let last: NodeJS.Timeout | undefined;
  const stop = () => {
    send(pid, polite);
    last = setTimeout(() => send(pid, 'SIGKILL'), GRACE_MS);
  };
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  return () => {
    signal.removeEventListener('abort', stop);
    clearTimeout(last);
    running.delete(pid);
    send(pid, 'SIGKILL');
  };
}

/** Kills every group that is still running, at once: for the second Ctrl-C. */
export function killAllGroups(): void {
  for (const pid of running) send(pid, 'SIGKILL');
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has ended by itself.
  }
}
