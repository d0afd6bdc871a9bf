import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Where everything is below the state folder; the only place that knows. */
export interface StateLayout {
  root: string;
  /** The compiled policy of one config: a repository may have several. */
  policyCacheOf(configPath: string): string;
  /** Which config the hooks serve that `coord hooks install` put in place. */
  installation: string;
  hookProgram: string;
  /** What the hook program loads where something is to be judged or told. */
  hookBody: string;
  coordProgram: string;
  /** The name, without a suffix, of the files that sessions of a role in a worktree are started with. */
  sessionFilesOf(role: string, worktree: string): string;
  leases: string;
  /** One JSON file for each worktree that is bound to a role. */
  bindings: string;
  bindingOf(worktree: string): string;
  /** The shared documents, signals, logs and numbers, a folder for each kind, and the locks under which they change. */
  documents: string;
  signals: string;
  logs: string;
  counters: string;
  locks: string;
  /** What `coord doctor --state --repair` has taken out, for a person to look at. */
  damaged: string;
  runs: string;
  /** What only the verification of one handoff needs while it lasts. */
  handoffOf(id: string): string;
  /** What only the merge queue needs while it is worked off. */
  mergeQueue: string;
  /** What has passed verification, by all that was looked at. */
  passed: string;
  /** What each session saw last in each worktree, for the audit; a folder for each worktree. */
  looks: string;
  lookOf(worktree: string, session: string): string;
  lookNameOf(session: string): string;
}

export function stateLayout(root: string): StateLayout {
  const bindings = join(root, 'worktrees');
  return {
    root,
    policyCacheOf: (configPath) => join(root, 'policies', nameFor(configPath)),
    installation: join(root, 'hooks.json'),
    hookProgram: join(root, 'bin', 'hook.cjs'),
    hookBody: join(root, 'bin', 'hook-body.js'),
    coordProgram: join(root, 'bin', 'coord'),
    sessionFilesOf: (role, worktree) => join(root, 'sessions', `${role}-${nameFor(worktree).slice(0, 12)}`),
    leases: join(root, 'leases'),
    bindings,
    bindingOf: (worktree) => join(bindings, nameFor(worktree)),
    documents: join(root, 'documents'),
    signals: join(root, 'signals'),
    logs: join(root, 'logs'),
    counters: join(root, 'counters'),
    locks: join(root, 'locks'),
    damaged: join(root, 'damaged'),
    runs: join(root, 'runs'),
    handoffOf: (id) => join(root, 'handoffs', id),
    mergeQueue: join(root, 'merge-queue'),
    passed: join(root, 'passed'),
    looks: join(root, 'looks'),
    lookOf: (worktree, session) => join(root, 'looks', nameFor(worktree).replace(/\.json$/, ''), nameFor(session)),
    lookNameOf: nameFor,
  };
}

/** A file name for a path of any length. */
function nameFor(path: string): string {
  return `${createHash('sha256').update(path).digest('hex').slice(0, 40)}.json`;
}
