import type { Verdict } from '../../domain/policy.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { explain } from '../../services/guard/refusal.ts';
import { verdictOf } from '../../services/guard/both-ends.ts';
import type { WriteOutcome } from '../../services/guard/guard.ts';
import { CANARY_SESSION } from '../canary.ts';
import { type HookReply, PASS, permission, warning } from '../reply.ts';
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
  return { path: outcome.path, strict, verdict: verdictOf(outcome), text, isLifted };
}

/** Texts of this many findings are told at most. */
const MOST_TOLD = 5;

/** The answer to a tool call, by the gravest of its findings, which is recorded; no opinion where there are none. */
export async function answer(call: Call, findings: readonly Finding[]): Promise<HookReply> {
  const order: readonly Verdict[] = ['deny', 'ask', 'allow'];
  const verdict = order.find((one) => findings.some((finding) => finding.verdict === one));
  const told = findings.filter((finding) => finding.verdict === verdict);
  const [first] = told;
  if (!first) return PASS;
  const text = textOf(told);
  await record(call, first, text);
  if (first.verdict !== 'allow') return permission(first.verdict, text);
  return call.policy.mode === 'warn' || first.isLifted ? warning(text) : PASS;
}

function textOf(told: readonly Finding[]): string {
  const texts = [...new Set(told.slice(0, MOST_TOLD).map(({ text }) => text))];
  const more = told.length > MOST_TOLD ? [`coord: and ${told.length - MOST_TOLD} more paths.`] : [];
  return [...texts, ...more].join('\n');
}

async function record({ payload, workplace, role }: Call, { path, strict, verdict }: Finding, text: string) {
  const { session, tool, agent } = payload;
  if (session === CANARY_SESSION) return;
  await workplace.store.log('events').append({
    type: 'write.refused',
    at: workplace.clock.now().toISOString(),
    by: { as: 'agent', instance: agent?.id ?? session, ...(role !== undefined && { role }) },
    session,
    ...(tool !== undefined && { tool }),
    path,
    strict,
    verdict,
    text,
  });
}
