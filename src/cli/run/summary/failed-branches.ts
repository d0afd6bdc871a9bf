import type { RunState } from '../../../domain/run.ts';
import { branchOf, branchPrefix, isInside } from '../../../domain/step-key.ts';
import { excerpt } from '../describe.ts';

/** What failed in the branches of an `each`, and why: a run may succeed all the same. */
export function failedBranches({ steps }: RunState): string[] {
  const records = [...steps.values()];
  // A block that succeeded knows which branches it did without, also those that its time ran out for.
  const known = records.flatMap(({ key, status }) => {
    if (status.kind !== 'finished' || status.outcome.kind !== 'succeeded') return [];
    return failuresIn(status.outcome.output).map((failure) => ({ ...failure, key: branchPrefix(key, failure.key) }));
  });
  const others = records.flatMap(({ key, status }) => {
    if (status.kind !== 'finished' || status.outcome.kind !== 'failed' || branchOf(key) === undefined) return [];
    const isTold = known.some((branch) => key.startsWith(branch.key)) || records.some((one) => isInside(one.key, key));
    return isTold ? [] : { key, reason: status.outcome.reason };
  });
  return [...known, ...others].map(({ key, reason }) => `${key.replace(/\/$/, '')}: ${excerpt(reason)}`);
}

/** The failures in the output of an `each`; an agent's output may look like anything. */
function failuresIn(output: unknown): { key: string; reason: string }[] {
  const { done, failed } = (output ?? {}) as { done?: unknown; failed?: unknown };
  if (!Array.isArray(done) || !Array.isArray(failed)) return [];
  return failed.flatMap((failure: { key?: unknown; reason?: unknown } | null) => {
    const { key, reason } = failure ?? {};
    return typeof key === 'string' && typeof reason === 'string' ? { key, reason } : [];
  });
}
