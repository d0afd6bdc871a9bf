import type { HandoffVerification } from '../../domain/records.ts';
import type { VerificationReport } from '../../domain/verification.ts';

/** Of what a failed check printed, so many characters are kept. */
const MAX_TAIL = 4000;

/** What is kept of a report: of a check that failed also what it printed last. @param at wall clock, ISO 8601 */
export function verificationRecord(
  { passed, layers }: VerificationReport,
  at: string,
  commit?: string,
): HandoffVerification {
  return {
    at,
    passed,
    ...(commit !== undefined && { commit }),
    layers: layers.map(({ layer, flow, status, checks }) => ({
      layer,
      ...(flow && { flow }),
      status,
      checks: checks.map(({ name, kind, command, passed, ending, tail, hint }) => ({
        name,
        ...(kind && { kind }),
        command,
        passed,
        ending,
        ...(!passed && { tail: tail.slice(-MAX_TAIL) }),
        ...(hint !== undefined && { hint }),
      })),
    })),
  };
}
