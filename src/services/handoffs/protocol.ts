import type { CoordConfig } from '../../config/generated/config.ts';
import { parseDuration } from '../../config/duration.ts';
import type { HandoffRules } from '../../domain/handoff-rights.ts';
import type { Thresholds } from '../../domain/handoff-thresholds.ts';

/** What the config says of handoffs, with what holds where it says nothing. */
export interface HandoffProtocol {
  required: readonly string[];
  rules: HandoffRules;
  thresholds: Thresholds;
  /** By when what was approved in an emergency has to be verified, in milliseconds. */
  verifyWithinMs: number;
  /** CEL. */
  autoApprove: string | undefined;
}

export function protocolOf({ handoff = {} }: Pick<CoordConfig, 'handoff'>): HandoffProtocol {
  const { required = [], verify, auto_approve: autoApprove, escalation = {}, emergency = {} } = handoff;
  return {
    required,
    rules: { approvers: verify?.by ?? [], inEmergency: emergency.by ?? [] },
    thresholds: {
      failures: escalation.failures ?? 3,
      unapprovedMs: parseDuration(escalation.unapproved ?? '4h'),
      untakenMs: parseDuration(escalation.untaken ?? '24h'),
      unmendedMs: parseDuration(escalation.unmended ?? '24h'),
    },
    verifyWithinMs: parseDuration(emergency.verify_within ?? '24h'),
    autoApprove,
  };
}
