import type { Violation } from './violations.ts';
import { printable } from '../../config/diagnostics/printable.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { contentName } from './content.ts';
import { nameOfViolation } from './find.ts';

/** Violations that are listed at most. */
const LISTED = 10;

/**
 * What was changed against the rules, for the agent at work.
 * @param coord the command line that starts coord, without arguments
 * @param here the worktree that it is told in
 */
export function tellViolations(violations: readonly Violation[], coord: string, here: string): string {
  const [first] = violations;
  if (!first) return '';
  const shown = violations.slice(0, LISTED);
  const more = violations.length - shown.length;
  const paths = shown.map((violation) => shellWord(nameOfViolation(violation, here))).join(' ');
  return [
    `coord: ${first.during}, this changed in ${printable(first.worktree)} against the rules:`,
    ...shown.map((violation) => `- ${lineOf(violation)}`),
    ...(more > 0 ? [`- and ${more} more: ${coord} audit`] : []),
    ...doubt(violations),
    `Put back what was there before with: ${coord} audit undo ${paths}`,
    'Do not work round it: ask the owner for the change. Where it has to stay, a person or the owner says so with: ' +
      `${coord} audit settle PATH --reason 'why'`,
  ].join('\n');
}

function lineOf({ text, verdict, before, now }: Violation): string {
  const asked = verdict === 'ask' ? ' A person is asked about it, and nobody was.' : '';
  return `${text}${asked} Before: ${contentName(before)}; now: ${contentName(now)}.`;
}

/** Nobody knows whose doing it is where others are at work in the same worktree; a person may be anywhere. */
function doubt(violations: readonly Violation[]): string[] {
  const others = [...new Set(violations.flatMap((violation) => violation.others))];
  if (others.length === 0)
    return ['If it was not you, leave it as it is and say so: a person may be at work there as well.'];
  const named = others
    .slice(0, 5)
    .map((id) => printable(id))
    .join(', ');
  return [
    `Others are at work in this worktree (session ${named}): it may have been one of them. Put back only what you changed.`,
  ];
}
