import type { Verdict } from '../../domain/policy.ts';
import { noteAsked } from '../../services/audit/guarded-writes.ts';
import { callOf } from '../guarding.ts';
import { CANARY_SESSION } from '../canary.ts';
import { type HookReply, PASS, permission, warning } from '../reply.ts';
import type { Call } from './call.ts';
import type { Finding } from './finding.ts';

/** Texts of this many findings are told at most. */
const MOST_TOLD = 5;

/** A person has agreed to what was asked: the call is to be judged again. */
export const AGREED = Symbol('agreed');

/** The answer to a tool call, by the gravest of its findings, which is recorded; no opinion where there are none. */
export async function answer(call: Call, findings: readonly Finding[]): Promise<HookReply | typeof AGREED> {
  const order: readonly Verdict[] = ['deny', 'ask', 'allow'];
  const verdict = order.find((one) => findings.some((finding) => finding.verdict === one));
  const told = findings.filter((finding) => finding.verdict === verdict);
  const [first] = told;
  if (!first) return PASS;
  const text = textOf(told);
  if (first.verdict === 'ask' && asksInRun(call)) {
    const { askPerson } = await import('./ask.ts');
    // That it was asked is recorded there: what is approved was not refused.
    const why = await askPerson(call, told, text);
    if (why === undefined) return AGREED;
    await record(call, first, why);
    return permission('deny', why);
  }
  await record(call, first, text);
  if (first.verdict === 'ask') {
    const paths = told.flatMap(({ isPath, path }) => (isPath ? [path] : []));
    await noteAsked(call.workplace, callOf(call.payload), call.payload.session, paths);
  }
  if (first.verdict !== 'allow') return permission(first.verdict, text);
  return call.policy.mode === 'warn' || first.isLifted ? warning(text) : PASS;
}

/** Why something was refused that no hook was asked about; it is recorded as any refusal is. */
export async function explainRefusal(call: Call, findings: readonly Finding[]): Promise<string | undefined> {
  const first = findings.find(({ verdict }) => verdict === 'deny');
  if (!first) return undefined;
  await record(call, first, first.text);
  return first.text;
}

/** What is wrong with each, and then what to do about the first: it is mostly the same for all. */
function textOf(told: readonly Finding[]): string {
  const [heads, advice] = [told.slice(0, MOST_TOLD).map(({ text }) => text.split('\n')[0] ?? ''), told[0]?.text ?? ''];
  const more = told.length > MOST_TOLD ? [`coord: and ${told.length - MOST_TOLD} more of the kind.`] : [];
  return [...new Set(heads), ...more, ...advice.split('\n').slice(1)].join('\n');
}

/** Nobody sits before a session of a run of coord's; the hooks of one have the time to wait for an answer. */
function asksInRun({ world }: Call): boolean {
  return world.record !== undefined && Boolean(world.env['COORD_RUN']);
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
