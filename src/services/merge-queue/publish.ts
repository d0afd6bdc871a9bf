import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { git, GitFailed, runGit } from '../../store/git-process.ts';
import { rebasedAt } from '../../store/git-rebase.ts';
import { gitIn } from '../../store/git.ts';

export type Publication =
  | { kind: 'published' }
  /** The target is elsewhere by now. */
  | { kind: 'moved' }
  /** Something of a person's is in the way. */
  | { kind: 'blocked'; reason: string; mend: string };

export interface Publishing {
  /** The main checkout. */
  main: string;
  /** Git's own folder. */
  commonDir: string;
  into: string;
  onto: string;
  commit: string;
}

/**
 * Moves the target from where it is known to be. Where the main checkout has it checked out, its files follow; what is changed
 * there and not committed stays as it is, and where the merge would change the same files nothing happens at all.
 */
export async function publish({ main, commonDir, into, onto, commit }: Publishing): Promise<Publication> {
  const repository = gitIn(main);
  if ((await repository.branchTip(into)) !== onto) return { kind: 'moved' };
  const rebased = rebasedAt(commonDir, into);
  if (rebased !== undefined)
    return {
      kind: 'blocked',
      reason: `branch ${into} is being rebased in ${rebased}, which could not be finished if it moved`,
      mend: `Finish it (git -C ${rebased} rebase --continue, or --abort), then: coord queue run`,
    };
  const place = await repository.checkedOutAt(into);
  if (place === main) return fastForward(main, commit);
  if (place !== undefined)
    return {
      kind: 'blocked',
      reason: `branch ${into} is checked out in ${place}, and moving it would change what is seen there`,
      mend: `Let go of it: git -C ${place} switch --detach`,
    };
  try {
    await repository.moveBranch(into, commit, onto);
    return { kind: 'published' };
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    if ((await repository.branchTip(into)) !== onto) return { kind: 'moved' };
    return { kind: 'blocked', reason: error.message, mend: 'Then go on with: coord queue run' };
  }
}

/** A person's settings have no say: none of them may make this anything but a step forward that loses nothing. */
const FORWARD = ['merge', '--ff-only', '--quiet', '--no-overwrite-ignore', '--no-autostash', '--no-verify-signatures'];

async function fastForward(main: string, commit: string): Promise<Publication> {
  const { exitCode, stderr } = await runGit(main, [...FORWARD, commit]);
  if (exitCode === 0) return { kind: 'published' };
  const paths = stderr
    .split('\n')
    .flatMap((line) => (line.startsWith('\t') ? line.trim() : []))
    .sort();
  const said = stderr.trim().split('\n')[0] ?? '';
  return {
    kind: 'blocked',
    reason:
      paths.length === 0
        ? `git does not take it into the main checkout: ${said}`
        : `what is not committed in ${main} is in the way: ${paths.join(', ')}`,
    mend: 'Commit it, or put it aside (git stash --include-untracked), then: coord queue run',
  };
}

/**
 * Where a kill came while git was writing the main checkout's files, some of them are the merge's already. They are told to
 * the index, so that git does not take them for a person's; whatever differs from the merge is left alone.
 * @param draftIndex a file to work with
 */
export async function takeUpHalfWritten({ main, onto, commit }: Publishing, draftIndex: string): Promise<void> {
  mkdirSync(dirname(draftIndex), { recursive: true, mode: 0o700 });
  const env = { GIT_INDEX_FILE: draftIndex };
  await git(main, ['read-tree', commit], { env });
  await runGit(main, ['update-index', '-q', '--refresh'], { env });
  const differing = new Set(namesIn(await git(main, ['diff-files', '--name-only', '-z'], { env })));
  const inMerge = new Set(namesIn(await git(main, ['ls-files', '-z'], { env })));
  const changed = await gitIn(main).changedPaths(onto, commit);
  const done = changed.filter((path) => (inMerge.has(path) ? !differing.has(path) : !existsSync(join(main, path))));
  rmSync(draftIndex, { force: true });
  if (done.length === 0) return;
  await git(main, ['update-index', '--add', '--remove', '-z', '--stdin'], { input: `${done.join('\0')}\0` });
}

const namesIn = (list: string) => list.split('\0').filter((name) => name !== '');
