import { invalid, type Refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { defaultBase, defaultBranch } from '../../services/check/place.ts';
import { gitIn } from '../../store/git.ts';
import { runGit } from '../../store/git-process.ts';
import type { Repository } from '../../store/repository.ts';
import type { Terminal } from '../terminal.ts';

export interface VerificationBase {
  commit?: string;
  name?: string;
}

/** Without a remote, what a branch in the main checkout is to go into most often. */
const MAIN = 'main';

/**
 * Where the work began: the merge base with what it is to go into. Where nothing says what that is, the last commit, and
 * then everything is verified (`name` is absent).
 */
export async function baseOf(
  repository: Repository,
  named: string | undefined,
  { env }: Terminal,
): Promise<Result<VerificationBase, Refused>> {
  const { worktree } = repository;
  const { resolve, branchTip } = gitIn(worktree);
  const branch = await defaultBranch(repository, env, undefined);
  const known = named ?? (await defaultBase(repository, env, branch));
  const name = known ?? (branch === MAIN || (await branchTip(MAIN)) === undefined ? undefined : MAIN);
  if (name === undefined) {
    const head = await resolve('HEAD');
    return ok(head === undefined ? {} : { commit: head });
  }
  const tip = await resolve(name);
  if (tip === undefined) return invalid(`git knows no commit ${name}`, 'Fetch it first, or name another.');
  const { exitCode, stdout } = await runGit(worktree, ['merge-base', tip, 'HEAD']);
  const commit = stdout.trim().split('\n')[0];
  if (exitCode === 0 && commit) return ok({ commit, name: name.replace(/^refs\/(?:heads|remotes)\//, '') });
  const mend = 'Name another --base; a shallow clone may lack it.';
  return invalid(`${name} and what is checked out have no commit in common`, mend);
}
