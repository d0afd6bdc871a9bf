import { type Action, advance, type Start } from '../../../src/domain/advance.ts';
import type { Event, RunStarted, StepOutcome } from '../../../src/domain/event.ts';
import type { Playbook } from '../../../src/domain/playbook.ts';
import { applyEvent, foldRun, type RunState } from '../../../src/domain/run.ts';
import type { StepKey } from '../../../src/domain/step-key.ts';

const at = '2026-01-15T10:00:00.000Z';
const STARTED: RunStarted = {
  type: 'run.started',
  at,
  run: 'r1',
  playbook: 'p',
  hash: '',
  inputs: { task: 'a cart' },
  parts: { author: 'backend', experts: ['frontend', 'ops'] },
  base: 'c0',
  rehearsal: false,
};

/** Far more than can happen by itself between two steps. */
const MOST_AT_ONCE = 1000;

type Unstamped<E> = E extends unknown ? Omit<E, 'at'> : never;

/**
 * A run that a test carries on by hand. Steps begin and end when the test says so; whatever takes no time happens by
 * itself, as in the runner: a block is entered, a step is skipped or settled, the run finishes.
 */
export class HandRun {
  readonly events: Event[];
  readonly #playbook: Playbook;
  readonly #inFlight = new Set<StepKey>();
  #state: RunState;

  constructor(playbook: Playbook, started: Partial<RunStarted> = {}) {
    this.#playbook = playbook;
    this.events = [{ ...STARTED, ...started }];
    this.#state = foldRun(this.events);
    this.#settle();
  }

  get state(): RunState {
    return this.#state;
  }

