import { readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { listRunIds, readRun, runFolder } from '../../services/runs/runs.ts';
import { readinessOf, worktreesHome } from '../../services/worktrees/home.ts';
import { pruneWorktrees } from '../../services/worktrees/prune.ts';
import { canonicalPath } from '../../store/canonical-path.ts';
import { openForPerson } from '../open-for-person.ts';
import type { SharedTeam } from '../open-shared.ts';
import { NO_REPOSITORY, refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';

interface Options {
  dryRun?: true;
  runs?: true;
  ignored?: true;
  json?: true;
  config?: string;
}

export async function prune(options: Options, terminal: Terminal): Promise<void> {
  const team = openForPerson('removes worktrees', terminal, options.config);
  if (!team) return;
  if (!team.workplace.repository.git) return refuse(NO_REPOSITORY, terminal);
  const { ended, open } = runFolders(team);
  const pruned = await pruneWorktrees(team.workplace, {
    by: team.author,
    dryRun: options.dryRun === true,
    runs: options.runs ? ended : [],
    openRuns: options.runs ? open : [...open, ...ended],
    readiness: readinessOf(team.loaded.config),
    withIgnored: options.ignored === true,
    here: canonicalPath(terminal.cwd) ?? terminal.cwd,
  });
  if (options.json) return pruned.forEach((one) => terminal.out(JSON.stringify(one)));
  const goes = options.dryRun ? 'would go' : 'removed';
  for (const { path, removed, why, branch } of pruned)
    terminal.out(
      safeText(
        `${removed ? goes : 'stays'}: ${path}: ${why}${branch === undefined ? '' : `; branch ${branch} goes with it`}`,
      ),
    );
  if (pruned.length === 0) terminal.out('There are no worktrees to remove.');
}

/** The folders of the runs' worktrees. */
export function runFolders({ loaded, workplace }: SharedTeam): { ended: string[]; open: string[] } {
  const { repository, layout } = workplace;
  const home = worktreesHome(repository.main ?? repository.worktree, loaded.config);
  const there = existsSync(home) ? readdirSync(home) : [];
  const ids = listRunIds(layout.runs).filter((id) => there.includes(id));
  const hasEnded = (id: string) => readRun(runFolder(layout.runs, id)).finished !== undefined;
  const folder = (id: string) => canonicalPath(join(home, id)) ?? join(home, id);
  return { ended: ids.filter(hasEnded).map(folder), open: ids.filter((id) => !hasEnded(id)).map(folder) };
}
