import type { Hold, Mode, Verdict } from '../domain/policy.ts';
import type { Agent } from './generated/config.ts';

interface Defaults {
  mode: Mode;
  unowned: Verdict;
  unassigned: Verdict;
  leaseTtl: string;
  leaseHold: Hold;
  agentKind: NonNullable<Agent['kind']>;
}

/** What holds where the config says nothing. The descriptions in schemas/config.schema.json say the same. */
export const DEFAULTS: Defaults = {
  mode: 'enforce',
  unowned: 'ask',
  unassigned: 'ask',
  leaseTtl: '5m',
  leaseHold: 'session',
  agentKind: 'claude',
};
