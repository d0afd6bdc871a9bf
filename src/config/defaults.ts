import type { Hold, Mode, Verdict } from '../domain/policy.ts';

interface Defaults {
  mode: Mode;
  unowned: Verdict;
  unassigned: Verdict;
  leaseTtl: string;
  leaseHold: Hold;
}

/** What holds where the config says nothing. The descriptions in schemas/config.schema.json say the same. */
export const DEFAULTS: Defaults = {
  mode: 'enforce',
  unowned: 'ask',
  unassigned: 'ask',
  leaseTtl: '5m',
  leaseHold: 'session',
};
