import type { Baselines } from './baselines.ts';

/** What a verifier has to know besides itself. */
export interface VerifierContext {
  /** The worktree that is verified. */
  folder: string;
  signal: AbortSignal;
  started(pid: number): void;
  /** Its whole environment; without it, that of coord. */
  env?: Readonly<Record<string, string | undefined>>;
  /** The text of a file at the base, where there is a base and it has the file; without a base, nothing is compared. */
  atBase: ((path: string) => Promise<string | undefined>) | undefined;
  baselines: Baselines;
}

/** What came of a verifier: `ending` is a phrase that says why. */
export interface Finding {
  passed: boolean;
  ending: string;
  tail: string;
}

export const passedWith = (ending: string, tail = ''): Finding => ({ passed: true, ending, tail });
export const failedWith = (ending: string, tail = ''): Finding => ({ passed: false, ending: inBounds(ending), tail });

/** A phrase may name what was printed, or what a schema says; in characters. */
const LONGEST = 2000;

const inBounds = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
