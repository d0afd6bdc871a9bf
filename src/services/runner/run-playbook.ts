import { type Action, advance, type Start } from '../../domain/advance.ts';
import type { Event, RunOutcome } from '../../domain/event.ts';
import type { EachStep, Step } from '../../domain/playbook.ts';
import { applyEvent, type RunState } from '../../domain/run.ts';
import { branchPrefix, roundOf, type StepKey, stepIdOf } from '../../domain/step-key.ts';
import type { Log } from '../../store/logs.ts';
import type { Question } from '../agents.ts';
import { inTurn } from '../processes/in-turn.ts';
import { after } from '../runs/limits.ts';
import { carryOut } from './carry-out.ts';
import { InFlight } from './in-flight.ts';
import type { Recorder, RunnerParts } from './parts.ts';

/** Another process has taken the run while this one was stopped: nothing of ours counts any more. */
export class RunLost extends Error {
  constructor(run: string) {
    super(`run ${run} has been taken over by another process; what this one was doing does not count`);
    this.name = 'RunLost';
  }
}

/** How a call of the runner ends; the run itself may go on later. */
export type RunEnd =
  | { kind: 'finished'; outcome: RunOutcome; reason?: string }
  /** Nothing is left to do but what these people are asked. */
  | { kind: 'waiting'; questions: Waiting[] }
  | { kind: 'interrupted' }
  /** A person has to move something out of the way; the step is open, and is done again afterwards. */
  | { kind: 'held-up'; key: string; reason: string };

export type Waiting = Extract<Action, { kind: 'wait' }>;

/**
 * Carries a run on until it has finished, needs a person, or is stopped. All it knows is the folded journal, and
 * nothing counts before it is in the journal: killed anywhere, the next call goes on from there.
 */
export async function runPlaybook(state: RunState, journal: Log, parts: RunnerParts): Promise<RunEnd> {
  await parts.workspaces.branches.catchUp(state.tip, state.previousTip);
  const runner = new Runner(state, journal, parts);
  try {
    return await runner.carryOn();
  } finally {
    runner.dispose();
  }
}

class Runner {
  readonly #state: RunState;
  readonly #parts: RunnerParts;
  readonly #record: Recorder;
  readonly #inFlight = new InFlight();
  /** Work is taken in one step after the other. */
  readonly #landing = inTurn();
  readonly #timers = new Map<StepKey, NodeJS.Timeout>();
  /** Steps that nobody here has an answer for. */
  readonly #unanswered = new Set<StepKey>();
  #heldUp: Extract<RunEnd, { kind: 'held-up' }> | undefined;
  /** Ends listening for answers that come while steps are at work. */
  #deafen: (() => void) | undefined;

