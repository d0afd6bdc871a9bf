import { excerpt } from './excerpt.ts';
import type { Position } from './position.ts';
import { printable } from './printable.ts';

export type { Position };

export type Severity = 'error' | 'warning';

/** One mistake in a file that a person wrote. */
export interface Diagnostic {
  severity: Severity;
  /** A stable word in kebab-case, such as `unknown-role`. */
  code: string;
  message: string;
  /** The file's name as it is shown. */
  file: string;
  /** Absent where the mistake has no place, such as a file that cannot be read. */
  at?: Position;
  /** What to do about it. */
  hint?: string;
  /** Other lines of the same file that belong to the mistake, such as the other owner. */
  related?: { at: Position; message: string }[];
}

/** Colours, each the identity where there is no colour. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  cyan(text: string): string;
}

const same = (text: string) => text;
export const NO_PAINT: Paint = { bold: same, dim: same, red: same, yellow: same, cyan: same };

/**
 * All diagnostics as text for a terminal: place, code, message, the line with a caret, hint, and a count at the end.
 * @param sourceTextOf the text of a file by the name it is shown with; excerpts are left out where it is unknown
 */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  sourceTextOf: (file: string) => string | undefined,
  paint: Paint = NO_PAINT,
): string {
  const blocks = diagnostics.map((diagnostic) =>
    renderOne(diagnostic, sourceTextOf(diagnostic.file)?.replace(/^\ufeff/, ''), paint),
  );
  return [...blocks, countOf(diagnostics)].join('\n\n');
}

function renderOne(diagnostic: Diagnostic, text: string | undefined, paint: Paint): string {
  const { severity, code, message, file, at, hint, related = [] } = diagnostic;
  const color = severity === 'error' ? paint.red : paint.yellow;
  const lines = [`${paint.bold(placeOf(file, at))} ${color(`${severity} ${code}`)}: ${printable(message)}`];
  if (at && text !== undefined) lines.push(...excerpt(text, at, '  ', color, paint.dim));
  for (const other of related) {
    lines.push(`  ${paint.bold(placeOf(file, other.at))} ${printable(other.message)}`);
    if (text !== undefined) lines.push(...excerpt(text, other.at, '  ', paint.cyan, paint.dim));
  }
  if (hint) lines.push(`  ${paint.cyan('hint:')} ${printable(hint)}`);
  return lines.join('\n');
}

function placeOf(file: string, at: Position | undefined): string {
  return at ? `${printable(file)}:${at.line}:${at.column}` : `${printable(file)}:`;
}

function countOf(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const parts = [plural(errors, 'error'), plural(warnings, 'warning')].filter((part) => !part.startsWith('0 '));
  return parts.join(', ') || 'no errors';
}

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

/** Errors and warnings in the order of the file; what has no place comes first. */
export function inFileOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const rank = ({ at }: Diagnostic) => (at ? at.line * 1e6 + at.column : 0);
  return [...diagnostics].sort((a, b) => rank(a) - rank(b));
}

export const isError = (diagnostic: Diagnostic): boolean => diagnostic.severity === 'error';
