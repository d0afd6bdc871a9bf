import { cpuUsage } from 'node:process';
import { runInNewContext } from 'node:vm';
import { parse } from 'unbash';
import { LIMITS, TooMuch } from './budget.ts';

/**
 * A text as the shell reads it. The parser looks for the end of what is opened and never closed again and again, for hours
 * where that is nested: a text that opens much is given up when it has taken too long.
 * @throws TooMuch where it is given up, or the steps are used up
 */
export function parsed(text: string, step: (count: number) => void): ReturnType<typeof parse> {
  step(1 + (text.length >> 6));
  const opened = text.match(OPENING)?.length ?? 0;
  if (opened * text.length <= HARMLESS) return parse(text);
  const before = computedMs();
  const script = endedInTime(text);
  step(Math.floor(computedMs() - before) * STEPS_IN_MS);
  return script;
}

const OPENING = /[({[`"']|<</g;
/** Openings times characters that take no time worth speaking of. */
const HARMLESS = 5_000;
const STEPS_IN_MS = LIMITS.steps / 60;

/** Where others keep the processor busy, the clock runs on while nothing is computed: then it is tried again. */
function endedInTime(text: string): ReturnType<typeof parse> {
  const before = computedMs();
  while (computedMs() - before < LIMITS.parseMs / 2) {
    try {
      return runInNewContext('parse(text)', { parse, text }, { timeout: LIMITS.parseMs }) as ReturnType<typeof parse>;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    }
  }
  throw new TooMuch('it takes too long to read');
}

/** Milliseconds that this process has computed. */
function computedMs(): number {
  const { user, system } = cpuUsage();
  return (user + system) / 1000;
}
