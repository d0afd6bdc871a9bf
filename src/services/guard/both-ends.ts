import type { Guard, WriteOutcome, WriteRequest } from './guard.ts';

/** Writes that are one: a rename changes both its ends, a move of a folder every file in it. */
export type WholeChange = Pick<WriteRequest, 'cwd' | 'holder'> & { call: string; paths: readonly string[] };

/** The writes of a change, each with an id of its own that its end finds it by. */
export function writesOf({ paths, cwd, holder, call }: WholeChange): WriteRequest[] {
  return paths.map((path, index) => ({ path, cwd, holder, call: index === 0 ? call : `${call}.${index}` }));
}

/**
 * Judges every end of a change before any lease is taken, and takes all of them or none.
 * @returns the outcome of each path, in their order
 */
export async function beforeChange(guard: Guard, change: WholeChange): Promise<WriteOutcome[]> {
  const writes = writesOf(change);
  const seen = await guard.lookAll(writes);
  if (writes.length > 1 && seen.some((outcome) => verdictOf(outcome) !== 'allow')) return seen;
  const outcomes: WriteOutcome[] = [];
  for (const [index, write] of writes.entries()) {
    const outcome = await guard.beforeWrite(write);
    outcomes.push(outcome);
    if (verdictOf(outcome) === 'allow') continue;
    for (const taken of writes.slice(0, index)) await guard.afterWrite(taken, 'failed');
    return [...outcomes, ...seen.slice(index + 1)];
  }
  return outcomes;
}

/** What happens to a write. */
export function verdictOf(outcome: WriteOutcome): 'allow' | 'ask' | 'deny' {
  if (outcome.kind === 'outside') return 'allow';
  return outcome.kind === 'barred' ? 'deny' : outcome.decision.verdict;
}

/** The outcome that decides for all: the first that is refused, else the first that is asked about, else the first. */
export function gravest(outcomes: readonly WriteOutcome[]): WriteOutcome | undefined {
  const first = (verdict: string) => outcomes.find((outcome) => verdictOf(outcome) === verdict);
  const strict = outcomes.find((outcome) => outcome.kind === 'decided' && outcome.decision.strict !== 'allow');
  return first('deny') ?? first('ask') ?? strict ?? outcomes.find(({ kind }) => kind !== 'outside') ?? outcomes[0];
}
