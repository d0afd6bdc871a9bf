import type { Told } from './told.ts';

/** One call of a tool that writes, as its session saw it. Times are in milliseconds on the clock of the whole machine. */
export interface Write {
  session: string;
  role: string;
  worktree: string;
  /** Seen from the repository. */
  path: string;
  /** What it added to the file: a line that nobody else writes. */
  line: string;
  /** When the hook was asked; when the file was opened, and when it was written; when the hook had answered again. */
  asked: number;
  begun: number;
  ended: number;
  told: number;
  /** Whether coord said that it was late. */
  late: boolean;
}

/** What a session says, one line of JSON each. */
export type SessionTold =
  | { did: 'wrote'; write: Write }
  /** coord did not let it write. */
  | { did: 'refused'; path: string; reason: string }
  /** It stops itself in the middle of a write, until its parent lets it go on. */
  | { did: 'stops'; path: string }
  | { did: 'talked'; talk: Told }
  /** It has nothing more to do. When it is told to, it takes something and stays with that, until it is told to end. */
  | { did: 'rests' }
  | { did: 'stays'; task: string; lease: string };

/** What the program of a session is given, as JSON. */
export interface SessionLife {
  name: string;
  role: string;
  worktree: string;
  home: string;
  /** The installed hook program. */
  hooks: string;
  /** The built library. */
  library: string;
  seed: number;
  /** How long it works, in milliseconds. */
  forMs: number;
  /** Whether it ends when it has done its work, or stays. */
  ends: boolean;
}
