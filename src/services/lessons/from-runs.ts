import { taughtBy } from '../../domain/lesson.ts';
import { StateUnreadable } from '../../store/leases.ts';
import { listRunIds, readRun, runFolder } from '../runs/runs.ts';
import type { Workplace } from '../workplace.ts';
import { forgetSources, learn, learnedFrom } from './lessons.ts';

/** Learns from every run that has ended since, also from one whose runner was killed before it could. */
export async function learnFromRuns(workplace: Pick<Workplace, 'store' | 'clock' | 'layout'>): Promise<void> {
  const { runs } = workplace.layout;
  const known = await learnedFrom(workplace);
  const ids = listRunIds(runs);
  for (const id of ids.toReversed()) {
    if (known.has(sourceOf(id))) continue;
    try {
      const state = readRun(runFolder(runs, id));
      if (state.finished) await learn(workplace, taughtBy(state), sourceOf(id));
    } catch (error) {
      // A damaged run is told of by `coord runs`, and teaches nothing.
      if (!(error instanceof StateUnreadable)) throw error;
    }
  }
  const there = new Set(ids.map(sourceOf));
  const isGone = (source: string) => source.startsWith('run ') && !there.has(source);
  if ([...known].some(isGone)) await forgetSources(workplace, isGone);
}

const sourceOf = (id: string) => `run ${id}`;