  /** Keys of the steps that have begun and not ended. */
  get inFlight(): StepKey[] {
    return [...this.#inFlight];
  }

  /** Keys of the steps that can begin now. */
  get ready(): StepKey[] {
    return this.#actions().flatMap((action) => (action.kind === 'start' ? action.key : []));
  }

  /** Keys of the steps that wait for a person. */
  get waiting(): StepKey[] {
    return this.#actions().flatMap((action) => (action.kind === 'wait' ? action.key : []));
  }

  /** `succeeded`, or `failed: reason`; undefined as long as the run goes on. */
  get ending(): string | undefined {
    const { finished } = this.#state;
    return finished && (finished.reason === undefined ? finished.outcome : `${finished.outcome}: ${finished.reason}`);
  }

  /** What is offered for a step that can begin now. */
  startOf(key: StepKey): Start {
    const found = this.#actions().find((action): action is Start => action.kind === 'start' && action.key === key);
    if (!found) throw new Error(`${key} can't begin; what can: ${this.ready.join(', ')}`);
    return found;
  }

  /** The outputs that a step that can begin now would read, by the ids of their steps. */
  reads(key: StepKey): Record<string, unknown> {
    const outputs = Object.entries(this.startOf(key).scope.steps);
    return Object.fromEntries(outputs.map(([id, { output }]) => [id, output]));
  }

  /** How a step has ended; undefined as long as it has not. */
  outcomeOf(key: StepKey): StepOutcome | undefined {
    const status = this.#state.steps.get(key)?.status;
    return status?.kind === 'finished' ? status.outcome : undefined;
  }

  begin(...keys: StepKey[]): this {
    for (const key of keys) {
      const { attempt, place, handedIn } = this.startOf(key);
      this.#inFlight.add(key);
      if (!handedIn) this.#record({ type: 'step.started', key, attempt, ...place });
    }
    return this;
  }

  succeed(key: StepKey, output: unknown = {}): this {
    return this.#land(key, { kind: 'succeeded', output });
  }

  fail(key: StepKey, reason = 'no'): this {
    return this.#land(key, { kind: 'failed', reason });
  }

  /** Fails, and is tried again later. */
  failForNow(key: StepKey, retryAt: string): this {
    if (!this.#inFlight.delete(key)) throw new Error(`${key} is not in flight`);
    const attempt = this.#state.steps.get(key)?.attempts ?? 0;
    return this.#record({ type: 'attempt.failed', key, attempt, outcome: { kind: 'failed', reason: 'busy' }, retryAt });
  }

  /** Begins and ends steps, one after the other. */
  do(...keys: StepKey[]): this {
    for (const key of keys) this.begin(key).succeed(key);
    return this;
  }

  /** Lets an approve step put its question; it begins with that, unless it has begun. Nothing is in flight while it waits. */
  ask(key: StepKey): this {
    if (!this.#inFlight.has(key)) this.begin(key);
    this.#inFlight.delete(key);
    return this.#record({ type: 'approval.requested', key, question: 'Really?' });
  }

  answer(key: StepKey, approved: boolean): this {
    return this.#record({ type: 'approval.answered', key, approved, by: 'ann', reason: 'so' });
  }

  /** The same for an agent step that a person does. */
  leave(key: StepKey): this {
    if (!this.#inFlight.has(key)) this.begin(key);
    this.#inFlight.delete(key);
    const request = { task: 'Do it.', file: '/task.md', folder: '/tree', since: 'c0' };
    return this.#record({ type: 'work.requested', key, ...request });
  }

  handIn(key: StepKey, output: unknown): this {
    return this.#record({ type: 'work.handed-in', key, output, by: 'ann' });
  }

  /** The time of the whole run is used up. */
  runTimeUp(reason: string): this {
    return this.#record({ type: 'run.time-up', reason });
  }

  /** What a person is asked, who waits for an answer. */
  question(key: StepKey): string | undefined {
    const status = this.#state.steps.get(key)?.status;
    return status?.kind === 'waiting' ? status.question : undefined;
  }

  /** The time of an `each` is used up. */
  timeUp(key: StepKey): this {
    return this.#record({ type: 'time.up', key });
  }

  /** Whoever carried the run on is gone: what is known of it is its journal. */
  kill(): this {
    this.#inFlight.clear();
    this.#state = foldRun(this.events);
    this.#settle();
    return this;
  }

  #land(key: StepKey, outcome: StepOutcome): this {
    if (!this.#inFlight.delete(key)) throw new Error(`${key} is not in flight`);
    return this.#record({ type: 'step.finished', key, outcome });
  }

  /** All that can be done now, besides what is being done. */
  #actions(): Action[] {
    if (this.#state.finished) return [];
    const actions = advance(this.#playbook, this.#state);
    return actions.filter((action) => !('key' in action && this.#inFlight.has(action.key)));
  }

  #record(unstamped: Unstamped<Event>): this {
    this.#append(unstamped);
    this.#settle();
    return this;
  }

  #append(unstamped: Unstamped<Event>): void {
    const event = { ...unstamped, at } as Event;
    this.events.push(event);
    applyEvent(this.#state, event);
  }

  #settle(): void {
    for (let count = 0, event = this.#nextAtOnce(); event; count += 1, event = this.#nextAtOnce()) {
      if (count === MOST_AT_ONCE) throw new Error(`it goes on for ever: ${JSON.stringify(event)}`);
      this.#append(event);
    }
  }

  #nextAtOnce(): Unstamped<Event> | undefined {
    return this.#actions()
      .map(atOnce)
      .find((event) => event !== undefined);
  }
}

/** What happens by itself. */
function atOnce(action: Action): Unstamped<Event> | undefined {
  switch (action.kind) {
    case 'enter':
      return {
        type: 'step.started',
        key: action.key,
        attempt: 1,
        ...(action.branches && { branches: action.branches }),
      };
    case 'skip':
      return { type: 'step.skipped', key: action.key, condition: action.condition };
    case 'settle':
      return { type: 'step.finished', key: action.key, outcome: action.outcome };
    case 'ask':
      return {
        type: 'approval.requested',
        key: action.key,
        question: action.question,
        ...(action.doubt && { doubt: true }),
      };
    case 'close':
    case 'finish':
      return {
        type: action.kind === 'close' ? 'run.closing' : 'run.finished',
        outcome: action.outcome,
        ...(action.reason !== undefined && { reason: action.reason }),
      };
    case 'start':
    case 'wait':
      return undefined;
  }
}
