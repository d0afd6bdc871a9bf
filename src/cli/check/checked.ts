import type { CheckReport } from '../../services/check/check.ts';

/** What `coord check` has found, and about what. */
export interface Checked extends CheckReport {
  /** As they were named. */
  base: string;
  head: string;
  branch?: string;
  role?: string;
  /** The base's config, which ruled. */
  configFile: string;
  /** How many commits the change has. */
  commits: number;
  /** Whether it may go in as it is. */
  ok: boolean;
}
