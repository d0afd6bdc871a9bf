import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunState } from '../../domain/run.ts';
import type { StepKey } from '../../domain/step-key.ts';
import { makeFolder, replaceFile } from '../../store/files/replace-file.ts';
import type { Answer, HandedIn, Person } from '../agents.ts';
import type { RunFolder } from './runs.ts';

/** The question of one attempt of a step: what is said to it answers no later one. */
export interface AskedOnce {
  key: StepKey;
  attempt: number;
}

/** What a person says to it. */
export interface Said {
  answer?: Answer;
  work?: HandedIn;
}

/** Between two looks for something left, in milliseconds. */
const LOOK_MS = 200;

/**
 * Leaves what a person says for whoever carries the run on, now or later: it is durable when this returns, and counts once
 * it is in the journal.
 */
export function leaveAnswer(folder: RunFolder, asked: AskedOnce, said: Said): void {
  const path = pathOf(folder, asked);
  makeFolder(join(path, '..'));
  replaceFile(path, JSON.stringify({ ...asked, ...said }));
}

/** What people have left answers first; whoever is there at once is asked what is left. */
export function withLeftAnswers(person: Person, folder: RunFolder, state: RunState): Person {
  const left = (key: StepKey) => readLeft(folder, { key, attempt: state.steps.get(key)?.attempts ?? 0 });
  return {
    answer: async (question) => left(question.key)?.answer ?? person.answer(question),
    handIn: async (question) => left(question.key)?.work ?? person.handIn(question),
    listen(heard) {
      const timer = setInterval(() => {
        const waiting = [...state.steps.values()].filter(
          ({ status: { kind } }) => kind === 'waiting' || kind === 'requested',
        );
        if (waiting.some(({ key, attempts: attempt }) => existsSync(pathOf(folder, { key, attempt })))) heard();
      }, LOOK_MS);
      return () => clearInterval(timer);
    },
  };
}

/** Undefined where nobody has left anything, or what is there is no answer. */
function readLeft(folder: RunFolder, asked: AskedOnce): Said | undefined {
  try {
    const left = JSON.parse(readFileSync(pathOf(folder, asked), 'utf8')) as AskedOnce & Said;
    return left.key === asked.key && left.attempt === asked.attempt && isSaid(left) ? left : undefined;
  } catch {
    return undefined;
  }
}

function isSaid({ answer, work }: Said): boolean {
  const isAnswer =
    typeof answer?.approved === 'boolean' && typeof answer.by === 'string' && typeof answer.reason === 'string';
  return answer ? isAnswer : typeof work?.by === 'string';
}

/** A key may be longer than a file's name can be. */
function pathOf({ path }: RunFolder, { key, attempt }: AskedOnce): string {
  return join(path, 'answers', `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.${attempt}.json`);
}
