import { type Document, LineCounter, parseDocument } from 'yaml';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Diagnostic, Position } from '../diagnostics/diagnostic.ts';
import type { Fault, Range } from './faults.ts';
import { type Path, positionOf, rangeOf, rangeWithin } from './places.ts';
import { aliasBomb, shapeFaults, TOO_DEEP } from './shape.ts';
import { syntaxFaults } from './syntax.ts';

export type { Path };

/** A parsed YAML file whose every value can be traced to its line. */
export interface YamlFile {
  /** The file's name as it is shown. */
  file: string;
  text: string;
  /** The root mapping as plain data. */
  value: unknown;
  /**
   * Where a value, or the key it stands under, is written; the nearest parent where there is no such value.
   * A block of several lines is named by its key.
   */
  at(path: Path, what?: 'key' | 'value'): Position;
  /** A part of a text value, for a mistake inside a string; the whole value where it is written with escapes. */
  within(path: Path, offset: number, length: number): Position;
}

/** Largest file that is read, in characters. */
const MAX_LENGTH = 1024 * 1024;

/** Reads one YAML 1.2 document whose root is a mapping: unique keys, no tags, at most a few aliases. */
export function parseYamlFile(file: string, source: string): Result<YamlFile, Diagnostic[]> {
  // A byte order mark would shift every column of the first line.
  const text = source.replace(/^\ufeff/, '');
  if (text.length > MAX_LENGTH)
    return err([error(file, { code: 'file-too-large', message: 'the file is larger than 1 MiB' })]);

  const lines = new LineCounter();
  const parsed = documentOf(text, lines);
  if (!parsed.ok) return err([error(file, parsed.error)]);
  const doc = parsed.value;
  const place = (fault: Fault) => error(file, fault, (range) => positionOf(text, lines, range));
  const broken = syntaxFaults(text, doc);
  if (broken.length > 0) return err(broken.map(place));
  const misshapen = shapeFaults(doc);
  if (misshapen.length > 0) return err(misshapen.map(place));
  const data = dataOf(doc);
  if (!data.ok) return err([place(data.error)]);

  return ok({
    file,
    text,
    value: data.value,
    at: (path, what = 'value') => positionOf(text, lines, rangeOf(doc, path, what)),
    within: (path, offset, length) => positionOf(text, lines, rangeWithin(text, doc, path, offset, length)),
  });
}

/** The parser calls itself for each level; brackets by the thousand would exhaust the stack. */
function documentOf(text: string, lineCounter: LineCounter): Result<Document.Parsed, Fault> {
  try {
    return ok(parseDocument(text, { lineCounter, prettyErrors: false, stringKeys: true, logLevel: 'error' }));
  } catch (cause) {
    if (cause instanceof RangeError) return err(TOO_DEEP);
    throw cause;
  }
}

/** A few aliases of aliases can still stand for millions of values; the parser counts them while it expands. */
function dataOf(doc: Document.Parsed): Result<unknown, Fault> {
  try {
    return ok(doc.toJS());
  } catch (cause) {
    if (cause instanceof ReferenceError) return err(aliasBomb(doc));
    throw cause;
  }
}

function error(
  file: string,
  { code, message, hint, range, related }: Fault,
  place?: (range: Range) => Position,
): Diagnostic {
  return {
    severity: 'error',
    code,
    message,
    file,
    ...(range && place && { at: place(range) }),
    ...(hint && { hint }),
    ...(related && place && { related: related.map((other) => ({ at: place(other.range), message: other.message })) }),
  };
}
