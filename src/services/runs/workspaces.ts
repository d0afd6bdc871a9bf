import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { excludeFromGit } from '../../store/git-exclude.ts';
import { GitFailed } from '../../store/git-process.ts';
import { type GitWorktree, hasReadyWorktree, openWorktree } from '../../store/git-worktree.ts';
import { gitIn } from '../../store/git.ts';
import { inTurn } from '../processes/in-turn.ts';
import { type CommandWatch, runCommand } from '../processes/run-command.ts';
import { type RunBranches, runBranches } from './run-branches.ts';

/** How a new worktree is made ready: what git does not track is linked or copied, then a command is run. */
export interface Readiness {
  link: string[];
  copy: string[];
  setup?: string;
}

/** A place to work in: a role's own worktree, or that of one branch of an `each`, where the role works in several. */
export interface Workspace {
  /** The worktree's folder, below that of the run. */
  name: string;
  role: string;
}

/** The worktrees of one run, each made when it is first worked in. */
export interface Workspaces {
  /**
   * The worktree, clean and at `commit`, the run's newest. What an interrupted step left in it is kept on a branch.
   * @param watch on the command that makes a new one ready
   */
  at(workspace: Workspace, commit: string, watch: CommandWatch): Promise<string>;
  /** An empty folder outside of every worktree. */
  aside(workspace: Workspace): Promise<string>;
  /** Removes what was for one step alone. What is in it and not in `tip` is kept on a branch; what can't be removed stays. */
  remove(workspace: Workspace, tip: string): Promise<void>;
  /** Commits what was written since; undefined where nothing changed. No branch moves. */
  commit(workspace: Workspace, since: string, message: string): Promise<string | undefined>;
  /** Keeps work that does not count on a branch of its own, and says which. */
  setAside(why: 'leftover' | 'refused' | 'conflict', workspace: Workspace, commit: string): Promise<string>;
  /** Whether nothing was changed or committed since. */
  isUntouched(workspace: Workspace, since: string): Promise<boolean>;
  /** Throws away whatever happened in the worktree since `commit`. */
  discard(workspace: Workspace, commit: string): Promise<void>;
  /** The branch that holds the run's work, and what is kept of the rest. */
  branches: RunBranches;
  /**
   * Removes the worktrees; the folders that it had to leave.
   * @param changed whether a worktree with uncommitted changes goes too
   */
  removeAll(changed: 'keep' | 'remove'): Promise<string[]>;
}

export interface WorkspaceOptions {
  /** The main checkout. */
  main: string;
  /** Git's common directory, canonical. */
  commonDir: string;
  /** Below it each workspace gets a folder. Canonical, as git's list of worktrees is. */
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

/** No role's name begins so: the folders of steps that work in no worktree. */
export const ASIDE = 'aside.';

const COORD = { name: 'coord', email: 'coord@localhost' };

export function createWorkspaces(options: WorkspaceOptions): Workspaces {
  const { main, commonDir, folder, branch, readiness } = options;
  const repository = gitIn(main);
  const branches = runBranches(repository, branch);
  const pathOf = ({ name }: Workspace) => join(folder, name);
  /** git does not make two worktrees at the same time without minding. */
  const making = inTurn();

  const exclude = () => excludeFromGit(commonDir, 'worktrees', untracked(readiness));

  async function open(workspace: Workspace): Promise<GitWorktree> {
    const worktree = await openWorktree(pathOf(workspace), commonDir);
    if (worktree) return worktree;
    throw new WorkspaceFault(
      `${pathOf(workspace)} is no longer the worktree that coord made for role ${workspace.role}: its .git is missing or leads elsewhere. ` +
        'coord leaves it as it is. Take out of it what you need, then delete that folder.',
    );
  }

  return {
    branches,
    async at(workspace, commit, watch) {
      const path = pathOf(workspace);
      if (!existsSync(path)) {
        mkdirSync(dirname(path), { recursive: true });
        await making(() => repository.addWorktree(path, commit));
      }
      const worktree = await open(workspace);
      if (worktree.isReady()) {
        exclude();
        const left = await worktree.snapshot('Left behind by an interrupted step', COORD);
        await branches.keepLeftover({ workspace: workspace.name, commit: left, tip: commit });
        await worktree.checkout(commit);
      } else {
        // New, or its setup was cut short: no agent has been in it yet.
        await worktree.reset(commit);
        await makeReady(main, path, readiness, watch);
        worktree.markReady();
        // Last: until the mark is there, the end of another run may take the lines out again.
        exclude();
      }
      return path;
    },
    async aside(workspace) {
      const path = pathOf(workspace);
      rmSync(path, { recursive: true, force: true });
      mkdirSync(path, { recursive: true });
      return path;
    },
    async remove(workspace, tip) {
      const path = pathOf(workspace);
      try {
        if (workspace.name.startsWith(ASIDE)) return void removeFolder(path);
        const worktree = existsSync(path) ? await openWorktree(path, commonDir) : undefined;
        if (!worktree) return;
        const left = await worktree.snapshot('Left behind by a step that has ended', COORD);
        await branches.keepLeftover({ workspace: workspace.name, commit: left, tip });
        await making(() => repository.removeWorktree(path));
      } catch (error) {
        if (!(error instanceof GitFailed)) throw error;
      }
    },
    async commit(workspace, since, message) {
      const { role } = workspace;
      const worktree = await open(workspace);
      const commit = await worktree.snapshot(message, { name: `${role} (coord)`, email: `${role}@coord.localhost` });
      if (commit === since) return undefined;
      if (!(await repository.isAncestor(since, commit))) {
        throw new WorkspaceFault(
          `role ${role} has rewritten the history that its work began with (${since.slice(0, 12)})`,
        );
      }
      return commit;
    },
    setAside: (why, { name }, commit) => branches.keep(why, name, commit),
    async isUntouched(workspace, since) {
      const worktree = await open(workspace);
      return (await worktree.isClean()) && (await worktree.head()) === since;
    },
    discard: async (workspace, commit) => (await open(workspace)).reset(commit),
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
  };
}

/** A pattern such as `node_modules/` ignores a folder and not the link that stands in for it; a copy may be a secret. */
export function untracked({ link, copy }: Readiness): string[] {
  return [...new Set([...link, ...copy].map((path) => normalize(path)))];
}

/** Links, copies and runs what a new worktree needs. Throws `WorkspaceFault` where its command fails. */
export async function makeReady(
  main: string,
  worktree: string,
  { link, copy, setup }: Readiness,
  watch: CommandWatch,
): Promise<void> {
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
  const { passed, ending, tail } = await runCommand(setup, { folder: worktree, limits: {}, ...watch });
  if (!passed) throw new WorkspaceFault(`worktrees.setup failed in ${worktree} (${ending}): ${tail.slice(-2000)}`);
}

function removeFolder(path: string): boolean {
  try {
    rmSync(path, { recursive: true, force: true });
    return true;
  } catch {
    return false; // Something in it belongs to another user, or is in use.
  }
}
