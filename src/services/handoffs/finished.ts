import type { StepOutcome } from '../../domain/event.ts';
import type { RunState, StepRecord } from '../../domain/run.ts';

/** The steps that have an outcome, in the order in which they were started. */
export function finished({ steps }: RunState): (StepRecord & { outcome: StepOutcome })[] {
  return [...steps.values()].flatMap((record) =>
    record.status.kind === 'finished' ? { ...record, outcome: record.status.outcome } : [],
  );
}
