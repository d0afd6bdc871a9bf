import { printable } from '../../config/diagnostics/printable.ts';
import type { ShellEffects, ShellWrite } from '../../domain/shell-effects.ts';
import { isPersonOnly } from '../../domain/person-only.ts';
import { beforeChange } from '../../services/guard/both-ends.ts';
import { shellEffects } from '../../services/shell/shell-effects.ts';
import { pauseOf, pauseReason } from '../../services/team/pause.ts';
import { callOf, MOST_LEASED } from '../guarding.ts';
import { type HookReply, PASS, permission } from '../reply.ts';
import { answer, type Finding, findingOf } from './answer.ts';
import type { Call } from './call.ts';
import { findingsOfUnknown, type Unknown } from './unknown.ts';

/** Of more paths that a command may write nobody needs to hear. */
const MOST_LOOKED_AT = 50;

/** A command line: what it writes for certain is judged as a tool's writes are, and what nobody knows as the policy says. */
export async function beforeShell(call: Call, command: string, cwd: string): Promise<HookReply> {
  if (isPersonOnly(command)) return PERSONS_ONLY;
  const { workplace, world, policy } = call;
  const place = { cwd, env: world.env, repository: workplace.repository };
  const effects = await shellEffects(command, place);
  const evading = evasionFindings(effects, policy.mode === 'enforce');
  if (evading.length > 0) return answer(call, evading);
  const known = await knownFindings(call, effects);
  if (known.some(({ verdict }) => verdict !== 'allow')) return answer(call, known);
  const unknown = await unknownIn(call, effects);
  if (unknown.length > 0) {
    const pause = await pauseOf(workplace);
    if (pause) return permission('ask', `coord: ${pauseReason(pause)}. ${call.payload.tool} may write.`);
  }
  const findings = [...known, ...(await findingsOfUnknown(call, unknown))];
  return findings.length > 0 ? answer(call, findings) : PASS;
}

export const PERSONS_ONLY = permission(
  'deny',
  'coord: this command is for people alone. Ask the person you work for to give it.',
);

function evasionFindings({ evasions }: ShellEffects, isEnforced: boolean): Finding[] {
  return evasions.map(({ by, why }) => ({
    path: by.slice(0, 200),
    strict: 'deny',
    verdict: isEnforced ? 'deny' : 'allow',
    text: `coord: ${printable(by)} would go round coord: ${printable(why)}. It is not run; ask the person you work for.`,
  }));
}

/** Judges what the command writes for certain; where all of it is allowed, the leases are taken. */
async function knownFindings(call: Call, { writes }: ShellEffects): Promise<Finding[]> {
  const known = [
    ...new Map(writes.filter(({ certainty }) => certainty === 'known').map((one) => [one.path, one])).values(),
  ];
  const { guard, holder, payload } = call;
  const cwd = payload.cwd;
  const rest = await Promise.all(known.slice(MOST_LEASED).map(({ path }) => guard.look({ path, cwd, holder })));
  const ofRest = told(known.slice(MOST_LEASED), rest, call);
  if (ofRest.some(({ verdict }) => verdict !== 'allow')) return ofRest;
  const first = known.slice(0, MOST_LEASED);
  const paths = first.map(({ path }) => path);
  const outcomes = paths.length > 0 ? await beforeChange(guard, { paths, cwd, holder, call: callOf(payload) }) : [];
  return [...told(first, outcomes, call), ...ofRest];
}

type Outcome = Parameters<typeof findingOf>[0];

function told(writes: readonly ShellWrite[], outcomes: readonly Outcome[], call: Call): Finding[] {
  return outcomes.flatMap((outcome, index) => {
    const finding = findingOf(outcome, call);
    const by = writes[index]?.by;
    return finding && by !== undefined ? { ...finding, text: `${finding.text}\n${writer(finding, by)}` } : [];
  });
}

const writer = ({ verdict, path }: Finding, by: string) =>
  `${verdict === 'allow' ? 'Written' : 'It would be written'} by ${printable(by)} in this command, as ${printable(path)}.`;

/** What may be written, where that is not the role's own, and what nobody knows at all. */
async function unknownIn(call: Call, { writes, unknown }: ShellEffects): Promise<Unknown[]> {
  const { guard, holder, payload } = call;
  const possible = writes.filter(({ certainty }) => certainty === 'possible').slice(0, MOST_LOOKED_AT);
  const foreign = await Promise.all(
    possible.map(async ({ path, by }) => {
      const finding = findingOf(await guard.look({ path, cwd: payload.cwd, holder }), call);
      return finding ? [{ by, why: `it may write ${finding.path}` }] : [];
    }),
  );
  return [...foreign.flat(), ...unknown];
}
