import type { Lesson, Lessons } from './records.ts';
import type { RunState, StepRecord } from './run.ts';
import { isInside, placeOf, roundOf } from './step-key.ts';
import { firstFailureIn } from './verification.ts';

/** A lesson as it is met. */
export interface Taught extends Pick<Lesson, 'kind' | 'role'> {
  /** Any text; what is kept of it is one line. */
  text: string;
  /** Where: a run with its step, an entry of the queue. */
  from: string;
}

/** Most lessons that are kept, characters of each, places of each, and what is remembered as taken out. */
const MOST = { lessons: 100, text: 400, places: 5, dismissed: 200 };

export const NO_LESSONS: Lessons = { lessons: [], next: 1, dismissed: [], learnedFrom: [] };

/**
 * Takes lessons in: one that is known counts once more, one that a person has taken out does not come back, and of too many
 * those go that were met least and longest ago, but none that
 * is met now. What was learned from already is not learned from again.
 * @param source as `learnedFrom` has it
 */
export function learned(known: Lessons, taught: readonly Taught[], source: string | undefined, at: string): Lessons {
  if (source !== undefined && known.learnedFrom.includes(source)) return known;
  const lessons = [...known.lessons];
  let { next } = known;
  for (const one of taught) {
    const said = lineOf(one.text);
    const text = one.kind === 'failure' || one.kind === 'remedy' ? withoutAdvice(said) : said;
    const mark = markOf({ ...one, text });
    if (text === '' || known.dismissed.includes(mark)) continue;
    const index = lessons.findIndex((lesson) => markOf(lesson) === mark);
    const before = lessons[index];
    if (before) {
      const from = [...before.from.filter((place) => place !== one.from), one.from].slice(-MOST.places);
      lessons[index] = { ...before, text, last: at, times: before.times + 1, from };
      continue;
    }
    const { kind, role, from } = one;
    const id = `LES-${String(next).padStart(4, '0')}`;
    next += 1;
    lessons.push({
      id,
      kind,
      text,
      ...(role !== undefined && { role }),
      first: at,
      last: at,
      times: 1,
      from: [from],
      pinned: false,
    });
  }
  const learnedFrom = source === undefined ? known.learnedFrom : [...known.learnedFrom, source];
  const isNow = ({ last, pinned }: Lesson) => last === at || pinned;
  const kept = mostWorth(lessons).toSorted((a, b) => Number(isNow(b)) - Number(isNow(a)));
  return { ...known, lessons: kept.slice(0, MOST.lessons), next, learnedFrom };
}

/** Takes in what a person says, also where they have taken the same out before. */
export function saidByPerson(known: Lessons, one: Taught, at: string): Lessons {
  const mark = markOf({ ...one, text: lineOf(one.text) });
  return learned({ ...known, dismissed: known.dismissed.filter((other) => other !== mark) }, [one], undefined, at);
}

/** Pinned ones first, then what was met most often, then what was met last. */
export function mostWorth(lessons: readonly Lesson[]): Lesson[] {
  return [...lessons].sort(
    (a, b) =>
      Number(b.pinned) - Number(a.pinned) || b.times - a.times || (a.last < b.last ? 1 : a.last > b.last ? -1 : 0),
  );
}

/** A lesson taken out for good. */
export function dismissed(known: Lessons, id: string): Lessons {
  const gone = known.lessons.filter((lesson) => lesson.id === id).map(markOf);
  return {
    ...known,
    lessons: known.lessons.filter((lesson) => lesson.id !== id),
    dismissed: [...known.dismissed, ...gone].slice(-MOST.dismissed),
  };
}

/** What concerns a role: what its own work has taught, and what everybody's has. */
export function concerning(lessons: readonly Lesson[], role: string | undefined): Lesson[] {
  return mostWorth(lessons.filter((lesson) => lesson.role === undefined || lesson.role === role));
}

/** The same for what is the same but for numbers, times and commits. */
function markOf({ kind, role = '', text }: Pick<Lesson, 'kind' | 'role' | 'text'>): string {
  const plain = text
    .toLowerCase()
    .replaceAll(/\b[0-9a-f]{7,40}\b/g, '#')
    .replaceAll(/[0-9]+/g, '#');
  return `${kind} ${role} ${plain}`;
}

const OF_ONE = /\bcoord [a-z].*(?:\b[A-Z]{2,}-\d+|\b\d{8}-\d{6}-)|\bkept on branch\b/;

