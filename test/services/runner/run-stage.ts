import { setImmediate } from 'node:timers/promises';
import type { Event } from '../../../src/domain/event.ts';
import type { Playbook } from '../../../src/domain/playbook.ts';
import { applyEvent, type RunState } from '../../../src/domain/run.ts';
import type { Agent, AgentResult, AgentTask } from '../../../src/services/agents.ts';
import { type RunEnd, runPlaybook } from '../../../src/services/runner/run-playbook.ts';
import { Later } from '../processes/later.ts';
import { type Changes, stage } from './stage.ts';

/** Turns of the event loop after which nothing more is to be expected: no clock is looked at, which a test may have stopped. */
const MOST_TURNS = 10_000;

/** An agent whose steps end when the test says so, or when they are told to. */
export class AgentByHand implements Agent {
  /** Keys of the steps that were told to end before they had. */
  readonly ended: string[] = [];
  readonly #tasks = new Map<string, Later<AgentResult>>();

  get inFlight(): string[] {
    return [...this.#tasks.keys()];
  }

  async perform({ key, signal }: AgentTask): Promise<AgentResult> {
    const result = new Later<AgentResult>();
    this.#tasks.set(key, result);
    signal.addEventListener('abort', () => {
      if (this.#tasks.has(key)) this.ended.push(key);
      result.resolve({ kind: 'failed', reason: 'it was ended' });
    });
    return result.promise.finally(() => this.#tasks.delete(key));
  }

  /** Waits until these steps are in flight. */
  async has(...keys: string[]): Promise<void> {
    const areThere = () => keys.every((key) => this.#tasks.has(key));
    for (let turns = 0; turns < MOST_TURNS && !areThere(); turns += 1) await setImmediate();
    if (!areThere()) throw new Error(`of ${keys.join(', ')} in flight: ${this.inFlight.join(', ')}`);
  }

  end(...keys: string[]): void {
    for (const key of keys) this.#of(key).resolve({ kind: 'answered', output: {} });
  }

  fail(key: string, error: Error): void {
    this.#of(key).reject(error);
  }

  #of(key: string): Later<AgentResult> {
    const result = this.#tasks.get(key);
    if (!result) throw new Error(`${key} is not in flight: ${this.inFlight.join(', ')}`);
    return result;
  }
}

export interface RunChanges extends Changes {
  /** Called with each event before it is in the journal, which it may refuse. */
  journal?: (event: Event) => void;
}

/** A run that is being carried on, with nothing real around it. */
export interface Running {
  end: Promise<RunEnd>;
  state: RunState;
  events: Event[];
  calls: string[];
}

/** @param before what the journal has already */
export function startRun(playbook: Playbook, changes: RunChanges = {}, before: readonly Event[] = []): Running {
  const { journal, ...others } = changes;
  const { parts, state, events, calls } = stage({ ...others, playbook });
  for (const event of before) applyEvent(state, event);
  events.push(...before);
  const append = (event: object) => {
    journal?.(event as Event);
    events.push(event as Event);
  };
  const log = {
    append,
    write: append,
    sync: () => undefined,
    read: () => ({ records: events, tornBytes: 0 }),
  };
  return { end: runPlaybook(state, log, parts), state, events, calls };
}

/** Keys of what has begun, in order and as often as it has. */
export function begun(events: readonly Event[]): string[] {
  return events.flatMap((event) => (event.type === 'step.started' ? event.key : []));
}

/** Waits until all has happened that happens by itself. */
export async function settled(): Promise<void> {
  for (let turns = 0; turns < 10; turns += 1) await setImmediate();
}
