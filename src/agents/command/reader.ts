import type { AgentSession } from '../../domain/event.ts';
import type { Result } from '../../domain/result.ts';

/** Finds the answer in what a program prints on its standard output. */
export interface AnswerReader {
  /** @returns false where there is more of it than is kept: then there is no answer to be had */
  take(text: string): boolean;
  /** To be called once, when all has come. */
  end(): Reading;
}

export interface Reading {
  /** What the rule picks, or what is wrong with what was printed: `printed no JSON document`. */
  answer: Result<unknown, string>;
  session: AgentSession | undefined;
}

/** How much of the output is kept, and the longest line that is, in characters. */
export const MOST_KEPT = 16_000_000;
