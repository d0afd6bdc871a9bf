import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAsked, type RunState, type StepRecord } from '../../domain/run.ts';
import type { StepKey } from '../../domain/step-key.ts';
import { makeFolder, replaceFile } from '../../store/files/replace-file.ts';
import type { Answer, HandedIn, Person } from '../agents.ts';
import type { RunFolder } from './runs.ts';

/** The question of one attempt of a step: what is said to it answers no later one. */
export interface AskedOnce {
  key: StepKey;
  attempt: number;
  /** When that began: a step that was forgotten, and is done again, counts its attempts from 1. Wall clock, ISO 8601. */
  since: string;
}

export function askedOf({ key, attempts: attempt, since }: StepRecord): AskedOnce {
  return { key, attempt, since };
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
  const left = (key: StepKey) => {
    const record = state.steps.get(key);
    return record && readLeft(folder, askedOf(record));
  };
  return {
    answer: async (question) => left(question.key)?.answer ?? person.answer(question),
    handIn: async (question) => left(question.key)?.work ?? person.handIn(question),
    listen(heard) {
      const timer = setInterval(() => {
        const waiting = [...state.steps.values()].filter((record) => isAsked(record, state));
        if (waiting.some((record) => existsSync(pathOf(folder, askedOf(record))))) heard();
      }, LOOK_MS);
      return () => clearInterval(timer);
    },
  };
}

/** Undefined where nobody has left anything, or what is there is no answer. */
function readLeft(folder: RunFolder, asked: AskedOnce): Said | undefined {
  try {
    const left = JSON.parse(readFileSync(pathOf(folder, asked), 'utf8')) as AskedOnce & Said;
    return isSame(left, asked) && isSaid(left) ? left : undefined;
  } catch {
    return undefined;
  }
}

function isSame(left: AskedOnce, { key, attempt, since }: AskedOnce): boolean {
  return left.key === key && left.attempt === attempt && left.since === since;
}

function isSaid({ answer, work }: Said): boolean {
  const isAnswer =
    typeof answer?.approved === 'boolean' && typeof answer.by === 'string' && typeof answer.reason === 'string';
  return answer ? isAnswer : typeof work?.by === 'string';
}

/** A key may be longer than a file's name can be. */
function pathOf({ path }: RunFolder, { key, attempt, since }: AskedOnce): string {
  const name = createHash('sha256').update(`${since} ${key}`).digest('hex').slice(0, 32);
  return join(path, 'answers', `${name}.${attempt}.json`);
}
