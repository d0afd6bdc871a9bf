import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
} from 'yaml';
import { err, ok, type Result } from '../domain/result.ts';
import type { Diagnostic, Position } from './diagnostic.ts';
import { ALIAS_BOMB, type Fault, type Range, shapeFaults, syntaxFaults } from './yaml-faults.ts';

export type Path = readonly (string | number)[];

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
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true, logLevel: 'error' });
  const place = (fault: Fault) => error(file, fault, fault.range && positionOf(text, lines, fault.range));
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

/** A few aliases of aliases can still stand for millions of values; the parser counts them while it expands. */
function dataOf(doc: Document.Parsed): Result<unknown, Fault> {
  try {
    return ok(doc.toJS());
  } catch (cause) {
    if (cause instanceof ReferenceError) return err({ ...ALIAS_BOMB, range: startOf(doc) });
    throw cause;
  }
}

function error(file: string, { code, message, hint }: Fault, at?: Position): Diagnostic {
  return { severity: 'error', code, message, file, ...(at && { at }), ...(hint && { hint }) };
}

/** The position of a range's first line; at least one character is marked. */
function positionOf(text: string, lines: LineCounter, [start, end]: Range): Position {
  const { line, col } = lines.linePos(Math.min(start, text.length));
  const lineEnd = text.slice(start, end).search(/[\r\n]/);
  const length = lineEnd === -1 ? end - start : lineEnd;
  return { line: Math.max(1, line), column: Math.max(1, col), length: Math.max(1, length) };
}

/** The nearest written ancestor of `path`, the value itself included. */
function rangeOf(doc: Document.Parsed, path: Path, what: 'key' | 'value'): Range {
  let node: unknown = doc.contents;
  let range: Range = startOf(doc);
  for (const [index, step] of path.entries()) {
    const child = childOf(doc, node, step);
    if (!child) return range;
    const last = index === path.length - 1;
    range = rangeOfChild(child, last && what === 'key');
    node = child.value;
  }
  return range;
}

interface Child {
  key: Node | undefined;
  value: Node | null;
}

function childOf(doc: Document.Parsed, parent: unknown, step: string | number): Child | undefined {
  const node = isAlias(parent) ? parent.resolve(doc) : parent;
  if (isSeq(node)) {
    const item = node.items[Number(step)] as Node | undefined;
    return item && { key: undefined, value: item };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step));
  return pair && { key: pair.key as Node, value: pair.value as Node | null };
}

function rangeOfChild({ key, value }: Child, wantsKey: boolean): Range {
  const isBlock = isCollection(value) && !value.flow;
  const isEmpty = !value?.range || value.range[0] === value.range[1];
  const node = key && (wantsKey || isBlock || isEmpty) ? key : value;
  return node?.range ? [node.range[0], node.range[1]] : [0, 0];
}

/** The first key of the file stands for the whole. */
function startOf(doc: Document.Parsed): Range {
  const first = isMap(doc.contents) ? (doc.contents.items[0]?.key as Node | undefined) : undefined;
  return first?.range ? [first.range[0], first.range[1]] : [0, 1];
}

function rangeWithin(text: string, doc: Document.Parsed, path: Path, offset: number, length: number): Range {
  const [start, end] = rangeOf(doc, path, 'value');
  const node = doc.getIn(path, true);
  const value = isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
  if (value === undefined) return [start, end];
  const quoted = text.slice(start, end).replace(/^(['"])(.*)\1$/s, '$2');
  if (quoted !== value) return [start, end];
  const inside = start + (end - start - quoted.length) / 2;
  return [inside + offset, inside + offset + length];
}
