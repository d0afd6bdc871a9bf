/**
 * Which process a pid means: a pid is reused, and only with the time it was started, within one boot and one pid
 * namespace, it names one process. `start` and `space` are in whatever form the system has; they are only compared.
 */
export interface ProcessIdentity {
  pid: number;
  start: string;
  boot: string;
  /** The pid namespace: containers that share a repository each count their own. Empty where a system has none. */
  space: string;
}

/** unknown: it is in another container, and can't be seen from here. */
export type ProcessState = 'running' | 'ended' | 'unknown';

/** What can be known of processes from here. */
export interface Processes {
  /** The process that has this pid now, or undefined where there is none. */
  identify(pid: number): ProcessIdentity | undefined;
  stateOf(process: ProcessIdentity): ProcessState;
  /** The first process at or above this one whose program has none of these names. */
  firstAbove(pid: number, passedOver: ReadonlySet<string>): ProcessIdentity | undefined;
}
