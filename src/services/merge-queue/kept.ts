import type { QueueEntry } from '../../domain/records.ts';
import { git } from '../../store/git-process.ts';
import { type Git, gitIn } from '../../store/git.ts';

/** Every branch that the queue makes begins so. */
const BRANCHES = 'coord/queue';

/** Holds the commit that was queued, whatever becomes of its branch: git throws nothing away that a ref leads to. */
const refOf = (id: string) => `refs/coord/queue/${id}`;

export async function holdCommit(folder: string, id: string, commit: string): Promise<void> {
  await git(folder, ['update-ref', refOf(id), commit]);
}

/** Keeps a commit on a branch that people see. What is called so already is never overwritten. @returns its name */
export async function keepOnBranch(folder: string, id: string, side: string, commit: string): Promise<string> {
  const repository = gitIn(folder);
  for (let number = 1; ; number += 1) {
    const name = `${BRANCHES}/${id}-${side}${number === 1 ? '' : `-${number}`}`;
    const tip = await repository.branchTip(name);
    if (tip === undefined) await repository.moveBranch(name, commit, undefined);
    if (tip === undefined || tip === commit) return name;
  }
}

/** Makes sure that a commit is on some branch. */
export async function neverLose(folder: string, { id }: QueueEntry, commit: string): Promise<void> {
  if ((await gitIn(folder).branchesWith(commit)).length === 0) await keepOnBranch(folder, id, 'from', commit);
}

/**
 * Takes away what was kept for an entry, as far as other branches have it too; a merge of ours that did not pass goes, as
 * both of its sides are kept elsewhere.
 * @returns the branches that stay
 */
export async function letGo(folder: string, entry: QueueEntry): Promise<string[]> {
  const repository = gitIn(folder);
  await neverLose(folder, entry, entry.commit);
  const kept: string[] = [];
  for (const name of await repository.branches(`${BRANCHES}/${entry.id}-`)) {
    const tip = await repository.branchTip(name);
    if (tip === undefined) continue;
    if (await isSpare(repository, name, tip, entry)) await repository.deleteBranch(name, tip);
    else kept.push(name);
  }
  await git(folder, ['update-ref', '-d', refOf(entry.id)]);
  return kept;
}

async function isSpare(repository: Git, name: string, tip: string, { work }: QueueEntry): Promise<boolean> {
  if ((await repository.checkedOutAt(name)) !== undefined) return false;
  return tip === work?.commit || (await repository.branchesWith(tip)).some((other) => other !== name);
}
