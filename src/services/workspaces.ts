import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { execa } from 'execa';
import type { AgentStep } from '../domain/playbook.ts';
import { excludeFromGit } from '../store/git-exclude.ts';
import { GitFailed } from '../store/git-process.ts';
import { type GitWorktree, hasReadyWorktree, openWorktree } from '../store/git-worktree.ts';
import { gitIn } from '../store/git.ts';
import { runBranches } from './run-branches.ts';

/** How a new worktree is made ready: what git does not track is linked or copied, then a command is run. */
export interface Readiness {
  link: string[];
  copy: string[];
  setup?: string;
}

/** The worktrees of one run: one for each role, made when the role first works. */
export interface Workspaces {
  /**
   * The role's worktree, clean and at `commit`, the run's newest. What an interrupted step left in it is kept on a branch.
   * For a step that writes, the run's branch has to be free: better said before the work than after it.
   */
  at(role: string, commit: string, access: AgentStep['access']): Promise<string>;
  /** Commits what the role wrote since; undefined where nothing changed. No branch moves. */
  commit(role: string, since: string, message: string): Promise<string | undefined>;
  /** Moves the run's branch from `since` to the role's `commit`: the work counts from here on. */
  publish(role: string, commit: string, since: string): Promise<void>;
  /** Keeps refused work on a branch of its own, and says which. */
  setAside(role: string, commit: string): Promise<string>;
  /** Changes that a role made which had no business to. */
  isUntouched(role: string, since: string): Promise<boolean>;
  /** Throws away whatever happened in the role's worktree since `commit`. */
  discard(role: string, commit: string): Promise<void>;
  /**
   * Removes the worktrees; the folders that it had to leave.
   * @param changed whether a worktree with uncommitted changes goes too
   */
  removeAll(changed: 'keep' | 'remove'): Promise<string[]>;
  /** Deletes the branches that coord made for the run, those with refused or left-over work too. */
  deleteBranches(tip: string): Promise<void>;
}

export interface WorkspaceOptions {
  /** The main checkout. */
  main: string;
  /** Git's common directory, canonical. */
  commonDir: string;
  /** Below it each role gets a folder. Canonical, as git's list of worktrees is. */
  folder: string;
  branch: string;
  readiness: Readiness;
}

/** A worktree or the run's branch is in a state that can't be built on. The message is for the person. */
export class WorkspaceFault extends Error {
  override name = 'WorkspaceFault';
}

/** Something of a person's is in the run's way. Once they have moved it, the step can be done again. */
export class HeldUp extends WorkspaceFault {
  override name = 'HeldUp';
}

const COORD = { name: 'coord', email: 'coord@localhost' };

