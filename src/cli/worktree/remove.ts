import { readinessOf } from '../../services/worktrees/home.ts';
import { removeWorktree } from '../../services/worktrees/prune.ts';
import { canonicalPath } from '../../store/canonical-path.ts';
import { openForPerson } from '../open-for-person.ts';
import { NO_REPOSITORY, refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';
import { runFolders } from './prune.ts';

interface Options {
  ignored?: true;
  json?: true;
  config?: string;
}

export async function removeOne(name: string, { ignored, json, config }: Options, terminal: Terminal): Promise<void> {
  const team = openForPerson('removes worktrees', terminal, config);
  if (!team) return;
  if (!team.workplace.repository.git) return refuse(NO_REPOSITORY, terminal);
  const { ended, open } = runFolders(team);
  const removed = await removeWorktree(team.workplace, name, {
    by: team.author,
    dryRun: false,
    runs: ended,
    openRuns: open,
    readiness: readinessOf(team.loaded.config),
    withIgnored: ignored === true,
    here: canonicalPath(terminal.cwd) ?? terminal.cwd,
  });
  if (!removed.ok) return refuse(removed.error, terminal);
  const { path, branch } = removed.value;
  if (json) return terminal.out(JSON.stringify(removed.value));
  const also = branch === undefined ? '' : `; branch ${branch} went with it, as others have all of it`;
  terminal.out(safeText(`${path} is removed${also}.`));
}
