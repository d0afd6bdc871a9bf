import type { CoordConfig } from '../../config/generated/config.ts';
import { boundOf, type Estimate, estimateOf, type FormerRun } from '../../domain/estimate.ts';
import type { Playbook } from '../../domain/playbook.ts';
import { StateUnreadable } from '../../store/leases.ts';
import type { Bindings } from './run-parts.ts';
import { listRunIds, readRun, runFolder } from './runs.ts';

/** As many of the newest runs are looked at. */
const NEWEST = 20;

/** What a run of a playbook may cost here. @param runsDir where the runs are */
export function estimateRun(playbook: Playbook, parts: Bindings, config: CoordConfig, runsDir: string): Estimate {
  const budgetOf = (role: string) => {
    const { kind, budget_usd } = config.roles[role]?.agent ?? {};
    return kind === 'manual' ? 0 : budget_usd;
  };
  return estimateOf(formerRuns(playbook.name, runsDir), boundOf(playbook, { parts, budgetOf }));
}

/** Those that succeeded: what was cut short says little. */
function formerRuns(playbook: string, runsDir: string): FormerRun[] {
  const former: FormerRun[] = [];
  for (const id of listRunIds(runsDir)) {
    if (former.length === NEWEST) break;
    // A run's id names its playbook: most need not be read.
    if (!id.includes(`-${playbook}-`)) continue;
    const run = readFormer(id, playbook, runsDir);
    if (run) former.push(run);
  }
  return former;
}

function readFormer(id: string, playbook: string, runsDir: string): FormerRun | undefined {
  try {
    const { started, finished, costUsd, workedMs } = readRun(runFolder(runsDir, id));
    if (started.playbook !== playbook || started.rehearsal || finished?.outcome !== 'succeeded') return undefined;
    // How long people took to answer says nothing of the next run.
    return { costUsd, tookMs: workedMs };
  } catch (error) {
    if (error instanceof StateUnreadable) return undefined;
    throw error;
  }
}
