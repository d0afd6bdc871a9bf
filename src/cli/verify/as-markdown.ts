import type { CheckReport, LayerReport } from '../../domain/verification.ts';
import { placeOf } from '../../domain/verification.ts';
import { took } from '../text/amounts.ts';
import { safeText } from '../text/safe-text.ts';
import type { Verified } from './verified.ts';
import { nameOf, verdictOf } from './words.ts';

/** A table of everything, and each failure with what it printed: for a pull request, or a CI's summary. */
export function asMarkdown(report: Verified): string {
  const rows = report.layers.flatMap(rowsOf);
  const failures = report.layers.flatMap((layer) =>
    layer.checks.filter(({ passed }) => !passed).map((check) => failureText(layer, check)),
  );
  return [
    `# Verification of ${plain(report.project)}`,
    '',
    `**${report.passed ? 'Passed' : 'Failed'}**: ${plain(verdictOf(report).replace(/^(passed|failed): /, ''))}.`,
    ...(rows.length === 0
      ? []
      : ['', '| layer | verifier | kind | result | |', '| --- | --- | --- | --- | --- |', ...rows]),
    ...(report.unchanged.length > 0
      ? ['', `Unchanged, and not verified: ${report.unchanged.map(plain).join(', ')}.`]
      : []),
    ...failures.flatMap((text) => ['', text]),
  ].join('\n');
}

function rowsOf(layer: LayerReport): string[] {
  const name = plain(layer.flow ? `flow ${layer.layer}` : layer.layer);
  const rest = layer.status === 'skipped' ? [`| ${name} | | | skipped | ${plain(layer.because ?? '')} |`] : [];
  if (layer.checks.length === 0 && rest.length === 0) return [`| ${name} | | | nothing to verify | |`];
  return [
    ...layer.checks.map((check) => {
      const { kind = 'check', passed, ending, cached, tookMs } = check;
      const time = cached ? 'passed before' : tookMs === undefined ? '' : took(tookMs);
      const said = passed && ending === 'exit code 0' ? '' : plain(ending);
      const note = [said, time].filter((text) => text !== '').join('; ');
      return `| ${name} | ${plain(nameOf(check))} | ${kind} | ${passed ? 'passed' : '**failed**'} | ${note} |`;
    }),
    ...rest,
  ];
}

function failureText(layer: LayerReport, check: CheckReport): string {
  const printed = safeText(check.tail.trimEnd());
  const fence = '`'.repeat(Math.max(3, longestRun(printed) + 1));
  return [
    `## ${plain(placeOf(layer, check))}`,
    '',
    `${plain(check.ending)}.`,
    ...(printed === '' ? [] : ['', `${fence}text`, printed, fence]),
    ...(check.hint === undefined ? [] : ['', `Hint: ${plain(check.hint)}`]),
  ].join('\n');
}

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));

/** A text of somebody's in one line that means nothing to Markdown, and ends no cell. */
function plain(text: string): string {
  return safeText(text.replaceAll(/\s+/g, ' ').trim())
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_[\]|#~@]/g, (character) => (character === '@' ? '&#64;' : `\\${character}`));
}
