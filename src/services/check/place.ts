import { branchOf } from '../../store/head.ts';
import { git, runGit } from '../../store/git-process.ts';
import { gitIn } from '../../store/git.ts';
import type { Repository } from '../../store/repository.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The branch that a change is to go into, by CI's word or by what git knows here; undefined where nothing says so. */
export async function defaultBase(
  { worktree, main }: Repository,
  env: Environment,
  branch: string | undefined,
): Promise<string | undefined> {
  const { resolve } = gitIn(worktree);
  const target = env['GITHUB_BASE_REF'] || env['CI_MERGE_REQUEST_TARGET_BRANCH_NAME'];
  const here = main === undefined ? undefined : branchOf(main);
  const candidates = target
    ? [`refs/remotes/origin/${target}`, `refs/heads/${target}`]
    : [
        await upstreamOf(worktree, branch),
        await symbolic(worktree, 'refs/remotes/origin/HEAD'),
        // Without a remote: what the config in force is checked out from.
        ...(here === undefined || here === branch ? [] : [`refs/heads/${here}`]),
      ];
  for (const name of candidates) if (name !== undefined && (await resolve(name)) !== undefined) return name;
  return undefined;
}

/** A branch's own copy on a server is no base: it has the same work and, perhaps, the same changed rules. */
async function upstreamOf(worktree: string, branch: string | undefined): Promise<string | undefined> {
  if (branch === undefined) return undefined;
  const format = '--format=%(upstream)%00%(upstream:remotename)';
  const listed = (await git(worktree, ['for-each-ref', format, `refs/heads/${branch}`])).split('\n')[0] ?? '';
  const [upstream = '', remote = ''] = listed.split('\0');
  return upstream === '' || upstream === `refs/remotes/${remote}/${branch}` ? undefined : upstream;
}

async function symbolic(worktree: string, name: string): Promise<string | undefined> {
  const { exitCode, stdout } = await runGit(worktree, ['symbolic-ref', '--quiet', name]);
  return exitCode === 0 ? stdout.trim() : undefined;
}

/**
 * The branch that a change comes from: one that is named, by CI's word, or what is checked out.
 * @param head as it was named, where it was
 */
export async function defaultBranch(
  { worktree }: Repository,
  env: Environment,
  head: string | undefined,
): Promise<string | undefined> {
  if (head !== undefined && (await gitIn(worktree).branchTip(head)) !== undefined) return head;
  const isTag = env['GITHUB_REF_TYPE'] === 'tag' || Boolean(env['CI_COMMIT_TAG']);
  const pushed = env['GITHUB_REF_NAME'] || env['CI_COMMIT_REF_NAME'];
  const known = env['GITHUB_HEAD_REF'] || env['CI_MERGE_REQUEST_SOURCE_BRANCH_NAME'];
  // GitHub calls the trial merge of a pull request 12/merge.
  if (known) return known;
  if (pushed && !isTag && !/^\d+\/merge$/.test(pushed)) return pushed;
  return head === undefined ? branchOf(worktree) : undefined;
}
