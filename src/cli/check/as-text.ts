import type { Finding } from '../../services/check/check.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';
import { table } from '../text/table.ts';
import type { Checked } from './checked.ts';

/** For people: what the change is, a line for each finding, and what is to be done. */
export function asText(checked: Checked, terminal: Terminal): string {
  const { findings } = checked;
  const head = safeText(`${whatOf(checked)}: ${verdictOf(findings)}`);
  if (findings.length === 0) return head;
  const each = findings.some(({ commit }) => commit !== undefined);
  const { red, yellow } = terminal.colors;
  const rows = findings.map((finding) => ({
    cells: [
      WORDS[finding.verdict],
      finding.path,
      ...(each ? [finding.commit?.slice(0, 12) ?? ''] : []),
      why(finding, checked),
    ],
    paint: { 0: finding.verdict === 'deny' ? red : yellow },
  }));
  const heads = ['VERDICT', 'PATH', ...(each ? ['COMMIT'] : []), 'WHY'];
  return `${head}\n${table(heads, rows, terminal)}`;
}

const WORDS = { deny: 'refused', ask: 'approval', warn: 'warning' } as const;

function whatOf({ head, base, branch, role, paths, commits }: Checked): string {
  const whose = role === undefined ? 'of no role' : `of role ${role}`;
  return `${branch ?? head}, ${whose}, into ${base}: ${count(paths, 'path')} in ${count(commits, 'commit')}`;
}

function verdictOf(findings: readonly Finding[]): string {
  const number = (verdict: Finding['verdict']) => findings.filter((finding) => finding.verdict === verdict).length;
  const [deny, ask, warn] = [number('deny'), number('ask'), number('warn')];
  const parts = [
    ...(deny > 0 ? [`${deny} refused`] : []),
    ...(ask > 0 ? [`${ask} for a person to approve`] : []),
    ...(warn > 0 ? [`${count(warn, 'warning')}`] : []),
  ];
  return parts.join(', ') || 'nothing is against it';
}

/** The reason, the line that decided, and who can approve it. */
export function why({ reason, rule, verdict, approvers, what }: Finding, { configFile }: Checked): string {
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

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
