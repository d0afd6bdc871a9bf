import type { CheckReport, LayerReport } from '../../domain/verification.ts';
import type { Terminal } from '../terminal.ts';
import { took } from '../text/amounts.ts';
import { quoted } from '../text/quoted.ts';
import { safeText } from '../text/safe-text.ts';
import type { Verified } from './verified.ts';
import { nameOf, verdictOf } from './words.ts';

/** How many lines of what a failed verifier printed are shown. */
const LINES = 20;

/** Layer by layer, with all that a failure says, and what came of it in the last line. */
export function asText(report: Verified, terminal: Terminal): string {
  const { green, red, bold } = terminal.colors;
  const recorded = Object.entries(report.recorded).map(([key, value]) => `on record now: ${key} ${value}`);
  return [
    ...report.layers.map((layer) => layerText(layer, report.because[layer.layer], terminal)),
    ...recorded.map(safeText),
    `${bold('coord verify')} ${(report.passed ? green : red)(safeText(verdictOf(report)))}`,
  ].join('\n');
}

function layerText(layer: LayerReport, because: string | undefined, terminal: Terminal): string {
  const { bold, dim, yellow } = terminal.colors;
  const name = layer.flow ? `flow ${layer.layer}` : layer.layer;
  const why = layer.flow || because === undefined ? '' : dim(`, as ${safeText(because)}`);
  const head = `${bold(safeText(name))}${why}`;
  if (layer.status === 'skipped' && layer.checks.length === 0)
    return `${head}: ${yellow('skipped')}, as ${safeText(layer.because ?? '')}`;
  if (layer.checks.length === 0) return `${head}: ${yellow('it has nothing to verify it')}`;
  const rest = layer.status === 'skipped' ? [`  ${yellow('-')} the rest was skipped, as ${layer.because ?? ''}`] : [];
  return [head, ...layer.checks.map((check) => checkText(check, terminal)), ...rest].join('\n');
}

function checkText(check: CheckReport, terminal: Terminal): string {
  const { green, red, dim } = terminal.colors;
  const name = safeText(nameOf(check));
  const time = check.tookMs === undefined || check.cached ? '' : dim(` ${took(check.tookMs)}`);
  const ending = safeText(check.ending.replaceAll('\n', ' '));
  if (check.passed) {
    const said = check.ending === 'exit code 0' ? '' : dim(`: ${ending}`);
    return `  ${green('✔')} ${name}${said}${check.cached ? dim(' (passed before, unchanged since)') : time}`;
  }
  const printed = check.tail.trimEnd().split('\n').slice(-LINES).join('\n');
  return [
    `  ${red('✖')} ${name}: ${red(ending)}${time}`,
    `    ${dim(safeText(check.command.replaceAll('\n', ' ')))}`,
    ...(printed === '' ? [] : [quoted(printed, terminal)]),
    ...(check.hint === undefined ? [] : [`    hint: ${safeText(check.hint)}`]),
  ].join('\n');
}
