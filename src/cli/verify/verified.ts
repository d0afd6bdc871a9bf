import type { WorktreeReport } from '../../services/verification/verify-worktree.ts';

/** What the report is of, besides what came of it. */
export interface Verified extends WorktreeReport {
  project: string;
  /** What the changes are held against, as it was named. */
  base?: string;
}
