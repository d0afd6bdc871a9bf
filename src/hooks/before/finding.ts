import type { Verdict } from '../../domain/policy.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { verdictOf } from '../../services/guard/both-ends.ts';
import type { WriteOutcome } from '../../services/guard/guard.ts';
import { explain } from '../../services/guard/refusal.ts';
import type { Call } from './call.ts';

/** Something about a tool call that the rules are against, or that nobody can know. */
export interface Finding {
  /** The repository path, or what would write. */
  path: string;
  /** What the rules say. */
  strict: Exclude<Verdict, 'allow'>;
  /** What happens. */
  verdict: Verdict;
  text: string;
  /** Whether it is about one path. */
  isPath: boolean;
  /** A person lets it through for a time: it is told even where the mode tells nothing. */
  isLifted?: boolean;
}

/** What of an outcome is to be told; nothing where the rules allow it. */
export function findingOf(outcome: WriteOutcome, { workplace, role }: Call): Finding | undefined {
  if (outcome.kind === 'outside') return undefined;
  const strict = outcome.kind === 'barred' ? 'deny' : outcome.decision.strict;
  if (strict === 'allow') return undefined;
  const { layout, source } = workplace;
  const text = explain(outcome, { role, configFile: source.configFile, coord: shellWord(layout.coordProgram) });
  const isLifted = outcome.kind === 'decided' && outcome.decision.lifted !== undefined;
  return { path: outcome.path, strict, verdict: verdictOf(outcome), text, isPath: true, isLifted };
}
