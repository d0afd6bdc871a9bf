import type { Workplace } from '../workplace.ts';
import { worktreesOf } from '../../store/repository.ts';
import { takeAsItIs } from './audit.ts';

/** The session's own worktree, and every other one of the repository that is there. */
export function everyWorktree({ repository }: Workplace): string[] {
  return [...new Set([repository.worktree, ...(repository.git ? worktreesOf(repository) : [])])];
}

/**
 * Takes every worktree as it is: at the start of a session, and at each prompt, as what people do in between is not the session's.
 * @returns why some could not be looked at, for people
 */
export async function takeAllAsTheyAre(workplace: Workplace, session: string): Promise<string[]> {
  const faults: string[] = [];
  await Promise.all(
    everyWorktree(workplace).map((worktree) =>
      takeAsItIs(workplace, worktree, session).catch((error: unknown) => {
        faults.push(
          `coord: ${worktree} could not be looked at: ${error instanceof Error ? error.message : String(error)}`,
        );
      }),
    ),
  );
  return faults;
}
