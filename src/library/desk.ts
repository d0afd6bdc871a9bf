import type { CoordConfig } from '../config/generated/config.ts';
import type { Policy } from '../domain/policy.ts';
import type { Author } from '../domain/records.ts';
import type { Workplace } from '../services/workplace.ts';

/** What every part of the library works with. */
export interface Desk {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  config: CoordConfig;
  policy: Policy;
  workplace: Workplace;
  author: Author;
}
