import type { Start } from '../../domain/advance.ts';
import { isAsked, type RunState } from '../../domain/run.ts';
import type { StepKey } from '../../domain/step-key.ts';

/** A step that is being carried out by this process. */
interface Flight {
  action: Start;
  /** US dollars that its agent may spend: nobody else may, as long as it is at work. */
  grantedUsd: number;
  controller: AbortController;
  /** Resolves when the step's end is in the journal, or when it is left open; never rejects. */
  landed: Promise<void>;
}

/** Why a step is told to end where the time of the run, or of an `each` round it, is up. */
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

  get agents(): number {
    return this.#all().filter(({ action }) => action.step.verb === 'agent').length;
  }

  get grantedUsd(): number {
    return this.#all().reduce((sum, { grantedUsd }) => sum + grantedUsd, 0);
  }

  has(key: StepKey): boolean {
    return this.#flights.has(key);
  }

  /** Two steps of one workspace never work side by side, and no more agents than allowed. */
  mayBegin({ step, place }: Start, state: RunState, agents: number): boolean {
    if (step.verb === 'agent' && this.agents >= agents) return false;
    const workspace = place?.workspace;
    return workspace === undefined || !(this.#all().some(isThere) || isWithPerson());

    function isThere({ action }: Flight): boolean {
      return action.place?.workspace === workspace;
    }

    function isWithPerson(): boolean {
      return [...state.steps.values()].some(
        (record) => record.workspace === workspace && record.status.kind === 'requested' && isAsked(record, state),
      );
    }
  }

  begin(action: Start, grantedUsd: number, work: (signal: AbortSignal) => Promise<void>): void {
    const controller = new AbortController();
    const landed = work(controller.signal)
      .catch((error: unknown) => this.fail(error))
      .finally(() => this.#flights.delete(action.key));
    this.#flights.set(action.key, { action, grantedUsd, controller, landed });
  }

  /** What is no step's own fault ends them all. */
  fail(error: unknown): void {
    this.#fault ??= { error };
    for (const { controller } of this.#flights.values()) controller.abort(error);
    this.#wake();
  }

  /** Ends every step whose key begins so: its time is up. */
  stop(prefix: string): void {
    for (const [key, { controller }] of this.#flights) if (key.startsWith(prefix)) controller.abort(TIME_UP);
  }

  /** Ends `next`, as something may be different now. */
  wake(): void {
    this.#wake();
  }

  /** Waits until some step has landed, or the signal comes: where what was waited for by the clock is there. */
  async next(signal: AbortSignal): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve(), { once: true });
    });
    await Promise.race([...this.#landings(), woken]);
  }

  /** @throws what was no step's own fault, once all have landed */
  async throwFault(): Promise<void> {
    if (!this.#fault) return;
    await Promise.all(this.#landings());
    throw this.#fault.error;
  }

  #all(): Flight[] {
    return [...this.#flights.values()];
  }

  #landings(): Promise<void>[] {
    return this.#all().map(({ landed }) => landed);
  }
}
