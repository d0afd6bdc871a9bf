import { branchesOf } from '../branches.ts';
import { type BlockStep, roleOf, type Scope, type Step, type WorkStep } from '../playbook.ts';
import type { StepRecord, StepStatus } from '../run.ts';
import { placeOf, type StepKey } from '../step-key.ts';
import { type Frame, scopeFor } from '../visible.ts';
import { type Action, fail, fault, type Place, type Start } from './action.ts';
import { goOnWithEach } from './each.ts';
import { goOnWithLoop } from './loop.ts';
import { failureOf, type Failure, type Progress, type Walked } from './progress.ts';
import { goOnWithUse } from './use.ts';

/** Goes through a list of steps and collects what can be done. Busy as long as any of it is. */
export function walk(frame: Frame, actions: Action[]): Walked {
  const known = new Map<string, Progress>();
  const byId = new Map(frame.steps.map((step) => [step.id, step]));
  const failures: Failure[] = [];
  const visit = (step: Step): Progress => {
    const before = known.get(step.id);
    if (before) return before;
    const record = frame.state.steps.get(frame.prefix + step.id);
    const progress = record ? goOn(step, record, frame, actions) : begin(step, frame, actions, needed);
    known.set(step.id, progress);
    if (progress === 'failed' && record) failures.push(failureOf(record));
    return progress;
  };
  const needed = (id: string): Progress => {
    const step = byId.get(id);
    return step ? visit(step) : 'blocked';
  };
  const all = new Set(frame.steps.map(visit));
  const worst = (['busy', 'failed', 'blocked'] as const).find((progress) => all.has(progress));
  return { progress: worst ?? 'behind', failures };
}

/** A step that the journal does not know yet. */
function begin(step: Step, frame: Frame, actions: Action[], needed: (id: string) => Progress): Progress {
  const before = step.needs.map(needed);
  if (before.some((progress) => progress === 'failed' || progress === 'blocked')) return 'blocked';
  if (before.includes('busy')) return 'busy';
  if (frame.timeUp !== undefined) return 'blocked';
  const key = frame.prefix + step.id;
  const scope = scopeFor(step, frame);
  const { condition } = step;
  const holds = condition?.holds(scope);
  if (condition && holds && !holds.ok) actions.push(fail(key, fault('if', condition, holds.error)));
  else if (condition && holds?.ok && !holds.value) actions.push({ kind: 'skip', key, condition: condition.source });
  else actions.push(isBlock(step) ? enter(step, key, scope) : start(step, key, 1, scope, frame));
  return 'busy';
}

/** A step that is in the journal already. */
function goOn(step: Step, record: StepRecord, frame: Frame, actions: Action[]): Progress {
  const { status } = record;
  switch (status.kind) {
    case 'skipped':
      return 'behind';
    case 'finished':
      return status.outcome.kind === 'succeeded' ? 'behind' : 'failed';
    case 'answered':
      // What a loop has come to is for the loop to say.
      if (step.verb !== 'loop') return status.approved ? 'behind' : 'failed';
      break;
    default:
      if (!isBlock(step)) actions.push(act(step, record, status, frame));
  }
  if (isBlock(step)) goOnWithBlock(step, record, frame, actions);
  return 'busy';
}

function goOnWithBlock(step: BlockStep, record: StepRecord, frame: Frame, actions: Action[]): void {
  switch (step.verb) {
    case 'loop':
      return goOnWithLoop(step, record, frame, actions, walk);
    case 'each':
      return goOnWithEach(step, record, frame, actions, walk);
    case 'use':
      return goOnWithUse(step, record, frame, actions, walk);
  }
}

type Unsettled = Exclude<StepStatus, { kind: 'skipped' | 'finished' | 'answered' }>;

function act(step: WorkStep, record: StepRecord, status: Unsettled, frame: Frame): Action {
  const { key, attempts } = record;
  if (frame.timeUp !== undefined) return fail(key, frame.timeUp);
  switch (status.kind) {
    case 'open':
      if (isDoubtful(step, record, frame)) return doubtAbout(step, record);
      return start(step, key, attempts + 1, scopeFor(step, frame), frame);
    case 'held':
      return { ...start(step, key, attempts + 1, scopeFor(step, frame), frame), notBefore: status.until };
    case 'waiting':
      return { kind: 'wait', key, question: status.question, wants: status.doubt ? 'doubt' : 'approval' };
    case 'requested':
      return { kind: 'wait', key, question: status.request.task, wants: 'work' };
    case 'handed-in': {
      const { request, output, by } = status;
      return { ...start(step, key, attempts, scopeFor(step, frame), frame), handedIn: { request, output, by } };
    }
  }
}

/** What has begun, and must not be done twice. A command that no process was started for has not begun. */
function isDoubtful(step: WorkStep, { key, status, attempts }: StepRecord, { state }: Frame): boolean {
  if (step.effect !== 'once' || attempts === 0 || (status.kind === 'open' && status.again)) return false;
  return step.verb !== 'run' || state.groups.some((left) => left.key === key);
}

function doubtAbout(step: WorkStep, { key, since }: StepRecord): Action {
  const question = `${key} was begun at ${since}, and whether it was done is not known. Do it again?`;
  const output = 'output' in step ? step.output : undefined;
  return { kind: 'ask', key, question, doubt: true, ...(output && { output }) };
}

function enter(step: BlockStep, key: StepKey, scope: Scope): Action {
  if (step.verb !== 'each') return { kind: 'enter', step, key };
  const branches = branchesOf(step, scope);
  if (!branches.ok) return fail(key, branches.error);
  return { kind: 'enter', step, key, branches: branches.value.map(({ name }) => name) };
}

function start(step: WorkStep, key: StepKey, attempt: number, scope: Scope, frame: Frame): Start {
  const place = seatOf(step, key, scope, frame);
  return { kind: 'start', step, key, attempt, scope, ...(place && { place }) };
}

function seatOf(step: WorkStep, key: StepKey, scope: Scope, { seat }: Frame): Place | undefined {
  if (!('part' in step) || step.part === undefined) return undefined;
  const { part } = step;
  const role = roleOf(part, scope);
  // Whoever waits keeps nobody from working.
  const kind = step.verb === 'wait' ? 'fresh' : 'workspace' in step ? step.workspace : 'role';
  if (kind === 'none') return { part, role };
  // A playbook that is used twice has the same ids twice.
  const own = kind === 'fresh' ? `.${placeOf(key).replaceAll('/', '.')}` : '';
  return { part, role, workspace: role + seat + own };
}

function isBlock(step: Step): step is BlockStep {
  return 'steps' in step;
}
