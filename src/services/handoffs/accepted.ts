import type { HandedWork, Handoff } from '../../domain/records.ts';
import { gitIn } from '../../store/git.ts';
import type { Workplace } from '../workplace.ts';
import { listHandoffs } from './records.ts';

/** Commits on the way from one to another of a worktree's branch. */
type Span = Pick<HandedWork, 'worktree' | 'branch'> & { base: string; tip: string };

/**
 * Where what follows on others begins: at the last commit between two that was handed over from the same place and is approved,
 * or taken over; otherwise at the first of the two. Nobody hands that over twice, and nobody takes it back with something else.
 * @param which the handoffs that count; default: all
 */
export async function afterAccepted(
  place: Pick<Workplace, 'store' | 'clock' | 'repository'>,
  { worktree, branch, base, tip }: Span,
  which: (handoff: Handoff) => boolean = () => true,
): Promise<string> {
  if (worktree === undefined) return base;
  const git = gitIn(place.repository.main ?? place.repository.worktree);
  let start = base;
  for (const other of await listHandoffs(place)) {
    const { state, work } = other;
    const isAccepted = state === 'APPROVED' || state === 'HANDOFF_COMPLETE';
    if (!isAccepted || !work || !which(other)) continue;
    const isFromHere = work.worktree === worktree || (branch !== undefined && work.branch === branch);
    // What is part of the base already, as when it was merged into the main checkout's branch, needs no keeping.
    if (isFromHere && (await git.isAncestor(work.tip, tip)) && !(await git.isAncestor(work.tip, start)))
      start = work.tip;
  }
  return start;
}
