import { ago, elapsed } from '../text/amounts.ts';
import { safeText } from '../text/safe-text.ts';
import { wrap } from '../text/wrap.ts';
import { excerpt, oneLine } from '../run/describe.ts';
import { isExpired } from '../run/waiting-step.ts';
import type { Terminal } from '../terminal.ts';
import type { OpenQuestion } from './open-questions.ts';

/** Each question with what a person needs to answer it. */
export function questionsText(questions: readonly OpenQuestion[], now: Date, terminal: Terminal): string {
  return questions.map((question) => questionText(question, now, terminal)).join('\n\n');
}

function questionText(asked: OpenQuestion, now: Date, { colors: { bold, dim }, size }: Terminal): string {
  const { run, key, playbook, question, wants, since, look, answer, done, refuse } = asked;
  const of = playbook === undefined ? run : `${run} (${playbook})`;
  const lines = [
    `${bold(safeText(key))}  ${dim(safeText(of))}`,
    // A task is a whole prompt, and in a file; what a question says last may be what it is answered by.
    ...(wants === 'work' ? [`to be done: ${excerpt(question)}`] : wrap(question, size().columns - 2)).map(
      (line) => `  ${line}`,
    ),
    `  asked ${ago(now.getTime() - Date.parse(since))}${expiry(asked, now)}`,
    ...look.map((text) => `  look at: ${safeText(oneLine(text))}`),
    `  ${isExpired(asked, now) ? 'go on' : 'answer'} with: ${safeText(answer)}`,
    ...(done === undefined ? [] : [`           or: ${safeText(done)} (where it was done)`]),
    ...(refuse === undefined ? [] : [`           or: ${safeText(refuse)}`]),
  ];
  return lines.join('\n');
}

export function expiry({ expires }: Pick<OpenQuestion, 'expires'>, now: Date): string {
  if (expires === undefined) return '';
  const left = Date.parse(expires) - now.getTime();
  return left > 0 ? `; counts as rejected in ${elapsed(left)}` : '; its time is up, and it counts as rejected';
}
