import { branchesOf } from './branches.ts';
import type { StepOutcome, WorkRequested } from './event.ts';
import type { BlockStep, Condition, EachStep, LoopStep, Playbook, Scope, Step, WorkStep } from './playbook.ts';
import { roleOf } from './playbook.ts';
import type { RunState, StepRecord, StepStatus } from './run.ts';
import { branchPrefix, roundPrefix, type StepKey } from './step-key.ts';
import { type Frame, outputsOf, scopeAfter, scopeFor } from './visible.ts';

/** What the runner can do now. */
export type Action =
  /** A step that is in the journal as started is offered too: whoever carries it out already knows that. */
  | Start
  /** A block begins: its steps follow. */
  | { kind: 'enter'; step: BlockStep; key: StepKey; branches?: string[] }
  | { kind: 'skip'; key: StepKey; condition: string }
  /** A step's outcome is known without doing anything. */
  | { kind: 'settle'; key: StepKey; outcome: StepOutcome }
  /** A person is asked for a yes or a no, or for their work. */
  | { kind: 'wait'; key: StepKey; question: string; wants: 'approval' | 'work' }
  | { kind: 'finish'; outcome: 'succeeded' | 'failed'; reason?: string };

export interface Start {
  kind: 'start';
  step: WorkStep;
  key: StepKey;
  attempt: number;
  scope: Scope;
  /** Where it works, for a step that has a part. */
  place?: Place;
  /** What a person who plays the role has handed in. */
  handedIn?: { request: WorkRequested; output: unknown; by: string };
}

export interface Place {
  part: string;
  role: string;
  /** The role's worktree, or the branch's: see `Frame.seat`. Two steps of one workspace are not to run side by side. */
  workspace: string;
}

/**
 * Everything that can be done next in a run: a pure function of the playbook and the folded journal, so that a run that
 * was killed anywhere goes on where it was. A step runs once all that it needs has succeeded; a failure stops only what
 * needs it. Steps are found by key, never by position.
 */
export function advance(playbook: Playbook, state: RunState): Action[] {
  const { run, inputs, parts } = state.started;
  const scope: Scope = { run: { id: run }, inputs, parts, steps: {} };
  const top: Frame = {
    steps: playbook.steps,
    prefix: '',
    round: 1,
    seat: '',
    state,
    timeUp: undefined,
    outer: () => scope,
  };
  const actions: Action[] = [];
  const { progress, failures } = walk(top, actions);
  // Nobody is asked about a run that has failed anyway.
  const isOver = progress !== 'busy' || (failures.length > 0 && actions.every(({ kind }) => kind === 'wait'));
  if (!isOver) return actions;
  if (failures.length === 0) return [{ kind: 'finish', outcome: 'succeeded' }];
  const reason = failures.map(({ key, reason }) => `${key}: ${reason}`).join('; ');
  return [{ kind: 'finish', outcome: 'failed', reason }];
}

/** behind: succeeded or skipped. blocked: it needs something that failed, or its time is up. */
type Progress = 'behind' | 'failed' | 'blocked' | 'busy';
interface Failure {
  key: StepKey;
  reason: string;
}

/** Goes through a list of steps and collects what can be done. Busy as long as any of it is. */
function walk(frame: Frame, actions: Action[]): { progress: Progress; failures: Failure[] } {
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
  const { key, status } = record;
  switch (status.kind) {
    case 'skipped':
      return 'behind';
    case 'finished':
      return status.outcome.kind === 'succeeded' ? 'behind' : 'failed';
    case 'answered':
      return status.approved ? 'behind' : 'failed';
    default:
      if (step.verb === 'loop') goOnWithLoop(step, key, frame, actions);
      else if (step.verb === 'each') goOnWithEach(step, record, frame, actions);
      else if (step.verb === 'use') actions.push(fail(key, NOT_YET));
      else actions.push(frame.timeUp === undefined ? act(step, record, status, frame) : fail(key, frame.timeUp));
      return 'busy';
  }
}

type Unsettled = Exclude<StepStatus, { kind: 'skipped' | 'finished' | 'answered' }>;

function act(step: WorkStep, { key, attempts }: StepRecord, status: Unsettled, frame: Frame): Action {
  switch (status.kind) {
    case 'open':
      return start(step, key, attempts + 1, scopeFor(step, frame), frame);
    case 'waiting':
      return { kind: 'wait', key, question: status.question, wants: 'approval' };
    case 'requested':
      return { kind: 'wait', key, question: status.request.task, wants: 'work' };
    case 'handed-in': {
      const { request, output, by } = status;
      return { ...start(step, key, attempts, scopeFor(step, frame), frame), handedIn: { request, output, by } };
    }
  }
}

