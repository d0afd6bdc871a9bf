import { printable } from '../../config/diagnostics/printable.ts';
import type { ShellEffects, ShellWrite } from '../../domain/shell-effects.ts';
import { isPersonOnly, isPersonOnlyCommand, setsIdentity } from '../../domain/person-only.ts';
import { noteReading } from '../../services/audit/reading-calls.ts';
import { beforeChange } from '../../services/guard/both-ends.ts';
import { shellEffects } from '../../services/shell/shell-effects.ts';
import { pauseOf, pauseReason } from '../../services/team/pause.ts';
import { CANARY_SESSION } from '../canary.ts';
import { callOf, MOST_LEASED } from '../guarding.ts';
import { type HookReply, PASS, permission } from '../reply.ts';
import { AGREED, answer } from './answer.ts';
import type { Call } from './call.ts';
import { type Finding, findingOf } from './finding.ts';
import { findingsOfUnknown, type Unknown } from './unknown.ts';

/** Of more paths that a command may write nobody needs to hear. */
const MOST_LOOKED_AT = 50;

/** A command line: what it writes for certain is judged as a tool's writes are, and what nobody knows as the policy says. */
export async function beforeShell(call: Call, command: string, cwd: string): Promise<HookReply | typeof AGREED> {
  const { workplace, world, policy } = call;
  const effects = await shellEffects(command, { cwd, env: world.env, repository: workplace.repository });
  if (isForPeople(effects, command, decisionsOf(call, command)))
    return setsIdentity(command) ? WHO_IT_IS : PERSONS_ONLY;
  if (onlyReads(effects)) {
    await noteAsReading(call, command);
    return PASS;
  }
  const evading = evasionFindings(effects, policy.mode === 'enforce');
  if (evading.length > 0) return answer(call, evading);
  const known = knownIn(effects);
  if (known.length === 0 && (effects.unknown.length > 0 || effects.writes.length > 0)) {
    const pause = await pauseOf(workplace);
    if (pause) return permission('ask', `coord: ${pauseReason(pause)}. ${call.payload.tool} may write.`);
  }
  // Of what is certain first, and no lease is taken before a person has said yes to the rest.
  const unknown = policy.unknown === 'allow' ? [] : await findingsOfUnknown(call, await unknownIn(call, effects));
  const isHeldUp = unknown.some(({ verdict }) => verdict !== 'allow');
  const refused = isHeldUp ? await lookAt(call, known) : [];
  if (refused.length > 0) return answer(call, refused);
  const reply = await answer(call, unknown);
  if (isHeldUp && reply !== AGREED) return reply;
  const findings = await take(call, known);
  if (findings.length > 0) return answer(call, findings);
  return reply === AGREED ? PASS : reply;
}

/** Where all of it is understood, what it only speaks of is no command: the message of a commit, or what is searched for. */
function isForPeople({ commands, unknown, evasions }: ShellEffects, command: string, allowed: string[]): boolean {
  if (commands.some((words) => isPersonOnlyCommand(words, allowed))) return true;
  return unknown.length + evasions.length > 0 && isPersonOnly(command);
}

/** What of a person's decisions on handoffs the config lets this role make, as long as the command does not hide who calls. */
function decisionsOf({ policy: { handoff }, role = '' }: Call, command: string): string[] {
  if (/\bCLAUDECODE\b|\benv\s+-|\bexec\s+-/.test(command)) return [];
  return [
    ...(handoff.approve.includes(role) ? ['approve', 'reject'] : []),
    ...(handoff.emergency.includes(role) ? ['emergency'] : []),
  ];
}

const PERSONS_ONLY = permission(
  'deny',
  'coord: this command is for people alone. Ask the person you work for to give it.',
);

function onlyReads({ writes, unknown, evasions }: ShellEffects): boolean {
  return writes.length + unknown.length + evasions.length === 0;
}

/** Then git need not be asked after it what has changed. One in the background is not over when the tool is. */
async function noteAsReading({ workplace, payload }: Call, command: string): Promise<void> {
  const { call, session, input } = payload;
  const isOver = payload.tool === 'Bash' && input['run_in_background'] !== true;
  if (call === undefined || !isOver || session === CANARY_SESSION) return;
  await noteReading(workplace, { call, session, command });
}

const WHO_IT_IS = permission(
  'deny',
  'coord: variables such as COORD_ROLE say who a session is, and only people set them. Leave them out of the command.',
);

function evasionFindings({ evasions }: ShellEffects, isEnforced: boolean): Finding[] {
  return evasions.map(({ by, why }) => ({
    path: by.slice(0, 200),
    strict: 'deny',
    verdict: isEnforced ? 'deny' : 'allow',
    isPath: false,
    text: `coord: ${printable(by)} would go round coord: ${printable(why)}. It is not run; ask the person you work for.`,
  }));
}

function knownIn({ writes }: ShellEffects): ShellWrite[] {
  const known = writes.filter(({ certainty }) => certainty === 'known');
  return [...new Map(known.map((one) => [one.path, one])).values()];
}

/** What the rules are against of all this, without taking anything. */
async function lookAt(call: Call, known: readonly ShellWrite[]): Promise<Finding[]> {
  const { guard, holder, payload } = call;
  const outcomes = await guard.lookAll(known.map(({ path }) => ({ path, cwd: payload.cwd, holder })));
  return told(known, outcomes, call).filter(({ verdict }) => verdict !== 'allow');
}

/** Judges what the command writes for certain; where all of it is allowed, the leases are taken. */
async function take(call: Call, known: readonly ShellWrite[]): Promise<Finding[]> {
  const { guard, holder, payload } = call;
  const [first, rest] = [known.slice(0, MOST_LEASED), known.slice(MOST_LEASED)];
  const refused = await lookAt(call, rest);
  if (refused.length > 0 || first.length === 0) return refused;
  const paths = first.map(({ path }) => path);
  return told(first, await beforeChange(guard, { paths, cwd: payload.cwd, holder, call: callOf(payload) }), call);
}

type Outcome = Parameters<typeof findingOf>[0];

function told(writes: readonly ShellWrite[], outcomes: readonly Outcome[], call: Call): Finding[] {
  return outcomes.flatMap((outcome, index) => {
    const finding = findingOf(outcome, call);
    const write = writes[index];
    return finding && write ? { ...finding, text: withWriter(finding.text, write) } : [];
  });
}

/** Names the part of the command in the line that says whose the path is. */
function withWriter(text: string, { by, operation }: ShellWrite): string {
  const [first = '', ...rest] = text.split('\n');
  return [`${first.replace(/\.$/, '')}; ${printable(by)} would ${operation} it.`, ...rest].join('\n');
}

/** What may be written, where that is not the role's own, and what nobody knows at all. */
async function unknownIn(call: Call, { writes, unknown }: ShellEffects): Promise<Unknown[]> {
  const { guard, holder, payload } = call;
  const possible = writes.filter(({ certainty }) => certainty === 'possible').slice(0, MOST_LOOKED_AT);
  const outcomes = await guard.lookAll(possible.map(({ path }) => ({ path, cwd: payload.cwd, holder })));
  const foreign = possible.flatMap(({ by }, index) => {
    const outcome = outcomes[index];
    const finding = outcome && findingOf(outcome, call);
    return finding ? [{ by, why: `it may write ${finding.path}` }] : [];
  });
  return [...foreign, ...unknown];
}
