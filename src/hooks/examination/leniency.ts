import type { Policy } from '../../domain/policy.ts';
import { exceptionsInForce } from '../../services/exceptions/in-force.ts';
import { type Finding, note, type Scene } from './finding.ts';

/** What the rules let through for now: a person has wanted it so, and may have forgotten. */
export async function examineLeniency(policy: Policy, { workplace }: Scene): Promise<Finding[]> {
  const { source } = workplace;
  const mode =
    policy.mode === 'enforce'
      ? []
      : [note('mode', source.configPath, `ownership.mode is ${policy.mode}: nothing is refused`, 'set it to enforce')];
  const exceptions = await exceptionsInForce(workplace, policy);
  return [
    ...mode,
    ...exceptions.map(({ id, paths, roles, until, reason, by }) => {
      const what = paths?.map(({ pattern }) => pattern).join(', ') ?? 'everything';
      const who = roles?.join(', ') ?? 'everybody';
      const text = `${what} may be written by ${who} until ${until}, by ${by}: ${reason}`;
      return note('mode', id, text, id.startsWith('EXC-') ? `coord lock ${id}` : 'take it out of the config');
    }),
  ];
}
