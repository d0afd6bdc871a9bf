import { type Action, advance } from '../../domain/advance.ts';
import type { Event, StepOutcome } from '../../domain/event.ts';
import { roundOf, stepIdOf } from '../../domain/step-key.ts';
import { applyEvent, type RunState } from '../../domain/run.ts';
import { GitFailed } from '../../store/git-process.ts';
import type { Log } from '../../store/logs.ts';
import { HeldUp, WorkspaceFault } from '../workspaces.ts';
import { agentStep } from './agent-step.ts';
import { handoffStep } from './handoff-step.ts';
import type { Recorder, RunnerParts } from './parts.ts';
import { verifyStep } from './verify-step.ts';

/** Another process has taken the run while this one was stopped: nothing of ours counts any more. */
export class RunLost extends Error {
  constructor(run: string) {
    super(`run ${run} has been taken over by another process; what this one was doing does not count`);
    this.name = 'RunLost';
  }
}

/** How a call of the runner ends; the run itself may go on later. */
export type RunEnd =
  | { kind: 'finished'; outcome: 'succeeded' | 'failed'; reason?: string }
  | { kind: 'waiting'; key: string; question: string }
  | { kind: 'interrupted' }
  /** A person has to move something out of the way; the step is open, and is done again afterwards. */
  | { kind: 'held-up'; key: string; reason: string };

/**
 * Carries a run on until it has finished, needs a person, or is stopped. All it knows is the folded journal, and
 * nothing counts before it is in the journal: killed anywhere, the next call goes on from there.
 */
export async function runPlaybook(state: RunState, journal: Log, parts: RunnerParts): Promise<RunEnd> {
  const record: Recorder = (unstamped) => {
    if (!parts.isOurs()) throw new RunLost(state.started.run);
    const event = { ...unstamped, at: parts.clock.now().toISOString() } as Event;
    journal.append(event);
    applyEvent(state, event);
    parts.observe(event);
  };

  for (;;) {
    if (state.finished) return { kind: 'finished', ...outcomeOf(state.finished) };
    if (parts.signal.aborted) return { kind: 'interrupted' };
    const end = await carryOut(advance(parts.playbook, state), state, record, parts);
    if (end) return end;
  }
}

async function carryOut(
  action: Action,
  state: RunState,
  record: Recorder,
  parts: RunnerParts,
): Promise<RunEnd | undefined> {
  switch (action.kind) {
    case 'enter':
      record({ type: 'step.started', key: action.key, attempt: 1 });
      return undefined;
    case 'skip':
      record({ type: 'step.skipped', key: action.key, condition: action.condition });
      return undefined;
    case 'fail':
      record({ type: 'step.finished', key: action.key, outcome: { kind: 'failed', reason: action.reason } });
      return undefined;
    case 'finish': {
      const { outcome, reason } = action;
      record({ type: 'run.finished', outcome, ...(reason !== undefined && { reason }) });
      return undefined;
    }
    case 'wait':
      return settle(action, record, parts);
    case 'start':
      return start(action, state, record, parts);
  }
}

type Start = Extract<Action, { kind: 'start' }>;

async function start(
  action: Start,
  state: RunState,
  record: Recorder,
  parts: RunnerParts,
): Promise<RunEnd | undefined> {
  const { step, key, attempt, scope } = action;
  const part = step.verb === 'agent' || step.verb === 'verify' ? step.part : undefined;
  const role = part === undefined ? undefined : scope.parts[part];
  record({ type: 'step.started', key, attempt, ...(role !== undefined && { role }) });

  if (step.verb === 'approve') {
    const question = step.question.render(scope);
    if (question.ok) record({ type: 'approval.requested', key, question: question.value });
    else record({ type: 'step.finished', key, outcome: { kind: 'failed', reason: question.error } });
    return undefined;
  }
  const outcome = await perform(action, state, record, parts);
  if (outcome.kind === 'held-up') return outcome;
  // A step that Ctrl-C cut short has no outcome: it is open, and the next resume takes it up again.
  if (parts.signal.aborted && outcome.kind === 'failed') return { kind: 'interrupted' };
  record({ type: 'step.finished', key, outcome });
  return undefined;
}

async function perform(
  { step, key, scope }: Start,
  state: RunState,
  record: Recorder,
  parts: RunnerParts,
): Promise<StepOutcome | Extract<RunEnd, { kind: 'held-up' }>> {
  try {
    switch (step.verb) {
      case 'agent':
        return await agentStep(step, key, scope, state, record, parts);
      case 'verify':
        return await verifyStep(step, key, scope, state, record, parts);
      case 'handoff':
        return await handoffStep(step, scope, state, parts);
      case 'approve':
        throw new Error('an approve step is settled by a person');
    }
  } catch (error) {
    if (error instanceof HeldUp) return { kind: 'held-up', key, reason: error.message };
    if (error instanceof GitFailed || error instanceof WorkspaceFault) return { kind: 'failed', reason: error.message };
    throw error;
  }
}

/** Asks whoever is there to answer; without an answer the run waits, and holds no process while it does. */
async function settle(
  { key, question }: Extract<Action, { kind: 'wait' }>,
  record: Recorder,
  parts: RunnerParts,
): Promise<RunEnd | undefined> {
  const answer = await parts.approver.ask({ key, step: stepIdOf(key), round: roundOf(key), question });
  if (!answer) return { kind: 'waiting', key, question };
  record({ type: 'approval.answered', key, ...answer });
  return undefined;
}

function outcomeOf({ outcome, reason }: { outcome: 'succeeded' | 'failed'; reason?: string }) {
  return { outcome, ...(reason !== undefined && { reason }) };
}