export function createWorkspaces(options: WorkspaceOptions): Workspaces {
  const { main, commonDir, folder, branch, readiness } = options;
  const repository = gitIn(main);
  const branches = runBranches(repository, branch);
  const pathOf = (role: string) => join(folder, role);

  const exclude = () => excludeFromGit(commonDir, 'worktrees', untracked(readiness));

  async function open(role: string): Promise<GitWorktree> {
    const worktree = await openWorktree(pathOf(role), commonDir);
    if (worktree) return worktree;
    throw new WorkspaceFault(
      `${pathOf(role)} is no longer the worktree that coord made for role ${role}: its .git is missing or leads elsewhere. ` +
        'coord leaves it as it is. Take out of it what you need, then delete that folder.',
    );
  }

  async function keepLeftover(role: string, worktree: GitWorktree, tip: string): Promise<void> {
    const head = await worktree.head();
    const commit = await worktree.snapshot('Left behind by an interrupted step', COORD);
    await branches.keepLeftover({ role, head, commit, tip });
  }

  return {
    async at(role, commit, access) {
      const path = pathOf(role);
      if (!existsSync(path)) {
        mkdirSync(dirname(path), { recursive: true });
        await repository.addWorktree(path, commit);
      }
      const worktree = await open(role);
      if (worktree.isReady()) {
        exclude();
        await keepLeftover(role, worktree, commit);
        await worktree.checkout(commit);
      } else {
        // New, or its setup was cut short: no agent has been in it yet.
        await worktree.reset(commit);
        await makeReady(main, path, readiness);
        worktree.markReady();
        // Last: until the mark is there, the end of another run may take the lines out again.
        exclude();
      }
      const obstacle = access === 'write' ? await branches.obstacle(commit) : undefined;
      if (obstacle !== undefined) throw new HeldUp(obstacle);
      return path;
    },
    async commit(role, since, message) {
      const worktree = await open(role);
      const commit = await worktree.snapshot(message, { name: `${role} (coord)`, email: `${role}@coord.localhost` });
      if (commit === since) return undefined;
      if (!(await repository.isAncestor(since, commit))) {
        throw new WorkspaceFault(
          `role ${role} has rewritten the history that its work began with (${since.slice(0, 12)})`,
        );
      }
      return commit;
    },
    async publish(role, commit, since) {
      const obstacle = await branches.obstacle(since);
      if (obstacle === undefined) return branches.publish(commit, since);
      const kept = await branches.keep('leftover', role, commit);
      throw new HeldUp(`${obstacle} This step's work is on branch ${kept}.`);
    },
    setAside: (role, commit) => branches.keep('refused', role, commit),
    async isUntouched(role, since) {
      const worktree = await open(role);
      return (await worktree.isClean()) && (await worktree.head()) === since;
    },
    discard: async (role, commit) => (await open(role)).reset(commit),
    async removeAll(changed) {
      const kept: string[] = [];
      for (const path of await repository.worktrees()) {
        if (dirname(path) === folder && !(await removeWorktree(path))) kept.push(path);
      }
      if (kept.length === 0 && !removeFolder(folder)) kept.push(folder);
      // The lines hide the same paths in the person's own checkout, as git has one such file for all worktrees.
      if (!hasReadyWorktree(commonDir)) excludeFromGit(commonDir, 'worktrees', []);
      return kept;

      async function removeWorktree(path: string): Promise<boolean> {
        try {
          const isGone = !existsSync(path);
          if (changed === 'keep' && !isGone && !(await (await openWorktree(path, commonDir))?.isClean())) return false;
          await repository.removeWorktree(path);
          return true;
        } catch (error) {
          if (error instanceof GitFailed) return false;
          throw error;
        }
      }
    },
    deleteBranches: (tip) => branches.deleteAll(tip),
  };
}

/** A pattern such as `node_modules/` ignores a folder and not the link that stands in for it; a copy may be a secret. */
function untracked({ link, copy }: Readiness): string[] {
  return [...new Set([...link, ...copy].map((path) => normalize(path)))];
}

async function makeReady(main: string, worktree: string, { link, copy, setup }: Readiness): Promise<void> {
  for (const path of link) {
    if (existsSync(join(main, path)) && !existsSync(join(worktree, path))) {
      mkdirSync(dirname(join(worktree, path)), { recursive: true });
      symlinkSync(join(main, path), join(worktree, path));
    }
  }
  for (const path of copy) {
    // What git has put there stays: it would count as a change of the role's otherwise.
    if (existsSync(join(main, path))) cpSync(join(main, path), join(worktree, path), { recursive: true, force: false });
  }
  if (setup === undefined) return;
  const result = await execa('sh', ['-c', setup], { cwd: worktree, reject: false, all: true, stdin: 'ignore' });
  if (result.exitCode !== 0)
    throw new WorkspaceFault(`worktrees.setup failed in ${worktree}: ${result.all?.slice(-2000) ?? ''}`);
}

function removeFolder(path: string): boolean {
  try {
    rmSync(path, { recursive: true, force: true });
    return true;
  } catch {
    return false; // Something in it belongs to another user, or is in use.
  }
}
