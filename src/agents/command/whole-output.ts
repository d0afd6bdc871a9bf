import { stripVTControlCharacters } from 'node:util';
import type { AnswerRule } from '../../config/generated/config.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { atPointer } from '../../config/yaml/at-pointer.ts';
import { type AnswerReader, MOST_KEPT } from './reader.ts';
import { type SessionReader, sessionReader } from './session.ts';

/** All of the output is the answer: as text, or as one JSON document. */
export function wholeOutput(rule: AnswerRule): AnswerReader {
  const pieces: string[] = [];
  let length = 0;
  return {
    take(text) {
      length += text.length;
      if (length > MOST_KEPT) return false;
      pieces.push(text);
      return true;
    },
    end() {
      const session = sessionReader(rule);
      const text = pieces.join('');
      const answer =
        rule.format === 'text' ? ok(stripVTControlCharacters(text).trim()) : inDocument(text, rule, session);
      return { answer, session: session.session() };
    },
  };
}

function inDocument(text: string, { value = '' }: AnswerRule, session: SessionReader): Result<unknown, string> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return err('did not print one JSON document');
  }
  session.see(document);
  const answer = atPointer(document, value);
  return answer === undefined ? err(`printed a JSON document that has nothing at ${value}`) : ok(answer);
}
