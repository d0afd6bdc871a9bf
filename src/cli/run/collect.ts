import { randomUUID } from 'node:crypto';
import type { RunOutcome } from '../../domain/event.ts';
import { learnFromRuns } from '../../services/lessons/from-runs.ts';
import { collectRuns } from '../../services/runs/collect-runs.ts';
import { holdRun } from '../../services/runs/run-lease.ts';
import { gitIn } from '../../store/git.ts';
import { openForPerson } from '../open-for-person.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';
import { runWorktrees } from './run-worktrees.ts';

export interface CollectOptions {
  /** Wall clock, ISO 8601. */
  before: string;
  state: RunOutcome[];
  dryRun?: true;
  json?: true;
  config?: string;
}

/** `coord runs gc`: removes what is left of runs that ended long ago, and says of each what became of it. */
export async function collect(options: CollectOptions, terminal: Terminal): Promise<void> {
  const team = openForPerson('removes runs', terminal, options.config);
  if (!team) return;
  const { runLeases, processes, layout, repository } = team.workplace;
  // Afterwards they can teach nothing any more.
  if (!options.dryRun) await learnFromRuns(team.workplace);
  const self = processes.identify(process.pid);
  const collected = await collectRuns({
    runsDir: layout.runs,
    before: options.before,
    outcomes: options.state,
    dryRun: options.dryRun === true,
    git: gitIn(repository.main ?? repository.worktree),
    workspacesOf: ({ started: { run, rehearsal } }) =>
      runWorktrees(run, rehearsal, repository, team.loaded.config).workspaces,
    hold: (run) => {
      const holder = { session: `collector:${randomUUID()}`, ...(self && { process: self }) };
      const held = holdRun(runLeases, run, holder, processes, () => undefined);
      return held.ok ? held.value : undefined;
    },
  });
  if (options.json) return collected.forEach((one) => terminal.out(JSON.stringify(one)));
  const goes = options.dryRun ? 'would go' : 'removed';
  for (const { run, removed, why, branches } of collected) {
    const taken = branches.length === 0 ? '' : `; with it ${branches.join(', ')}`;
    terminal.out(safeText(`${removed ? goes : 'stays'}: ${run}: ${why}${taken}`));
  }
  if (collected.length === 0) terminal.out('There are no runs to remove.');
}
