import type { Playbook, Step } from '../../../domain/playbook.ts';
import type { StepRecord } from '../../../domain/run.ts';
import { stepAt } from '../../../domain/step-at.ts';
import { branchPrefix, roundPrefix, type StepKey, topStepOf } from '../../../domain/step-key.ts';
import { describeOutcome, oneLine } from '../describe.ts';
import { dollars } from '../../text/amounts.ts';
import { whoIs } from './place.ts';
import { costWhere, type Progress, spentOn } from './progress.ts';

/** How it stands with a step of the playbook's own list. */
export interface StepNow {
  mood: Mood;
  /** What is said after its title; may be empty. */
  text: string;
  /** What is at work in it, or waits for a person. */
  works: Work[];
  /** The last lines of what it has failed with. */
  tail: string[];
}

export type Mood = 'idle' | 'running' | 'waiting' | 'stopped' | 'done' | 'failed' | 'skipped';

/** One thing that is at work. */
export interface Work {
  who: string;
  /** Wall clock, ISO 8601. */
  since: string;
  /** US dollars that its branch has cost so far. */
  costUsd: number;
  doing: string;
  isWaiting: boolean;
}

/** @param isOver nobody carries the run on any more */
export function stepNow(step: Step, progress: Progress, playbook: Playbook, isOver: boolean): StepNow {
  const record = progress.state.steps.get(step.id);
  const plain = { works: [], tail: [] };
  if (!record) return { ...plain, mood: 'idle', text: '' };
  const { status } = record;
  switch (status.kind) {
    case 'skipped':
      return { ...plain, mood: 'skipped', text: 'skipped' };
    case 'answered': {
      const { approved, by, reason } = status;
      const text = approved ? `approved by ${by}` : `rejected by ${by}: ${oneLine(reason)}`;
      return { ...plain, mood: approved ? 'done' : 'failed', text };
    }
    case 'finished': {
      const [text = '', ...tail] = describeOutcome(status.outcome, spentOn(progress, step.id)).split('\n');
      return { works: [], mood: status.outcome.kind === 'succeeded' ? 'done' : 'failed', text, tail };
    }
    default: {
      const works = worksIn(step, progress, playbook, isOver);
      return { mood: moodOf(step, works, isOver), text: textOf(step, works, progress, isOver), works, tail: [] };
    }
  }
}

function moodOf(step: Step, works: readonly Work[], isOver: boolean): Mood {
  if (works.some(({ isWaiting }) => !isWaiting)) return 'running';
  if (works.length > 0) return 'waiting';
  if (isOver) return 'stopped';
  // A block goes on between its steps; anything else that is open has not been taken up again yet.
  return 'steps' in step ? 'running' : 'idle';
}

function textOf(step: Step, works: readonly Work[], progress: Progress, isOver: boolean): string {
  const words = works.length === 0 && (isOver || !('steps' in step)) ? ['stopped'] : [];
  if (step.verb === 'loop') words.push(roundsOf(step.id, step.max, step.steps, progress));
  if (step.verb === 'each') words.push(branchesOf(step.id, step.steps, progress));
  if (progress.state.steps.get(step.id)?.isTimeUp) words.push('its time is up');
  const { costUsd } = spentOn(progress, step.id);
  if (costUsd > 0) words.push(dollars(costUsd));
  return words.filter((word) => word !== '').join(', ');
}

function roundsOf(loop: StepKey, max: number, inner: readonly Step[], { state }: Progress): string {
  const keys = [...state.steps.keys()];
  let round = 1;
  while (round < max && keys.some((key) => key.startsWith(roundPrefix(loop, round + 1)))) round += 1;
  const ends = inner.map(({ id }) => endOf(state.steps.get(roundPrefix(loop, round) + id)));
  return `round ${round} of at most ${max}, ${count(ends)}`;
}

function branchesOf(each: StepKey, inner: readonly Step[], { state, seen }: Progress): string {
  const ends = (seen.get(each)?.branches ?? []).map((branch) => {
    const all = new Set(inner.map(({ id }) => endOf(state.steps.get(branchPrefix(each, branch) + id))));
    if (all.has('failed')) return 'failed';
    return all.has(undefined) ? undefined : 'done';
  });
  return count(ends);
}

type End = 'done' | 'failed' | undefined;

function count(ends: readonly End[]): string {
  const failed = ends.filter((end) => end === 'failed').length;
  const done = ends.filter((end) => end === 'done').length;
  return `${done} of ${ends.length} done${failed > 0 ? `, ${failed} failed` : ''}`;
}

function endOf(record: StepRecord | undefined): End {
  const status = record?.status;
  if (status?.kind === 'skipped') return 'done';
  if (status?.kind === 'answered') return status.approved ? 'done' : 'failed';
  if (status?.kind === 'finished') return status.outcome.kind === 'succeeded' ? 'done' : 'failed';
  return undefined;
}

function worksIn(top: Step, progress: Progress, playbook: Playbook, isOver: boolean): Work[] {
  return [...progress.state.steps.values()].flatMap((record) => {
    const { key, role, since } = record;
    if (topStepOf(key) !== top.id) return [];
    const doing = doingOf(record, progress, playbook, isOver);
    if (!doing) return [];
    const branch = /^(.*:[^/]+\/)[^:]*$/.exec(key)?.[1];
    const costUsd = branch === undefined ? 0 : costWhere(progress.state, (other) => other.startsWith(branch));
    return { who: whoIs(key, role, playbook), since, costUsd, ...doing };
  });
}

/** What is done for a step now; undefined where that is nothing. */
function doingOf(
  { key, status, failures }: StepRecord,
  { seen }: Progress,
  playbook: Playbook,
  isOver: boolean,
): Pick<Work, 'doing' | 'isWaiting'> | undefined {
  const isBlock = 'steps' in (stepAt(playbook, key) ?? {});
  const { isAtWork, activity } = seen.get(key) ?? {};
  switch (status.kind) {
    case 'open':
    case 'handed-in':
      if (isBlock || isOver || isAtWork !== true) return undefined;
      return {
        doing: status.kind === 'open' ? oneLine(activity ?? '') : 'taking in what was handed in',
        isWaiting: false,
      };
    case 'held':
      return { doing: `failed, and is tried again: ${oneLine(failures.at(-1)?.reason ?? '')}`, isWaiting: false };
    case 'waiting':
      return { doing: `waits for a person: ${oneLine(status.question)}`, isWaiting: true };
    case 'requested':
      return { doing: `is left to a person: ${oneLine(status.request.task)}`, isWaiting: true };
    default:
      return undefined;
  }
}
