import type { Action } from '../../domain/advance.ts';
import type { ApprovalExpired } from '../../domain/event.ts';
import type { RunState } from '../../domain/run.ts';
import { roundOf, type StepKey, stepIdOf } from '../../domain/step-key.ts';
import type { Person, Question } from '../agents.ts';
import type { Recorder, Unstamped } from './parts.ts';

export type Waiting = Extract<Action, { kind: 'wait' }>;

/** Puts the run's questions to whoever is there. */
export class Asking {
  readonly #person: Person;
  readonly #record: Recorder;
  /** Steps that nobody here has an answer for. */
  readonly #unanswered = new Set<StepKey>();

  constructor(person: Person, record: Recorder) {
    this.#person = person;
    this.#record = record;
  }

  isUnanswered(key: StepKey): boolean {
    return this.#unanswered.has(key);
  }

  /** Somebody may have answered meanwhile. */
  askAgain(): void {
    this.#unanswered.clear();
  }

  /** Without an answer the run waits, and holds no process while it does. */
  async ask({ key, question, wants }: Waiting): Promise<void> {
    const asked = questionAbout(key, question);
    const answer = wants === 'work' ? undefined : await this.#person.answer(asked);
    if (answer) {
      const { approved, by, reason } = answer;
      return this.#record({ type: 'approval.answered', key, approved, by, reason });
    }
    const work = wants === 'approval' ? undefined : await this.#person.handIn(asked);
    if (work) return this.#record({ type: 'work.handed-in', key, ...work });
    this.#unanswered.add(key);
  }

  /**
   * What was said in time counts whenever it is read; what comes too late is kept, although it does not count.
   * @param at when the time is up: milliseconds of the wall clock
   */
  async expire(event: Unstamped<ApprovalExpired>, at: number, state: RunState): Promise<void> {
    const { key } = event;
    const status = state.steps.get(key)?.status;
    const said = await this.#person.answer(questionAbout(key, status?.kind === 'waiting' ? status.question : ''));
    if (!said) return this.#record(event);
    const { approved, by, reason } = said;
    if (said.at !== undefined && Date.parse(said.at) < at)
      return this.#record({ type: 'approval.answered', key, approved, by, reason });
    this.#record({ ...event, late: { approved, by, reason } });
  }
}

function questionAbout(key: StepKey, question: string): Question {
  return { key, step: stepIdOf(key), round: roundOf(key), question };
}
