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

/** The steps that are being carried out, and which others may begin beside them. */
export class InFlight {
  readonly #flights = new Map<StepKey, Flight>();
  #fault: { error: unknown } | undefined;

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

  /** What is no step's own fault ends them all, and is thrown where the run is carried on. */
  fail(error: unknown): void {
    this.#fault ??= { error };
    this.stop('');
  }

  /** Ends every step whose key begins so. */
  stop(prefix: string): void {
    for (const [key, { controller }] of this.#flights) if (key.startsWith(prefix)) controller.abort();
  }

  /** Waits until some step has landed. @throws what something has failed with, once all have landed */
  async next(): Promise<void> {
    const landings = [...this.#flights.values()].map(({ landed }) => landed);
    await (this.#fault ? Promise.all(landings) : Promise.race(landings));
    if (this.#fault && this.isEmpty) throw this.#fault.error;
  }
}
