/** Every exit code of coord, in one table. `coord --help` and the README print it. */
export const EXIT = {
  ok: 0,
  /** The work was carried out and its result is a failure: a run failed, a brief has drifted. */
  failed: 1,
  /** The command line, the config or a playbook is wrong; nothing was done. (A hook also blocks a tool call with 2.) */
  invalid: 2,
  /** The rules refuse it. */
  refused: 3,
  /** A person has to answer before it goes on. */
  waiting: 4,
  /** The state or the repository cannot be read or written. */
  unavailable: 5,
  /** Ended by Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
