import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';
import { table } from '../text/table.ts';
import type { Checked } from './checked.ts';
import { count, verdictOf, why } from './words.ts';

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
