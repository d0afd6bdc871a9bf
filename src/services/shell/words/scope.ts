import type { ParsedScript, Word } from 'unbash';
import type { Shell } from '../shell.ts';

/** Where a word is expanded. */
export interface Scope {
  shell: Shell;
  /** Runs a substitution, and gives what it prints without the newlines at its end. */
  capture(script: ParsedScript | undefined): Promise<string>;
  /** Runs what stands in `<(…)` or `>(…)`. */
  beside(script: ParsedScript | undefined): Promise<void>;
  /** The texts that a word may be where it is not split. */
  texts(word: Word): Promise<string[]>;
  step(count?: number): void;
}
