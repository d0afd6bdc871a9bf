import type { Finding } from '../../services/check/check.ts';
import type { Checked } from './checked.ts';

/** What a finding is, in a few words. */
export const TITLES = {
  deny: 'refused by ownership',
  ask: 'needs an approval',
  warn: 'against ownership',
} as const;

/** How many findings there are of each kind. */
export function verdictOf(findings: readonly Finding[]): string {
  const number = (verdict: Finding['verdict']) => findings.filter((finding) => finding.verdict === verdict).length;
  const [deny, ask, warn] = [number('deny'), number('ask'), number('warn')];
  const parts = [
    ...(deny > 0 ? [`${deny} refused`] : []),
    ...(ask > 0 ? [`${ask} for a person to approve`] : []),
    ...(warn > 0 ? [count(warn, 'warning')] : []),
  ];
  return parts.join(', ') || 'nothing is against it';
}

/** The reason, the line that decided, and who can approve it. */
export function why(
  { reason, rule, verdict, approvers, what }: Finding,
  { configFile }: Pick<Checked, 'configFile'>,
): string {
  const line = rule && rule.line > 0 ? ` (${configFile}:${rule.line}, ${rule.pattern})` : '';
  const who =
    verdict !== 'ask'
      ? ''
      : approvers.length === 0
        ? '; nobody is named under check.approvers who could approve it'
        : `; ${approvers.join(' or ')} has to approve it`;
  return `${DONE[what]}, ${reason}${line}${who}`;
}

const DONE = { added: 'added', changed: 'changed', removed: 'removed', mode: 'mode changed' } as const;

export const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
