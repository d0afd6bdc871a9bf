/**
 * How sure it is that a command writes a path. `known`: the command that is named writes it whenever it runs. `possible`:
 * it may, by what cannot be seen before; of a folder it stands for anything below.
 */
export type Certainty = 'known' | 'possible';

export interface ShellWrite {
  operation: 'write' | 'remove';
  /** Absolute; links in it are not followed. */
  path: string;
  certainty: Certainty;
  /** As in `sed -i`, shown to people. */
  by: string;
}

/** A part of a command line, and what is to be said of it. */
export interface ShellRemark {
  by: string;
  why: string;
}

/** What a command line of a shell would do to files, as far as it can be known before it runs. */
export interface ShellEffects {
  writes: ShellWrite[];
  /** What may write anything, and why nobody can say. */
  unknown: ShellRemark[];
  /** The words of every simple command, also of those inside others; what cannot be seen of a word is an ellipsis. */
  commands: string[][];
  /** What would switch off coord, or go round it. */
  evasions: ShellRemark[];
}
