import type { Git } from '../../store/git.ts';

/** The branches of one run: the one that holds its work, and those that keep work which does not count. */
export interface RunBranches {
  /** The name of the one that holds the work; there is none as long as nothing was changed. */
  name: string;
  /** Why the run's branch can't go on from `tip`, in sentences for a person: it was moved, or somebody stands on it. */
  obstacle(tip: string): Promise<string | undefined>;
  /** Moves the run's branch from `tip` to `commit`, or makes it. Fails where it is elsewhere. */
  publish(commit: string, tip: string): Promise<void>;
  /** Moves the branch to `tip` where it was left at the commit before: a kill came between the journal and the branch. */
  catchUp(tip: string, previous: string): Promise<void>;
  /** Keeps a commit on a new branch, and says which. Never overwrites one: they are numbered. */
  keep(why: Why, workspace: string, commit: string): Promise<string>;
  /** Keeps what an interrupted step left in its worktree, unless another branch holds it anyway. */
  keepLeftover(left: Leftover): Promise<void>;
  /** Deletes the branches that coord itself made for the run, as far as nobody has moved them or stands on them. */
  deleteAll(tip: string): Promise<void>;
}

/** Left behind by a step that did not end; refused by ownership; in conflict with what was done beside it. */
type Why = 'leftover' | 'refused' | 'conflict';

interface Leftover {
  workspace: string;
  /** What was checked out when the step was interrupted, and what was not yet committed. */
  commit: string;
  /** The run's newest commit that counts. */
  tip: string;
}

/** @param branch the run's own; the others' names begin with it */
export function runBranches(git: Git, branch: string): RunBranches {
  async function keep(why: Why, workspace: string, commit: string): Promise<string> {
    const stem = `${branch}-${why}-${workspace}-`;
    const numbers = (await git.branches(stem)).map((name) => Number(name.slice(stem.length)) || 0);
    const name = `${stem}${Math.max(0, ...numbers) + 1}`;
    await git.moveBranch(name, commit, undefined);
    return name;
  }

  return {
    name: branch,
    async obstacle(tip) {
      const at = await git.branchTip(branch);
      if (at !== undefined && at !== tip) {
        return (
          `branch ${branch} was moved: the run left it at ${short(tip)}, and it is at ${short(at)}, which coord does not ` +
          `overwrite. Keep that on a branch of your own (git branch NAME ${short(at)}), then put this one back ` +
          `(git branch --force ${branch} ${short(tip)}).`
        );
      }
      const place = await git.checkedOutAt(branch);
      if (place === undefined) return undefined;
      return (
        `branch ${branch} is checked out in ${place}, and moving it would change what you see there. ` +
        `Let go of it (git -C ${place} switch --detach).`
      );
    },
    async publish(commit, tip) {
      await git.moveBranch(branch, commit, (await git.branchTip(branch)) && tip);
    },
    keep,
    async catchUp(tip, previous) {
      const at = await git.branchTip(branch);
      if (tip === previous || (at !== undefined && at !== previous)) return;
      if ((await git.checkedOutAt(branch)) === undefined) await git.moveBranch(branch, tip, at);
    },
    async keepLeftover({ workspace, commit, tip }) {
      if (await git.isAncestor(commit, tip)) return;
      if ((await git.branchesWith(commit)).length === 0) await keep('leftover', workspace, commit);
    },
    async deleteAll(tip) {
      for (const name of await git.branches(branch)) {
        const at = name === branch ? tip : await git.branchTip(name);
        const isOurs = name === branch ? (await git.branchTip(name)) === tip : isNumbered(name.slice(branch.length));
        if (at === undefined || !isOurs || (await git.checkedOutAt(name)) !== undefined) continue;
        await git.deleteBranch(name, at);
      }
    },
  };
}

function isNumbered(suffix: string): boolean {
  return /^-(leftover|refused|conflict)-[a-z0-9_.-]+-[0-9]+$/.test(suffix);
}

function short(commit: string): string {
  return commit.slice(0, 12);
}
