import { Listr, type ListrTaskWrapper } from 'listr2';
import type { Playbook, Step } from '../../domain/playbook.ts';
import type { RunState } from '../../domain/run.ts';
import { roundOf, stepIdOf } from '../../domain/step-key.ts';
import type { Happening } from '../../services/runner/parts.ts';
import { safeText } from '../safe-text.ts';
import { describeOutcome, safeDescription } from './describe.ts';
import type { RunView } from './run-view.ts';

// listr2's wrapper is generic in its renderers, which this view never looks at.
type Task = Pick<ListrTaskWrapper<unknown, never, never>, 'title' | 'output' | 'skip'>;
type Ending = { kind: 'done' | 'skipped' | 'waiting' } | { kind: 'failed'; reason: string };

/** The playbook's steps as a list on the terminal: each ticks off as it ends, and says below what it is doing. */
export function listrView(playbook: Playbook, state: RunState): RunView {
  const stages = playbook.steps.map((step) => new Stage(step));
  for (const stage of stages) stage.recall(state);
  const list = new Listr<unknown>(
    stages.map((stage) => ({ title: stage.step.title, task: (_, task) => stage.show(task as unknown as Task) })),
    { exitOnError: false, rendererOptions: { collapseErrors: false } },
  );
  const shown = list.run().catch(() => undefined);

  return {
    observe(happening) {
      if (!('key' in happening)) return;
      const current = stages.findIndex(({ step }) => step.id === topStepOf(happening.key));
      // A loop has no event for its end: it is over when a later step begins.
      for (const earlier of stages.slice(0, current)) earlier.end({ kind: 'done' });
      stages[current]?.update(happening);
    },
    async close(outcome) {
      const rest: Ending = { kind: outcome === 'paused' ? 'waiting' : outcome === 'failed' ? 'skipped' : 'done' };
      for (const stage of stages) stage.end(rest);
      await shown;
    },
  };
}

/** One top step of the playbook on the screen. */
class Stage {
  readonly step: Step;
  readonly #ended: Promise<Ending>;
  #task: Task | undefined;
  #suffix = '';
  /** Says how the stage ended; only the first word counts. */
  end: (ending: Ending) => void = () => undefined;

  constructor(step: Step) {
    this.step = step;
    this.#ended = new Promise((resolve) => {
      this.end = resolve;
    });
  }

  async show(task: Task): Promise<void> {
    this.#task = task;
    this.#refresh();
    const ending = await this.#ended;
    if (ending.kind === 'failed') throw new Error(`${this.step.title}: ${ending.reason}`);
    if (ending.kind !== 'done') task.skip(`${this.step.title}: ${ending.kind}`);
  }

  /** What is known of the step from before, where a run is carried on. */
  recall(state: RunState): void {
    const status = state.steps.get(this.step.id)?.status;
    if (status?.kind === 'skipped') this.end({ kind: 'skipped' });
    if (status?.kind !== 'finished' || status.outcome.kind !== 'succeeded') return;
    this.#name(describeOutcome(status.outcome));
    this.end({ kind: 'done' });
  }

  update(happening: Happening & { key: string }): void {
    const nested = happening.key.includes('/');
    const place = nested ? `round ${roundOf(happening.key)}, ${stepIdOf(happening.key)} ` : '';
    switch (happening.type) {
      case 'step.started':
        return this.#name(`${place}${happening.role === undefined ? '' : `by ${happening.role}`}`);
      case 'step.finished': {
        const { outcome } = happening;
        this.#name(`${place}${describeOutcome(outcome)}`);
        if (outcome.kind === 'failed') this.end({ kind: 'failed', reason: outcome.reason });
        else if (!nested) this.end({ kind: 'done' });
        return;
      }
      case 'step.skipped':
        return nested ? undefined : this.end({ kind: 'skipped' });
      case 'approval.answered':
        this.#name(`${happening.approved ? 'approved' : 'rejected'} by ${happening.by}`);
        return this.end(happening.approved ? { kind: 'done' } : { kind: 'failed', reason: happening.reason });
      default:
        if (this.#task) this.#task.output = safeDescription(happening) ?? '';
    }
  }

  #name(suffix: string): void {
    this.#suffix = safeText(suffix.trim());
    this.#refresh();
  }

  #refresh(): void {
    if (this.#task) this.#task.title = this.#suffix === '' ? this.step.title : `${this.step.title}: ${this.#suffix}`;
  }
}

function topStepOf(key: string): string {
  return key.split('/')[0]?.split('.')[0] ?? key;
}