function goOnWithLoop(step: LoopStep, key: StepKey, frame: Frame, actions: Action[]): void {
  const before = scopeFor(step, frame);
  let outer = before;
  for (let round = 1; round <= step.max; round += 1) {
    const scope = outer;
    const inner = { ...frame, steps: step.steps, prefix: roundPrefix(key, round), round, outer: () => scope };
    const { progress, failures } = walk(inner, actions);
    if (progress === 'busy') return;
    const [first] = failures;
    if (progress !== 'behind') {
      const outcome = { kind: 'failed', reason: first?.reason ?? frame.timeUp ?? 'it did not end' } as const;
      actions.push({ kind: 'settle', key, outcome: { ...outcome, ...(first && { at: first.key }) } });
      return;
    }
    outer = scopeAfter(inner);
    const done = step.until.holds(outer);
    if (!done.ok) return void actions.push(fail(key, fault('until', step.until, done.error)));
    if (done.value) return void actions.push(succeed(key, { rounds: round }));
  }
  actions.push(fail(key, `${step.max} rounds are used up, and this never held: ${step.until.source}`));
}

function goOnWithEach(step: EachStep, { key, isTimeUp }: StepRecord, frame: Frame, actions: Action[]): void {
  const before = scopeFor(step, frame);
  const branches = branchesOf(step, before);
  if (!branches.ok) return void actions.push(fail(key, branches.error));
  const late = isTimeUp ? `not done within the time that ${key} has` : frame.timeUp;
  const walked = branches.value.map((branch, index) => {
    const seat = step.over.kind === 'part' ? frame.seat : `${frame.seat}.${step.id}-${index + 1}`;
    const scope = { ...before, item: branch.item, parts: { ...before.parts, ...branch.parts } };
    const prefix = branchPrefix(key, branch.name);
    const inner: Frame = { ...frame, steps: step.steps, prefix, seat, timeUp: late, outer: () => scope };
    return { branch, inner, ...walk(inner, actions) };
  });
  if (walked.some(({ progress }) => progress === 'busy')) return;

  const done = walked.filter(({ progress }) => progress === 'behind');
  const failed = walked
    .filter(({ progress }) => progress !== 'behind')
    .map(({ branch: { name, item }, failures: [first] }) => ({ key: name, item, reason: first?.reason ?? late ?? '' }));
  const need = step.need === 'all' ? walked.length : step.need;
  if (done.length < need) return void actions.push(fail(key, tooFew(failed, walked.length, need)));
  const results = done.map(({ branch: { name, item }, inner }) => ({ key: name, item, steps: outputsOf(inner) }));
  actions.push(succeed(key, { done: results, failed }));
}

function tooFew(failed: { key: string; reason: string }[], count: number, need: number): string {
  if (count < need) return `it has ${count} branch${count === 1 ? '' : 'es'}, and needs ${need} to succeed`;
  const wanted = need === count ? 'all are needed' : `${need} ${need === 1 ? 'is' : 'are'} needed`;
  return `${failed.length} of ${count} failed, and ${wanted}: ${failed.map(({ key, reason }) => `${key} (${reason})`).join('; ')}`;
}

function enter(step: BlockStep, key: StepKey, scope: Scope): Action {
  if (step.verb === 'loop') return { kind: 'enter', step, key };
  if (step.verb === 'use') return fail(key, NOT_YET);
  const branches = branchesOf(step, scope);
  if (!branches.ok) return fail(key, branches.error);
  return { kind: 'enter', step, key, branches: branches.value.map(({ name }) => name) };
}

function start(step: WorkStep, key: StepKey, attempt: number, scope: Scope, { seat }: Frame): Start {
  if (!('part' in step) || step.part === undefined) return { kind: 'start', step, key, attempt, scope };
  const role = roleOf(step.part, scope);
  return { kind: 'start', step, key, attempt, scope, place: { part: step.part, role, workspace: role + seat } };
}

function isBlock(step: Step): step is BlockStep {
  return step.verb === 'loop' || step.verb === 'each' || step.verb === 'use';
}

const NOT_YET = 'a step with use cannot be done yet';

function succeed(key: StepKey, output: unknown): Action {
  return { kind: 'settle', key, outcome: { kind: 'succeeded', output } };
}

function fail(key: StepKey, reason: string): Action {
  return { kind: 'settle', key, outcome: { kind: 'failed', reason } };
}

function failureOf({ key, status }: StepRecord): Failure {
  if (status.kind === 'answered') return { key, reason: `rejected by ${status.by}: ${status.reason}` };
  if (status.kind !== 'finished' || status.outcome.kind !== 'failed') throw new Error(`${key} has not failed`);
  return { key: status.outcome.at ?? key, reason: status.outcome.reason };
}

function fault(where: 'if' | 'until', condition: Condition, reason: string): string {
  return `its "${where}" (${condition.source}) cannot be evaluated: ${reason}`;
}
