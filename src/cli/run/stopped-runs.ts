import { listRunIds, runFolder } from '../../services/runs/runs.ts';
import type { Workplace } from '../../services/workplace.ts';
import { outlineOf } from './outline.ts';

/** Runs that nobody carries on, and that wait for nobody: they were killed, or stopped by a person. */
export function stoppedRuns(workplace: Workplace): string[] {
  const { runs } = workplace.layout;
  return listRunIds(runs).filter((id) => outlineOf(runFolder(runs, id), workplace, []).status === 'open');
}
