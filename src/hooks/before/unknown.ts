import { printable } from '../../config/diagnostics/printable.ts';
import { everythingUnlocked } from '../../services/exceptions/in-force.ts';
import type { Call } from './call.ts';
import type { Finding } from './finding.ts';

/** What nobody can say beforehand. */
export interface Unknown {
  /** As in `node build.mjs`. */
  by: string;
  /** The end of a sentence: what is not known, and why. */
  why: string;
}

/** What the policy says of what cannot be known. Where it allows that, it is looked at after the tool, and nothing is told. */
export async function findingsOfUnknown(call: Call, unknown: readonly Unknown[]): Promise<Finding[]> {
  const { policy, workplace } = call;
  const { unknown: strict, mode } = policy;
  if (strict === 'allow' || unknown.length === 0) return [];
  const isLifted = (await everythingUnlocked(workplace)) !== undefined;
  const verdict = mode === 'enforce' && !isLifted ? strict : 'allow';
  return unknown.map(({ by, why }) => ({
    path: by.slice(0, 200),
    strict,
    verdict,
    isLifted,
    isPath: false,
    text: `coord: what ${printable(by)} writes is not known beforehand: ${printable(why)}. ${ADVICE}`,
  }));
}

const ADVICE = 'Write files with the tools for it, or with commands that name the files they write.';
