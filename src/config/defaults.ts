import type { Hold, Mode, Policy, Verdict } from '../domain/policy.ts';
import type { Agent } from './generated/config.ts';

interface Defaults {
  mode: Mode;
  unowned: Verdict;
  unassigned: Verdict;
  unknown: Verdict;
  askWait: string;
  violations: Policy['violations'];
  leaseTtl: string;
  leaseHold: Hold;
  checkin: string;
  reply: string;
  checkpoint: string;
  break: string;
  agentKind: NonNullable<Agent['kind']>;
}

/** What holds where the config says nothing. The descriptions in schemas/config.schema.json say the same. */
export const DEFAULTS: Defaults = {
  mode: 'enforce',
  unowned: 'ask',
  unassigned: 'ask',
  unknown: 'allow',
  askWait: '10m',
  violations: 'stop',
  leaseTtl: '5m',
  leaseHold: 'session',
  checkin: '24h',
  reply: '4h',
  checkpoint: '25m',
  break: '90m',
  agentKind: 'claude',
};
