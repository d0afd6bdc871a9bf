import type { Memory } from '../domain/records.ts';
import { invalid, type Refused } from '../domain/refused.ts';
import type { Result } from '../domain/result.ts';
import { memoryOf, type Notes, remember } from '../services/team/memory.ts';
import type { Desk } from './desk.ts';

/** What roles know and need to know. */
export interface MemoryApi {
  of(role: string): Promise<Memory>;
  /** Adds to what the caller's role knows and needs to know. */
  add(notes: Notes): Promise<Result<Memory, Refused>>;
}

export function memoryApi({ workplace, author }: Desk): MemoryApi {
  return {
    of: (role) => memoryOf(workplace, role),
    add: async (notes) =>
      author.role === undefined
        ? invalid('whoever has no role has no memory', 'Set COORD_ROLE, or bind the worktree: coord role switch ROLE')
        : remember(workplace, { by: author, role: author.role, notes, replace: false }),
  };
}
