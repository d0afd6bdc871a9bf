import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { excludeFromGit } from '../store/git-exclude.ts';
import { type Git, gitIn } from '../store/git.ts';

/** How a new worktree is made ready: what git does not track is linked or copied, then a command is run. */
export interface Readiness {
  link: string[];
  copy: string[];
  setup?: string;
}

/** The worktrees of one run: one for each role, made when the role first works. */
export interface Workspaces {
  /** The role's worktree, clean and at `commit`. */
  at(role: string, commit: string): Promise<string>;
  /** Commits what the role wrote since; undefined where nothing changed. The run's branch stays where it is. */
  commit(role: string, since: string, message: string): Promise<string | undefined>;
  /** Moves the run's branch to `commit`: the work counts from here on. */
  publish(commit: string): Promise<void>;
  /** Keeps refused work on a branch of its own, and says which. */
  setAside(role: string, commit: string): Promise<string>;
  /** Changes that a role made which had no business to. */
  isUntouched(role: string, since: string): Promise<boolean>;
  discard(role: string): Promise<void>;
  removeAll(): Promise<void>;
  /** Deletes the run's branches, those with refused or left-over work too. */
  deleteBranches(): Promise<void>;
}

export interface WorkspaceOptions {
  /** The main checkout. */
  main: string;
  /** Git's common directory. */
  commonDir: string;
  /** Below it each role gets a folder. */
  folder: string;
  branch: string;
  readiness: Readiness;
}

/** A worktree could not be made ready, or an agent has left it in a state that can't be built on. */
export class WorkspaceFault extends Error {}

export function createWorkspaces(options: WorkspaceOptions): Workspaces {
  const { main, commonDir, folder, branch, readiness } = options;
  const repository = gitIn(main);
  const pathOf = (role: string) => join(folder, role);
  const gitOf = (role: string): Git => gitIn(pathOf(role));

  return {
    async at(role, commit) {
      const path = pathOf(role);
      if (existsSync(path)) {
        await keepLeftovers(gitOf(role), repository, `${branch}-leftover-${role}`);
        await gitOf(role).checkout(commit);
        return path;
      }
      mkdirSync(dirname(path), { recursive: true });
      await repository.addWorktree(path, commit);
      // A pattern such as `node_modules/` ignores a folder and not the link that stands in for it.
      if (readiness.link.length > 0) excludeFromGit(commonDir, 'worktrees', readiness.link);
      await makeReady(main, path, readiness);
      return path;
    },
    async commit(role, since, message) {
      const author = `${role} (coord) <${role}@coord.localhost>`;
      const commit = await gitOf(role).commitAll(message, author);
      if (commit === since) return undefined;
      if (!(await repository.isAncestor(since, commit))) {
        throw new WorkspaceFault(
          `role ${role} has rewritten the history that its work began with (${since.slice(0, 12)})`,
        );
      }
      return commit;
    },
    publish: (commit) => repository.setBranch(branch, commit),
    async setAside(role, commit) {
      const name = `${branch}-refused-${role}`;
      await repository.setBranch(name, commit);
      return name;
    },
    isUntouched: async (role, since) => (await gitOf(role).isClean()) && (await gitOf(role).resolve('HEAD')) === since,
    discard: (role) => gitOf(role).discardChanges(),
    async removeAll() {
      for (const path of await repository.worktrees()) {
        if (dirname(path) === folder) await repository.removeWorktree(path);
      }
      rmSync(folder, { recursive: true, force: true });
    },
    async deleteBranches() {
      for (const name of await repository.branches(branch)) await repository.deleteBranch(name);
    },
  };
}

/** An attempt that was interrupted may have left work behind: it is kept on a branch of its own, never thrown away. */
async function keepLeftovers(worktree: Git, repository: Git, branch: string): Promise<void> {
  if (await worktree.isClean()) return;
  const commit = await worktree.commitAll('Left behind by an interrupted step', 'coord <coord@localhost>');
  await repository.setBranch(branch, commit);
}

async function makeReady(main: string, worktree: string, { link, copy, setup }: Readiness): Promise<void> {
  for (const path of link) {
    if (existsSync(join(main, path)) && !existsSync(join(worktree, path))) {
      mkdirSync(dirname(join(worktree, path)), { recursive: true });
      symlinkSync(join(main, path), join(worktree, path));
    }
  }
  for (const path of copy) {
    if (existsSync(join(main, path))) cpSync(join(main, path), join(worktree, path), { recursive: true });
  }
  if (setup === undefined) return;
  const result = await execa('sh', ['-c', setup], { cwd: worktree, reject: false, all: true, stdin: 'ignore' });
  if (result.exitCode !== 0)
    throw new WorkspaceFault(`worktrees.setup failed in ${worktree}: ${result.all?.slice(-2000) ?? ''}`);
}
