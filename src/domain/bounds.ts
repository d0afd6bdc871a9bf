import { invalid, type Refused } from './refused.ts';

/** Why a text is not taken, if so. @param what names it, as in "the title" @param max in characters */
export function textFault(what: string, text: string, max: number): Refused | undefined {
  if (text.trim() !== '' && text.length <= max) return undefined;
  return invalid(
    `${what} has to have 1 to ${limit(max)} characters${text.trim() === '' ? '' : `, and has ${limit(text.length)}`}`,
  ).error;
}

/** The same for a text that stands in one line wherever it is shown. */
export function lineFault(what: string, text: string, max: number): Refused | undefined {
  if (/[\p{Cc}\u2028\u2029]/u.test(text)) return invalid(`${what} has to be one line`).error;
  return textFault(what, text, max);
}

/** Why a list of short texts is not taken, if so. @param what names the list, as in "paths" */
export function listFault(what: string, list: readonly string[], most: number, max: number): Refused | undefined {
  if (list.length > most) return invalid(`at most ${most} ${what} can be given, not ${list.length}`).error;
  for (const one of list) {
    const fault = textFault(`each of the ${what}`, one, max);
    if (fault) return fault;
  }
  return undefined;
}

const limit = (count: number) => count.toLocaleString('en-US');
