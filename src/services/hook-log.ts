import type { Verdict } from '../domain/policy.ts';
import { appendLine, readLines } from '../store/files/lines.ts';
import type { StateLayout } from '../store/files/state-layout.ts';

/** A write that the rules did not allow, as it was met in a hook. */
export interface Refusal {
  /** Wall clock, ISO 8601. */
  at: string;
  session: string;
  role: string | undefined;
  tool: string | undefined;
  path: string;
  /** What the rules say, and what happened: they differ where the mode is warn or audit. */
  strict: Verdict;
  verdict: Verdict;
  /** As the agent was told. */
  text: string;
}

export function logRefusal(layout: StateLayout, refusal: Refusal): void {
  appendLine(layout.hookLog, refusal);
}

/** What a session was refused, oldest first. */
export function refusalsOf(layout: StateLayout, session: string): Refusal[] {
  return readLines(layout.hookLog)
    .filter(isRefusal)
    .filter((refusal) => refusal.session === session && refusal.verdict !== 'allow');
}

function isRefusal(value: unknown): value is Refusal {
  const refusal = value as Partial<Refusal> | null;
  return [refusal?.session, refusal?.path, refusal?.text, refusal?.verdict].every((field) => typeof field === 'string');
}
