import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Where everything is below the state folder; the only place that knows. */
export interface StateLayout {
  root: string;
  /** The compiled policy of the config in force. */
  policyCache: string;
  /** What `coord hooks install` put in place. */
  installation: string;
  hookProgram: string;
  coordProgram: string;
  leases: string;
  /** One JSON file for each worktree that is bound to a role. */
  bindings: string;
  bindingOf(worktree: string): string;
  messages: string;
  /** What hooks refused and what went wrong in them. */
  hookLog: string;
  runs: string;
}

export function stateLayout(root: string): StateLayout {
  const bindings = join(root, 'worktrees');
  return {
    root,
    policyCache: join(root, 'policy.json'),
    installation: join(root, 'hooks.json'),
    hookProgram: join(root, 'bin', 'hook.cjs'),
    coordProgram: join(root, 'bin', 'coord'),
    leases: join(root, 'leases'),
    bindings,
    bindingOf: (worktree) => join(bindings, `${createHash('sha256').update(worktree).digest('hex').slice(0, 40)}.json`),
    messages: join(root, 'messages.jsonl'),
    hookLog: join(root, 'hooks.jsonl'),
    runs: join(root, 'runs'),
  };
}
