import { type Action, advance, type Start } from '../../domain/advance.ts';
import type { RunOutcome } from '../../domain/event.ts';
import type { RunState } from '../../domain/run.ts';
import type { Log } from '../../store/logs.ts';
import { inTurn } from '../processes/in-turn.ts';
import { after, LONGEST_MS } from '../runs/limits.ts';
import { Asking, type Waiting } from './asking.ts';
import { beginSteps, isHeld } from './begin-steps.ts';
import { carryOut } from './carry-out.ts';
import { type Deadline, deadlinesOf } from './deadlines.ts';
import { InFlight } from './in-flight.ts';
import type { Recorder, RunnerParts } from './parts.ts';
import { recordInto, type Recording } from './recorder.ts';

/** How a call of the runner ends; the run itself may go on later. */
export type RunEnd =
  | { kind: 'finished'; outcome: RunOutcome; reason?: string }
  /** Nothing is left to do but what these people are asked. */
  | { kind: 'waiting'; questions: Waiting[] }
  | { kind: 'interrupted' }
  /** A person has to move something out of the way; the step is open, and is done again afterwards. */
  | { kind: 'held-up'; key: string; reason: string };

export type { Waiting } from './asking.ts';

/**
 * Carries a run on until it has finished, needs a person, or is stopped. All it knows is the folded journal, and
 * nothing counts before it is in the journal: killed anywhere, the next call goes on from there.
 */
export async function runPlaybook(state: RunState, journal: Log, parts: RunnerParts): Promise<RunEnd> {
  await parts.workspaces.branches.catchUp(state.tip, state.previousTip);
  return new Runner(state, journal, parts).carryOn();
}

class Runner {
  readonly #state: RunState;
  readonly #parts: RunnerParts;
  readonly #recording: Recording;
  readonly #record: Recorder;
  readonly #inFlight = new InFlight();
  /** Work is taken in one step after the other. */
  readonly #landing = inTurn();
  readonly #asking: Asking;
  #heldUp: Extract<RunEnd, { kind: 'held-up' }> | undefined;

  constructor(state: RunState, journal: Log, parts: RunnerParts) {
    this.#state = state;
    this.#recording = recordInto(journal, state, parts, (error) => this.#inFlight.fail(error));
    this.#parts = { ...parts, observe: (happening) => this.#recording.tell(happening) };
    this.#record = this.#recording.record;
    this.#asking = new Asking(parts.person, this.#record);
  }

  /** @throws what is no step's own fault, once everything in flight has ended */
  async carryOn(): Promise<RunEnd> {
    if (this.#state.steps.size > 0 && !this.#state.finished) this.#record({ type: 'run.resumed' });
    const deafen = this.#parts.person.listen?.(() => {
      this.#asking.askAgain();
      this.#inFlight.wake();
    });
    try {
      return await this.#untilEnd();
    } finally {
      deafen?.();
      this.#recording.flush();
    }
  }

  async #untilEnd(): Promise<RunEnd> {
    for (;;) {
      await this.#inFlight.throwFault();
      try {
        const end = await this.#turn();
        if (end) return end;
      } catch (error) {
        this.#inFlight.fail(error);
      }
    }
  }

  /** Looks at the run once, and does what can be done. @returns how the call ends, unless it goes on */
  async #turn(): Promise<RunEnd | undefined> {
    const { finished } = this.#state;
    if (finished) {
      const { outcome, reason } = finished;
      return { kind: 'finished', outcome, ...(reason !== undefined && { reason }) };
    }
    let next: number | undefined;
    if (this.#isStopping()) {
      if (this.#inFlight.isEmpty) return this.#heldUp ?? { kind: 'interrupted' };
    } else {
      const now = this.#parts.clock.now().getTime();
      const deadlines = deadlinesOf(this.#parts.playbook, this.#state, now);
      const due = deadlines.find(({ at, event }) => event && at <= now);
      if (due) return this.#pass(due);
      const actions = advance(this.#parts.playbook, this.#state);
      if (await this.#doAtOnce(actions)) return undefined;
      beginSteps(
        actions,
        now,
        { state: this.#state, parts: this.#parts, inFlight: this.#inFlight },
        (action, usd, signal) => this.#carryOut(action, usd, signal),
      );
      if (this.#inFlight.isEmpty && !actions.some((action) => isHeld(action, now)))
        return { kind: 'waiting', questions: actions.filter(isWait) };
      next = Math.min(...deadlines.map(({ at }) => at).filter((at) => at > now)) - now;
    }
    await this.#sleep(next);
    return undefined;
  }

  #isStopping(): boolean {
    return this.#parts.signal.aborted || this.#heldUp !== undefined;
  }

  /** Until a step has landed, somebody stops the run, or so many milliseconds are over. */
  async #sleep(ms: number | undefined): Promise<void> {
    const { signal } = this.#parts;
    const alarm = new AbortController();
    const timer =
      ms === undefined || ms === Infinity ? undefined : after(Math.min(ms, LONGEST_MS), () => alarm.abort());
    // Whoever is stopping already waits for those in flight alone.
    const wakers = this.#isStopping() ? [alarm.signal] : [alarm.signal, signal];
    try {
      await this.#inFlight.next(AbortSignal.any(wakers));
    } finally {
      clearTimeout(timer);
    }
  }

  /** Something is over by the clock. */
  async #pass({ at, event, ends }: Deadline): Promise<undefined> {
    if (event?.type === 'approval.expired') await this.#asking.expire(event, at, this.#state);
    else if (event) this.#record(event);
    if (ends !== undefined) this.#inFlight.stop(ends);
  }

  /** Carries out one action that is no step's work; false where there is none. After one, everything may be different. */
  async #doAtOnce(actions: readonly Action[]): Promise<boolean> {
    for (const action of actions) {
      if (action.kind === 'start' || ('key' in action && this.#inFlight.has(action.key))) continue;
      if (action.kind !== 'wait') {
        this.#settle(action);
        return true;
      }
      if (this.#asking.isUnanswered(action.key)) continue;
      await this.#asking.ask(action);
      return true;
    }
    return false;
  }

  #settle(action: Exclude<Action, Start | Waiting>): void {
    switch (action.kind) {
      case 'enter': {
        const { key, branches } = action;
        return this.#record({ type: 'step.started', key, attempt: 1, ...(branches && { branches }) }, 'soon');
      }
      case 'skip':
        return this.#record({ type: 'step.skipped', key: action.key, condition: action.condition }, 'soon');
      case 'settle':
        return this.#record({ type: 'step.finished', key: action.key, outcome: action.outcome }, 'soon');
      case 'ask': {
        const { kind: _, ...asked } = action;
        return this.#record({ type: 'approval.requested', ...asked });
      }
      case 'close':
      case 'finish': {
        const { outcome, reason } = action;
        const type = action.kind === 'close' ? 'run.closing' : 'run.finished';
        return this.#record({ type, outcome, ...(reason !== undefined && { reason }) });
      }
    }
  }

  async #carryOut(action: Start, grantedUsd: number, signal: AbortSignal): Promise<void> {
    const stage = { state: this.#state, record: this.#record, parts: this.#parts, landing: this.#landing };
    const reason = await carryOut(action, grantedUsd, signal, stage);
    if (reason !== undefined) this.#heldUp ??= { kind: 'held-up', key: action.key, reason };
  }
}

function isWait(action: Action): action is Waiting {
  return action.kind === 'wait';
}
