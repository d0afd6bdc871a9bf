import type { CheckReport, LayerReport } from '../../domain/verification.ts';
import type { Verified } from './verified.ts';
import { nameOf } from './words.ts';

/**
 * JUnit's XML as its readers agree on it (Jenkins' junit-10.xsd; GitLab and GitHub's reporters show `classname` and `name`):
 * a suite for each layer and flow, a case for each verifier. Why something is skipped is text, as some know no attribute
 * there. @param now the report's time
 */
export function asJunit(report: Verified, now: Date): string {
  const suites = report.layers.map((layer) => suiteOf(layer, now));
  const sum = (key: 'tests' | 'failures' | 'skipped') => suites.reduce((total, suite) => total + suite[key], 0);
  const numbers = { tests: sum('tests'), failures: sum('failures'), errors: 0, time: seconds(report.tookMs) };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: report.project, ...numbers })}>`,
    ...suites.map(({ text }) => text),
    '</testsuites>',
  ].join('\n');
}

function suiteOf(layer: LayerReport, now: Date) {
  const { checks, status } = layer;
  const name = layer.flow ? `flow ${layer.layer}` : layer.layer;
  const skipped = status === 'skipped' ? 1 : 0;
  const tests = checks.length + skipped;
  const failures = checks.filter(({ passed }) => !passed).length;
  const time = seconds(checks.reduce((total, check) => total + timeOf(check), 0));
  // Without a zone and its fractions: some readers take no other.
  const timestamp = now.toISOString().slice(0, 19);
  const text = [
    `  <testsuite${attributes({ name, tests, failures, errors: 0, skipped, time, timestamp, hostname: 'localhost' })}>`,
    ...checks.map((check) => caseOf(name, check)),
    ...(skipped > 0
      ? [
          `    <testcase${attributes({ classname: name, name: 'the rest', time: seconds(0) })}>\n      <skipped>${escaped(layer.because ?? '')}</skipped>\n    </testcase>`,
        ]
      : []),
    '  </testsuite>',
  ].join('\n');
  return { text, tests, failures, skipped };
}

function caseOf(classname: string, check: CheckReport): string {
  const head = `    <testcase${attributes({ classname, name: nameOf(check), time: seconds(timeOf(check)) })}`;
  if (check.passed) return `${head}/>`;
  const { ending, kind = 'check', command, tail, hint } = check;
  const body = [ending, command, ...(hint === undefined ? [] : [`hint: ${hint}`]), tail].join('\n');
  const failure = `      <failure${attributes({ message: ending, type: kind })}>${escaped(body)}</failure>`;
  return [`${head}>`, failure, '    </testcase>'].join('\n');
}

/** What was not run took no time. */
const timeOf = ({ cached, tookMs = 0 }: CheckReport): number => (cached ? 0 : tookMs);

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

function attributes(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value)).replaceAll(/[\n\t]/g, ' ')}"`)
    .join('');
}

/** XML 1.0 has no way to write most control characters, lone surrogates and U+FFFE: what a program printed may hold them. */
function escaped(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
