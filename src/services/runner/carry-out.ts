import type { Start } from '../../domain/advance.ts';
import type { AgentSession, FailedOutcome } from '../../domain/event.ts';
import { retryDelay } from '../../domain/backoff.ts';
import type { RunState } from '../../domain/run.ts';
import { GitFailed } from '../../store/git-process.ts';
import type { inTurn } from '../processes/in-turn.ts';
import { HeldUp, WorkspaceFault } from '../runs/workspaces.ts';
import { TIME_UP } from './in-flight.ts';
import { land } from './land.ts';
import { obstacleTo } from './obstacles.ts';
import type { Recorder, RunnerParts } from './parts.ts';
import { perform } from './perform.ts';
import { contextOf, type StepContext } from './step-context.ts';
import type { StepEnd } from './step-end.ts';

/** What the steps of a run have in common. */
export interface Stage {
  state: RunState;
  record: Recorder;
  parts: RunnerParts;
  /** Takes work in, one step after the other. */
  landing: ReturnType<typeof inTurn>;
}

/**
 * Carries one step out, from its start to its end in the journal. A step that is cut short by Ctrl-C, or by a fault of
 * something else, has no end: it is open, and the next resume takes it up again.
 * @param grantedUsd what its agent may spend
 * @param stop ends it, because its time is up or something else is at fault
 * @returns what a person has to move out of the way first, if anything; the step is then open too
 */
export async function carryOut(
  action: Start,
  grantedUsd: number,
  stop: AbortSignal,
  { state, record, parts, landing }: Stage,
): Promise<string | undefined> {
  const { key, attempt, place, handedIn } = action;
  const context = contextOf(action, grantedUsd, state, record, parts, AbortSignal.any([parts.signal, stop]));
  const isCutShort = () => parts.signal.aborted || (stop.aborted && stop.reason !== TIME_UP);
  // Its processes begin only after they are in the journal, and this with them.
  const when = action.step.effect === 'once' ? 'now' : 'soon';
  if (!handedIn) record({ type: 'step.started', key, attempt, ...place }, when);
  let session: AgentSession | undefined;
  try {
    const end = (await obstacleTo(action, context, landing)) ?? (await perform(action, context));
    if (end.kind === 'ended') ({ session } = end.outcome);
    return await conclude(end, action, context, { stop, isCutShort, landing });
  } catch (error) {
    if (error instanceof HeldUp) {
      charge(session, context);
      return error.message;
    }
    if (!(error instanceof GitFailed || error instanceof WorkspaceFault)) throw error;
    const outcome = { kind: 'failed', reason: error.message, ...(session && { session }) } as const;
    return await conclude({ kind: 'ended', outcome }, action, context, { stop, isCutShort, landing });
  }
}

interface Conclusion {
  stop: AbortSignal;
  isCutShort(): boolean;
  landing: ReturnType<typeof inTurn>;
}

/** Puts the step's end into the journal, if it has one. */
async function conclude(
  end: StepEnd,
  action: Start,
  context: StepContext,
  { stop, isCutShort, landing }: Conclusion,
): Promise<undefined> {
  if (end.kind === 'left-to-person') return;
  const { outcome, work } = end;
  if (outcome.kind === 'failed' && isCutShort()) return charge(outcome.session, context);
  if (outcome.kind === 'failed') fail(action, outcome, stop, context);
  else if (work) await landing(() => land(outcome, work, context));
  else context.record({ type: 'step.finished', key: action.key, outcome }, 'soon');
  await context.leave();
}

/** What an attempt without an end has cost counts all the same. */
function charge(session: AgentSession | undefined, { key, record }: StepContext): undefined {
  if (session) record({ type: 'session.used', key, session });
}

/** Tried again where the step says so; one that was ended because its time is up has none left for that. */
function fail({ step, key, attempt }: Start, outcome: FailedOutcome, stop: AbortSignal, context: StepContext): void {
  const { state, record, parts } = context;
  if (stop.aborted) {
    const reason = state.timeUp ?? 'not done within the time that was given';
    return record({ type: 'step.finished', key, outcome: { ...outcome, reason } });
  }
  const known = state.steps.get(key);
  const delay = known && retryDelay(step, outcome, known);
  if (delay === undefined) return record({ type: 'step.finished', key, outcome });
  // A script fails as often as it says, however long it is waited.
  const waitMs = state.started.rehearsal ? 0 : delay;
  const retryAt = new Date(parts.clock.now().getTime() + waitMs).toISOString();
  record({ type: 'attempt.failed', key, attempt, outcome, retryAt });
}
