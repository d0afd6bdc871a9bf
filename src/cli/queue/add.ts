import { refused } from '../../domain/refused.ts';
import { addToQueue } from '../../services/merge-queue/add.ts';
import { branchOf } from '../../store/head.ts';
import { openShared, type SharedTeam } from '../open-shared.ts';
import { NO_REPOSITORY, refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';

interface Options {
  into?: string;
  role?: string;
  approvedBy?: string[];
  json?: true;
  config?: string;
}

export async function addBranch(named: string | undefined, options: Options, terminal: Terminal): Promise<void> {
  const team = openShared(terminal, options.config);
  if (!team) return;
  const { workplace, author } = team;
  if (!workplace.repository.git) return refuse(NO_REPOSITORY, terminal);
  const branch = named ?? branchOf(workplace.repository.worktree);
  const into = options.into ?? targetOf(team);
  if (branch === undefined) return refuse(refused('no branch is checked out here', 'Name one.').error, terminal);
  if (into === undefined)
    return refuse(refused('nothing says what it is to go into', 'Name it with --into.').error, terminal);
  const { role, approvedBy = [] } = options;
  const request = { branch, into, by: author, approvedBy, ...(role !== undefined && { role }) };
  const added = await addToQueue(workplace, request);
  if (!added.ok) return refuse(added.error, terminal);
  const { id, commit, role: whose } = added.value;
  if (options.json) return terminal.out(JSON.stringify(added.value));
  const work = whose === undefined ? 'of no role' : `of role ${whose}`;
  terminal.out(safeText(`${id}: ${branch} at ${commit.slice(0, 12)}, ${work}, waits to go into ${into}.`));
}

function targetOf({ loaded, workplace }: SharedTeam): string | undefined {
  const { main } = workplace.repository;
  return loaded.config.queue?.into ?? (main === undefined ? undefined : branchOf(main));
}
