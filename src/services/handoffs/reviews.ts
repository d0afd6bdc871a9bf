import type { RunState } from '../../domain/run.ts';
import { type StepKey, stepIdOf } from '../../domain/step-key.ts';
import type { HandoffValues } from './document.ts';
import { finished } from './finished.ts';

type Round = HandoffValues['rounds'][number];

/**
 * The reviews of a run, round by round: steps whose typed output is a verdict, with findings of what and where. What
 * another step of the same round says in its `summary` is the answer to them.
 */
export function roundsOf(state: RunState): Round[] {
  const rounds = new Map<string, Round>();
  for (const { key, role, outcome } of finished(state)) {
    if (outcome.kind !== 'succeeded' || role === undefined) continue;
    const place = roundPlace(key);
    const round = rounds.get(place.prefix) ?? { number: place.number, reviews: [], answers: [] };
    const { verdict, findings, summary } = (outcome.output ?? {}) as Record<string, unknown>;
    const by = { step: stepIdOf(key), role };
    if (typeof verdict === 'string') round.reviews.push({ ...by, verdict, findings: findingsIn(findings) });
    else if (typeof summary === 'string' && place.number > 0) round.answers.push({ ...by, summary });
    rounds.set(place.prefix, round);
  }
  return [...rounds.values()].filter(({ reviews }) => reviews.length > 0);
}

/** The round of the innermost loop round a step; number 0 for a step in no loop. */
function roundPlace(key: StepKey): { prefix: string; number: number } {
  const found = /^.*\.([0-9]+)\//.exec(key);
  return found ? { prefix: found[0], number: Number(found[1]) } : { prefix: '', number: 0 };
}

function findingsIn(findings: unknown): { where: string; problem: string }[] {
  if (!Array.isArray(findings)) return [];
  return findings.map((finding: unknown) => {
    const { where, problem } = (finding ?? {}) as Record<string, unknown>;
    return { where: String(where ?? ''), problem: String(problem ?? '') };
  });
}
