import type { FailureClass, Retry, StepLimits, Text, WorkspaceKind } from '../../domain/playbook.ts';
import type { Step as StepFile } from '../generated/playbook.ts';
import type { Path } from '../yaml/yaml-file.ts';
import type { Compilation } from './compilation.ts';
import type { Names } from './names.ts';

/** What may go away by itself. */
const RETRIED: readonly FailureClass[] = ['transient', 'timeout', 'crash'];
const RETRY = { waitMs: 10_000, factor: 2, maxWaitMs: 5 * 60_000 };

export function retryOf({ retry }: StepFile, compilation: Compilation): Retry | undefined {
  if (retry === undefined) return undefined;
  if (typeof retry === 'number') return { ...RETRY, max: retry, on: [...RETRIED] };
  const { max, on = RETRIED, factor = RETRY.factor } = retry;
  const waitMs = compilation.duration(retry.wait) ?? RETRY.waitMs;
  const maxWaitMs = compilation.duration(retry.max_wait) ?? Math.max(waitMs, RETRY.maxWaitMs);
  return { max, on: [...on], waitMs, factor, maxWaitMs };
}

export function limitsOf(raw: StepFile, compilation: Compilation): StepLimits {
  const timeoutMs = compilation.duration(raw.timeout);
  const idleMs = compilation.duration(raw.idle);
  return { ...(timeoutMs !== undefined && { timeoutMs }), ...(idleMs !== undefined && { idleMs }) };
}

/** Where a step works. What it could not have there would be believed and do nothing. */
export function workspaceOf(raw: StepFile, path: Path, compilation: Compilation): WorkspaceKind {
  const { workspace = 'role', access, session } = raw;
  if (workspace === 'none' && access === 'write') {
    const message = `step '${raw.id}' has no worktree, so there is nothing to write`;
    const hint = 'take access out, or give it a worktree: workspace: fresh';
    compilation.fault('wrong-key', message, [...path, 'access'], { hint });
  }
  if (workspace !== 'role' && session === 'keep') {
    const message = `step '${raw.id}' can't go on in the session of its part: that one belongs to the role's worktree`;
    const hint = 'take session out, or leave it in the worktree of its role: workspace: role';
    compilation.fault('wrong-key', message, [...path, 'session'], { hint });
  }
  return workspace;
}

export function textsOf(
  texts: Readonly<Record<string, string>> | undefined,
  path: Path,
  names: Names,
  compilation: Compilation,
): Record<string, Text> {
  const compiled = Object.entries(texts ?? {}).map(
    ([name, source]) => [name, compilation.text(source, [...path, name], names)] as const,
  );
  return Object.fromEntries(compiled);
}
