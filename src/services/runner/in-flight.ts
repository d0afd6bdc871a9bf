import type { Start } from '../../domain/advance.ts';
import type { RunState } from '../../domain/run.ts';
import type { StepKey } from '../../domain/step-key.ts';

/** A step that is being carried out by this process. */
interface Flight {
  action: Start;
  controller: AbortController;
  /** Resolves when the step's end is in the journal, or when it is left open; never rejects. */
  landed: Promise<void>;
}

/** Why a step is told to end where the time of an `each` round it is up. */
export const TIME_UP = Symbol('time is up');

/** The steps that are being carried out, and which others may begin beside them. */
export class InFlight {
  readonly #flights = new Map<StepKey, Flight>();
  #fault: { error: unknown } | undefined;
  /** Ends `next` without a landing. */
  #wake: () => void = () => undefined;

  get isEmpty(): boolean {
    return this.#flights.size === 0;
  }

  has(key: StepKey): boolean {
    return this.#flights.has(key);
  }

  /** Two steps of one workspace never work side by side, and no more agents than allowed. */
  mayBegin({ step, place }: Start, state: RunState, agents: number): boolean {
    const flights = [...this.#flights.values()];
    if (step.verb === 'agent' && flights.filter(({ action }) => action.step.verb === 'agent').length >= agents)
      return false;
    const workspace = place?.workspace;
    return workspace === undefined || !(flights.some(isThere) || isWithPerson());

    function isThere({ action }: Flight): boolean {
      return action.place?.workspace === workspace;
    }

    function isWithPerson(): boolean {
      return [...state.steps.values()].some(
        (record) => record.workspace === workspace && record.status.kind === 'requested',
      );
    }
  }

  begin(action: Start, work: (signal: AbortSignal) => Promise<void>): void {
    const controller = new AbortController();
    const landed = work(controller.signal)
      .catch((error: unknown) => this.fail(error))
      .finally(() => this.#flights.delete(action.key));
    this.#flights.set(action.key, { action, controller, landed });
  }

  /** What is no step's own fault ends them all. */
  fail(error: unknown): void {
    this.#fault ??= { error };
    for (const { controller } of this.#flights.values()) controller.abort(error);
  }

  /** Ends every step whose key begins so: its time is up. */
  stop(prefix: string): void {
    for (const [key, { controller }] of this.#flights) if (key.startsWith(prefix)) controller.abort(TIME_UP);
    this.#wake();
  }

  /** Ends `next`, as something may be different now. */
  wake(): void {
    this.#wake();
  }

  /** Waits until some step has landed, or the time of some was up: what waited for a person has ended with that, too. */
  async next(): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    await Promise.race([...this.#landings(), woken]);
  }

  /** @throws what was no step's own fault, once all have landed */
  async throwFault(): Promise<void> {
    if (!this.#fault) return;
    await Promise.all(this.#landings());
    throw this.#fault.error;
  }

  #landings(): Promise<void>[] {
    return [...this.#flights.values()].map(({ landed }) => landed);
  }
}
