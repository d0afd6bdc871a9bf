import type { Handoff } from '../../domain/records.ts';
import { git } from '../../store/git-process.ts';
import { gitIn } from '../../store/git.ts';
import type { Workplace } from '../workplace.ts';

type Held = Pick<Handoff, 'id' | 'work'>;
type Where = Pick<Workplace, 'repository'>;

const refOf = (id: string) => `refs/coord/handoffs/${id}`;
const mainOf = ({ repository }: Where) => repository.main ?? repository.worktree;

/** Holds the commits that are handed in, whatever becomes of their branch: git throws nothing away that a ref leads to. */
export async function holdWork({ id, work }: Held, where: Where): Promise<void> {
  if (work && where.repository.git) await git(mainOf(where), ['update-ref', refOf(id), work.tip]);
}

/** Lets go of what a branch has as well. */
export async function letGoOfWork({ id, work }: Held, where: Where): Promise<void> {
  if (!work || !where.repository.git || (await isOnNoBranch(work.tip, where))) return;
  await git(mainOf(where), ['update-ref', '-d', refOf(id)]);
}

/** Whether only a ref of coord's leads to a commit. */
export async function isOnNoBranch(commit: string, where: Where): Promise<boolean> {
  const repository = gitIn(mainOf(where));
  return (await repository.resolve(commit)) !== undefined && (await repository.branchesWith(commit)).length === 0;
}
