import type { StepKey } from '../../../domain/step-key.ts';
import type { Activity, Happening } from '../../../services/runner/parts.ts';

/** A step's activities come at most this often, in milliseconds. */
export const PAUSE_MS = 1000;

/** Keeps what many agents do from drowning what matters: no event is ever held back, only activities are. */
export class Throttle {
  readonly #steps = new Map<StepKey, { shownAt: number; text: string; held?: Activity }>();

  /** What is to be shown now that this has happened. A step's newest activity comes before its end at the latest. */
  pass(happening: Happening): Happening[] {
    if (happening.type === 'activity') return this.#passActivity(happening);
    if (happening.type !== 'step.finished') return [happening];
    const held = this.#steps.get(happening.key)?.held;
    this.#steps.delete(happening.key);
    return held ? [held, happening] : [happening];
  }

  /** What was held back and need be no longer. @param now milliseconds of the wall clock */
  due(now: number): Activity[] {
    return [...this.#steps.values()].flatMap(({ held, shownAt }) =>
      held && now - shownAt >= PAUSE_MS ? this.#show(held, now) : [],
    );
  }

  #passActivity(activity: Activity): Activity[] {
    const now = Date.parse(activity.at);
    const step = this.#steps.get(activity.key);
    if (!step || now - step.shownAt >= PAUSE_MS) return activity.text === step?.text ? [] : this.#show(activity, now);
    if (activity.text === step.text) delete step.held;
    else step.held = activity;
    return [];
  }

  #show(activity: Activity, now: number): Activity[] {
    this.#steps.set(activity.key, { shownAt: now, text: activity.text });
    return [activity];
  }
}
