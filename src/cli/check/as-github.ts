import type { Finding } from '../../services/check/check.ts';
import type { Checked } from './checked.ts';
import { TITLES, verdictOf, why } from './words.ts';

/**
 * Workflow commands of GitHub Actions, which the runner shows beside the changed lines. Whatever the change has named is
 * escaped as the runner undoes it (actions/toolkit, core/src/command.ts), so that no name becomes a command.
 */
export function asGithub(checked: Checked): string {
  const lines = checked.findings.map((finding) => {
    const { path, line, verdict } = finding;
    const properties = { file: path, line: String(line), title: TITLES[verdict] };
    const shown = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
    return `::${verdict === 'warn' ? 'warning' : 'error'} ${shown.join(',')}::${data(message(finding, checked))}`;
  });
  return [...lines, `coord check: ${verdictOf(checked.findings)}`].join('\n');
}

function message(finding: Finding, checked: Checked): string {
  const by = finding.commit === undefined ? '' : ` (commit ${finding.commit.slice(0, 12)})`;
  return `${finding.path}: ${why(finding, checked)}${by}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