/** What coord has advised about one branch or one entry is of no use to anybody else; nor is where that was kept. */
function withoutAdvice(line: string): string {
  const parts = line.split(/(?<=[;.]) /);
  const left = parts.filter((part) => !OF_ONE.test(part));
  return left.length === parts.length ? line : left.join(' ').replace(/[;.]$/, '');
}

function lineOf(text: string): string {
  const line = text.replaceAll(/[\s\p{C}\u2028\u2029]+/gu, ' ').trim();
  return line.length > MOST.text ? `${line.slice(0, MOST.text - 1)}…` : line;
}

/** What a run that has ended has taught. */
export function taughtBy(state: RunState): Taught[] {
  if (state.started.rehearsal) return [];
  const steps = [...state.steps.values()];
  return steps.flatMap((step) => [...faultsOf(step, steps, state), ...saidIn(step, state)]);
}

/** What failed, with what mended it. */
function faultsOf(step: StepRecord, steps: readonly StepRecord[], { started }: RunState): Taught[] {
  const { key, role } = step;
  const fault = faultIn(step);
  const isTold = isByVerifiers(step) && steps.some((other) => isInside(other.key, key));
  if (fault === undefined || isTold) return [];
  const mender = mendedBy(step, steps);
  const text = `${started.playbook}, ${placeOf(key)}: ${fault}`;
  const about = { ...(role !== undefined && { role }), from: `${started.run} ${key}` };
  if (mender === undefined) return [{ kind: 'failure', text, ...about }];
  return [{ kind: 'remedy', text: `${text.replace(/\.$/, '')}. It was mended by ${mender}`, ...about }];
}

/** What a loop has failed by, its verifiers have told. */
function isByVerifiers({ status }: StepRecord): boolean {
  return status.kind === 'finished' && status.outcome.verification?.passed === false;
}

function faultIn({ status }: StepRecord): string | undefined {
  if (status.kind !== 'finished') return undefined;
  const { outcome } = status;
  // What a block fails by is told by the step inside it; a client that was overloaded and a person who was away teach nothing.
  if (outcome.kind === 'failed')
    return outcome.at !== undefined || outcome.class === 'transient' || outcome.unanswered ? undefined : outcome.reason;
  return outcome.verification && !outcome.verification.passed ? firstFailureIn(outcome.verification) : undefined;
}

/** What agents name as lessons; and what reviews find once something was mended, which should have been seen before. */
function saidIn({ status, key }: StepRecord, { started }: RunState): Taught[] {
  if (status.kind !== 'finished' || status.outcome.kind !== 'succeeded') return [];
  const { output } = status.outcome;
  const { run, playbook } = started;
  const from = `${run} ${key}`;
  const late = roundOf(key) > 1 ? textsIn(output, 'findings') : [];
  return [
    ...textsIn(output, 'lessons').map((text): Taught => ({ kind: 'said', text, from })),
    ...late.map((text): Taught => ({ kind: 'finding', text: `${playbook}, ${placeOf(key)}: ${text}`, from })),
  ];
}

/** The step that came between a failure and the same step's success, in a later round. */
function mendedBy(failed: StepRecord, steps: readonly StepRecord[]): string | undefined {
  const place = placeOf(failed.key);
  const again = steps.find(
    (step) =>
      step.key !== failed.key &&
      placeOf(step.key) === place &&
      roundOf(step.key) > roundOf(failed.key) &&
      isSound(step),
  );
  if (!again) return undefined;
  const between = steps.slice(steps.indexOf(failed) + 1, steps.indexOf(again));
  const mender = between.findLast(
    ({ status, role }) => role !== undefined && status.kind === 'finished' && status.outcome.kind === 'succeeded',
  );
  return mender && placeOf(mender.key);
}

function isSound({ status }: StepRecord): boolean {
  if (status.kind !== 'finished' || status.outcome.kind !== 'succeeded') return false;
  return status.outcome.verification?.passed !== false;
}

/** A list of texts in an agent's answer; of an item with several texts, all of them. */
function textsIn(output: unknown, name: string): string[] {
  const list = typeof output === 'object' && output !== null ? (output as Record<string, unknown>)[name] : undefined;
  if (!Array.isArray(list)) return [];
  return list.slice(0, 20).flatMap((item: unknown) => {
    if (typeof item === 'string') return item;
    if (typeof item !== 'object' || item === null) return [];
    const texts = Object.values(item).filter((value): value is string => typeof value === 'string');
    return texts.length === 0 ? [] : texts.join(': ');
  });
}