  constructor(state: RunState, journal: Log, parts: RunnerParts) {
    this.#state = state;
    this.#parts = parts;
    this.#record = (unstamped) => {
      if (!parts.isOurs()) throw new RunLost(state.started.run);
      const event = { ...unstamped, at: parts.clock.now().toISOString() } as Event;
      journal.append(event);
      applyEvent(state, event);
      parts.observe(event);
    };
    // After a resume a block has all of its time again.
    for (const { key, status, isTimeUp } of state.steps.values()) {
      const step = stepNamed(stepIdOf(key), parts.playbook.steps);
      if (step?.verb === 'each' && status.kind === 'open' && !isTimeUp) this.#watchTime(step, key);
    }
  }

  /** @throws what is no step's own fault, once everything in flight has ended */
  async carryOn(): Promise<RunEnd> {
    this.#deafen = this.#parts.person.listen?.(() => {
      this.#unanswered.clear();
      this.#inFlight.wake();
    });
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

  dispose(): void {
    this.#deafen?.();
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  /** Looks at the run once, and does what can be done. @returns how the call ends, unless it goes on */
  async #turn(): Promise<RunEnd | undefined> {
    const { finished } = this.#state;
    if (finished) {
      const { outcome, reason } = finished;
      return { kind: 'finished', outcome, ...(reason !== undefined && { reason }) };
    }
    if (this.#isStopping()) {
      if (this.#inFlight.isEmpty) return this.#heldUp ?? { kind: 'interrupted' };
    } else {
      const actions = advance(this.#parts.playbook, this.#state);
      if (await this.#doAtOnce(actions)) return undefined;
      this.#beginSteps(actions);
      if (this.#inFlight.isEmpty) return { kind: 'waiting', questions: actions.filter(isWait) };
    }
    await this.#inFlight.next();
    return undefined;
  }

  #isStopping(): boolean {
    return this.#parts.signal.aborted || this.#heldUp !== undefined;
  }

  /** Carries out one action that is no step's work; false where there is none. After one, everything may be different. */
  async #doAtOnce(actions: readonly Action[]): Promise<boolean> {
    for (const action of actions) {
      if (action.kind === 'start' || ('key' in action && this.#inFlight.has(action.key))) continue;
      if (action.kind !== 'wait') {
        this.#settle(action);
        return true;
      }
      if (this.#unanswered.has(action.key)) continue;
      await this.#ask(action);
      return true;
    }
    return false;
  }

  #settle(action: Exclude<Action, Start | Waiting>): void {
    switch (action.kind) {
      case 'enter': {
        const { key, step, branches } = action;
        this.#record({ type: 'step.started', key, attempt: 1, ...(branches && { branches }) });
        if (step.verb === 'each') this.#watchTime(step, key);
        return;
      }
      case 'skip':
        return this.#record({ type: 'step.skipped', key: action.key, condition: action.condition });
      case 'settle':
        return this.#record({ type: 'step.finished', key: action.key, outcome: action.outcome });
      case 'finish': {
        const { outcome, reason } = action;
        return this.#record({ type: 'run.finished', outcome, ...(reason !== undefined && { reason }) });
      }
    }
  }

  /** Asks whoever is there; without an answer the run waits, and holds no process while it does. */
  async #ask({ key, question, wants }: Waiting): Promise<void> {
    const { person } = this.#parts;
    const asked: Question = { key, step: stepIdOf(key), round: roundOf(key), question };
    const answer = wants === 'approval' ? await person.answer(asked) : undefined;
    if (answer) this.#record({ type: 'approval.answered', key, ...answer });
    const work = wants === 'work' ? await person.handIn(asked) : undefined;
    if (work) this.#record({ type: 'work.handed-in', key, ...work });
    if (!answer && !work) this.#unanswered.add(key);
  }

  #beginSteps(actions: readonly Action[]): void {
    const { playbook } = this.#parts;
    for (const action of actions) {
      if (action.kind !== 'start' || this.#inFlight.has(action.key)) continue;
      if (!this.#inFlight.mayBegin(action, this.#state, playbook.limits.agents)) continue;
      this.#inFlight.begin(action, (signal) => this.#carryOut(action, signal));
    }
  }

  async #carryOut(action: Start, signal: AbortSignal): Promise<void> {
    const reason = await carryOut(action, this.#state, this.#record, this.#parts, signal, this.#landing);
    if (reason !== undefined) this.#heldUp ??= { kind: 'held-up', key: action.key, reason };
  }

  #watchTime({ withinMs }: EachStep, key: StepKey): void {
    const timer = after(withinMs, () => {
      const isOpen = this.#state.steps.get(key)?.status.kind === 'open';
      if (!isOpen || this.#isStopping()) return;
      try {
        this.#record({ type: 'time.up', key });
        this.#inFlight.stop(branchPrefix(key, '').slice(0, -1));
      } catch (error) {
        this.#inFlight.fail(error);
      }
    });
    if (timer) this.#timers.set(key, timer);
  }
}

function isWait(action: Action): action is Waiting {
  return action.kind === 'wait';
}

/** Ids are unique in a playbook, at whatever depth. */
function stepNamed(id: string, steps: readonly Step[]): Step | undefined {
  for (const step of steps) {
    const inner = 'steps' in step ? stepNamed(id, step.steps) : undefined;
    if (step.id === id || inner) return step.id === id ? step : inner;
  }
  return undefined;
}
