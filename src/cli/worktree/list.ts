import { worktreesNow, type WorktreeNow } from '../../services/worktrees/list.ts';
import { openShared } from '../open-shared.ts';
import { NO_REPOSITORY, refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { type Row, table } from '../text/table.ts';

interface Options {
  json?: true;
  config?: string;
}

export async function listAll(options: Options, terminal: Terminal): Promise<void> {
  const team = openShared(terminal, options.config);
  if (!team) return;
  if (!team.workplace.repository.git) return refuse(NO_REPOSITORY, terminal);
  const worktrees = await worktreesNow(team.workplace);
  if (options.json) for (const worktree of worktrees) terminal.out(JSON.stringify(jsonOf(worktree)));
  else terminal.out(table(['ROLE', 'BRANCH', 'CHANGES', 'AT WORK', 'PORTS', 'FOLDER'], worktrees.map(rowOf), terminal));
}

function rowOf({ path, branch, role, instances, changes, ports, isThere }: WorktreeNow): Row {
  return {
    cells: [
      role ?? '-',
      branch ?? '-',
      isThere ? String(changes ?? '?') : 'gone',
      instances.map(({ role: of, id }) => of ?? id.slice(0, 8)).join(', ') || '-',
      ports ? `${ports.from}-${ports.from + ports.count - 1}` : '-',
      path,
    ],
  };
}

function jsonOf({ path, branch, head, role, instances, changes, ports, isMain, isThere, locked }: WorktreeNow) {
  const ids = instances.map(({ id }) => id);
  return { path, main: isMain, there: isThere, branch, head, role, locked, changes, instances: ids, ports };
}
