import { join } from 'node:path';
import type { Repository } from '../../store/repository.ts';

/**
 * Where coord keeps what git itself reads: beside the state rather than in it, because git gives up altogether where
 * another user of the machine may not read a file that its settings include.
 */
export interface GitHooksLayout {
  root: string;
  /** What git takes for the folder of its hooks. */
  hooks: string;
  /** The settings that say so. */
  settings: string;
  /** Git's own settings of this repository, which include those. */
  gitConfig: string;
  /** Where the person's hooks were when somebody last looked. */
  theirs: string;
}

export function gitHooksLayout({ commonDir }: Pick<Repository, 'commonDir'>): GitHooksLayout {
  const root = join(commonDir, 'coord-hooks');
  return {
    root,
    hooks: join(root, 'hooks'),
    settings: join(root, 'config'),
    gitConfig: join(commonDir, 'config'),
    theirs: join(root, 'theirs'),
  };
}

/** The hooks in which coord has something to say. */
export const JUDGING = ['pre-commit', 'reference-transaction'] as const;

/**
 * Hooks that a person may have, now or later, and that are only passed on (githooks(5)). Left out are those whose mere
 * presence changes what git does: push-to-checkout, proc-receive, post-index-change, fsmonitor-watchman and those of p4.
 */
export const PASSED_ON = [
  'applypatch-msg',
  'pre-applypatch',
  'post-applypatch',
  'pre-merge-commit',
  'prepare-commit-msg',
  'commit-msg',
  'post-commit',
  'pre-rebase',
  'post-checkout',
  'post-merge',
  'pre-push',
  'pre-receive',
  'update',
  'post-receive',
  'post-update',
  'pre-auto-gc',
  'post-rewrite',
  'sendemail-validate',
] as const;
