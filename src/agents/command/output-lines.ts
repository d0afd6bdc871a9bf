import type { AnswerRule } from '../../config/generated/config.ts';
import { err, ok } from '../../domain/result.ts';
import { cutLines } from './lines.ts';
import { atPointer } from '../../config/yaml/at-pointer.ts';
import { type AnswerReader, MOST_KEPT } from './reader.ts';
import { sessionReader } from './session.ts';

/** The output is a stream of JSON documents, one a line. Lines that are none are passed over. */
export function outputLines(rule: AnswerRule, says: (activity: string) => void): AnswerReader {
  const { activity = [], value = '', where = {} } = rule;
  const places = [activity].flat();
  const session = sessionReader(rule);
  let answer: unknown;
  const lines = cutLines(MOST_KEPT, (line) => {
    const document = parse(line);
    session.see(document);
    const doing = places
      .map((place) => atPointer(document, place))
      .find((text) => typeof text === 'string' && text !== '');
    if (typeof doing === 'string') says(doing);
    if (fits(document, where)) answer = atPointer(document, value) ?? answer;
  });
  return {
    take(text) {
      lines.take(text);
      return true;
    },
    end() {
      lines.end();
      const found = answer === undefined ? err(nothingFound(rule, lines.tooLong())) : ok(answer);
      return { answer: found, session: session.session() };
    },
  };
}

/** @returns undefined for what is no JSON */
function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function fits(document: unknown, where: Record<string, unknown>): boolean {
  return Object.entries(where).every(([pointer, value]) => atPointer(document, pointer) === value);
}

function nothingFound({ where, value }: AnswerRule, tooLong: number): string {
  const wanted = Object.entries(where ?? {}).map(([pointer, text]) => `${pointer}: ${JSON.stringify(text)}`);
  if (value) wanted.push(`something at ${value}`);
  const passedOver = tooLong === 0 ? '' : `; ${tooLong} of them longer than is read`;
  return `printed no line of JSON${wanted.length > 0 ? ` that has ${wanted.join(' and ')}` : ''}${passedOver}`;
}
