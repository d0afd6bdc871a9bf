import type { CheckReport } from '../../domain/verification.ts';
import { counted } from '../text/amounts.ts';
import type { Verified } from './verified.ts';

/** `check unit`, `compatibility of order`: what a verifier is called in a report of its layer. */
export function nameOf({ name, kind = 'check' }: CheckReport): string {
  return kind === 'compatibility' ? `${name} (compatibility)` : name;
}

/** What came of all of it, in one line. */
export function verdictOf({ passed, layers, unchanged, base }: Verified): string {
  const against = base === undefined ? '' : ` against ${base}`;
  if (layers.length === 0) return `nothing has changed${against}, so nothing was verified; --all verifies every layer`;
  const checks = layers.flatMap((layer) => layer.checks);
  const failed = checks.filter((check) => !check.passed).length;
  const skipped = layers.filter(({ status }) => status === 'skipped').length;
  const cached = checks.filter((check) => check.cached).length;
  return [
    `${passed ? 'passed' : 'failed'}: ${counted(checks.length - failed, 'verifier')} passed${cached > 0 ? ` (${cached} before, and unchanged since)` : ''}`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(unchanged.length > 0 ? [`${counted(unchanged.length, 'layer')} unchanged${against}`] : []),
  ].join(', ');
}
