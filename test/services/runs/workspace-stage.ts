import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import {
  createWorkspaces,
  type Workspace,
  WorkspaceFault,
  type WorkspaceOptions,
  type Workspaces,
} from '../../../src/services/runs/workspaces.ts';
import { createSandbox, type Sandbox } from '../../support/sandbox.ts';

/** The branch of the run. */
export const BRANCH = 'coord/run-1';
/** Whoever looks on never ends anything. */
export const WATCH = { signal: new AbortController().signal };
/** The worktree of the role backend. */
export const BACKEND = placeOf('backend');

/** A repository with one run in it. */
export interface Stage {
  sandbox: Sandbox;
  workspaces: Workspaces;
  /** Where the run begins. */
  base: string;
  folder: string;
  /** The worktree of the role backend. */
  backend: string;
  /** git in that worktree, as its agent would call it. */
  agentGit(...args: string[]): Promise<string>;
  branches(): Promise<string[]>;
}

/** The worktree of a role's own. */
export function placeOf(role: string): Workspace {
  return { name: role, role };
}

export async function stage(options: Partial<WorkspaceOptions> = {}): Promise<Stage> {
  const sandbox = await createSandbox('test/fixtures/team');
  // The code under test runs in this process: it may see as little of the machine as the sandbox's commands do.
  vi.stubEnv('HOME', sandbox.home);
  vi.stubEnv('XDG_CONFIG_HOME', sandbox.home);
  vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
  const folder = options.folder ?? join(sandbox.dir, '.worktrees', 'run-1');
  appendFileSync(join(sandbox.dir, '.git/info/exclude'), '/.worktrees/\n');
  const workspaces = createWorkspaces({
    main: sandbox.dir,
    commonDir: join(sandbox.dir, '.git'),
    folder,
    branch: BRANCH,
    readiness: { link: [], copy: [] },
    ...options,
  });
  const backend = join(folder, 'backend');
  return {
    sandbox,
    workspaces,
    base: (await sandbox.git('rev-parse', 'HEAD')).trim(),
    folder,
    backend,
    agentGit: (...args) => sandbox.git('-C', backend, ...args),
    branches: async () =>
      (await sandbox.git('for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads')).trim().split('\n'),
  };
}

export function put(folder: string, path: string, text: string): void {
  writeFileSync(join(folder, path), text);
}

/** One step's work, committed and published as the run's newest. */
export async function work({ workspaces, backend }: Stage, since: string, text: string): Promise<string> {
  await workspaces.at(BACKEND, since, WATCH);
  put(backend, 'server/main.js', text);
  const commit = await workspaces.commit(BACKEND, since, `work: ${text}`);
  if (commit === undefined) throw new Error('nothing to commit');
  await workspaces.branches.publish(commit, since);
  return commit;
}

/** The sentence of the fault that `promise` ends with. */
export async function faultOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(WorkspaceFault);
  return (error as WorkspaceFault).message;
}
