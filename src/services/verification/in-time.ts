import { runInNewContext } from 'node:vm';
import { err, ok, type Result } from '../../domain/result.ts';

/** Longest that a schema may take to be judged by, in milliseconds. */
const MOST_MS = 10_000;

/**
 * Does what a schema makes of a document, or of another schema. It was written by whoever's work is verified, and a pattern or a
 * nest of references can take for ever; meanwhile no signal would be heard.
 * @throws what `judge` throws, unless it is that the schema is nested too deeply
 */
export function inTime<T>(judge: () => T, mostMs = MOST_MS): Result<T, string> {
  try {
    return ok(runInNewContext('judge()', { judge }, { timeout: mostMs }) as T);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      return err(`it can't be judged within ${mostMs / 1000} s: look for a pattern that repeats what repeats`);
    if (error instanceof RangeError) return err('it is nested too deeply to be judged');
    throw error;
  }
}
