import { fileMutex } from '../../store/files/mutex.ts';
import { findRepository } from '../../store/repository.ts';
import type { Workplace } from '../workplace.ts';
import { type Change, changesBetween } from './compare.ts';
import { type FreshLook, takeLook } from './look.ts';
import { keepLook, lastLook } from './looks.ts';

/** What came of a look. */
export type Looked =
  /** What was changed since the session's last look, and what it is like now. */
  | { kind: 'compared'; changes: Change[]; look: FreshLook; since: string }
  /** There was no last look, or it has been spoilt: from here on changes are seen. */
  | { kind: 'first'; look: FreshLook }
  /** Nobody can see what changes: without git, or where `.git` does not lead to this repository any more, which is a `fault`. */
  | { kind: 'unseen'; fault?: string };

/**
 * Looks at a worktree for a session, and keeps what it sees for the next time.
 * @param act what is to be done with what was found, before anybody else looks at this worktree
 * @throws GitFailed where git can't say
 */
export function lookAt<T>(
  workplace: Workplace,
  worktree: string,
  session: string,
  act: (looked: Looked) => Promise<T>,
): Promise<T> {
  const { layout, clock } = workplace;
  if (!workplace.repository.git) return act({ kind: 'unseen' });
  const fault = lostWorktree(workplace, worktree);
  if (fault !== undefined) return act({ kind: 'unseen', fault });
  return alone(workplace, worktree, async () => {
    const now = clock.now();
    const before = lastLook(layout, worktree, session);
    const look = await takeLook(worktree, before, now);
    const looked: Looked = before
      ? { kind: 'compared', changes: await changesBetween(worktree, before, look, now), look, since: before.at }
      : { kind: 'first', look };
    const result = await act(looked);
    // Kept only then: what nobody was told of, because something failed, is found again.
    keepLook(layout, worktree, session, look);
    return result;
  });
}

/** Runs work on one worktree while nobody else looks at it, or puts something back in it. */
export function alone<T>({ layout, processes }: Workplace, worktree: string, work: () => Promise<T>): Promise<T> {
  const mutex = fileMutex(layout.locks, processes, process.pid);
  return mutex(`look.${layout.lookNameOf(worktree).slice(0, 40)}`, work);
}

function lostWorktree({ repository }: Workplace, worktree: string): string | undefined {
  return findRepository(worktree)?.commonDir === repository.commonDir
    ? undefined
    : 'it is no worktree of this repository any more, so nobody sees what changes in it';
}
