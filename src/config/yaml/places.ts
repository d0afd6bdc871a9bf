import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Scalar,
} from 'yaml';
import type { Position } from '../diagnostics/position.ts';
import type { Range } from './faults.ts';
import { placesOf } from './scalar-places.ts';

/** The way from the root of a document to a value in it. */
export type Path = readonly (string | number)[];

/** The position of a range's first line; at least one character is marked. */
export function positionOf(text: string, lines: LineCounter, [start, end]: Range): Position {
  const { line, col } = lines.linePos(Math.min(start, text.length));
  const lineEnd = text.slice(start, end).search(/[\r\n]/);
  const length = lineEnd === -1 ? end - start : lineEnd;
  return { line: Math.max(1, line), column: Math.max(1, col), length: Math.max(1, length) };
}

/** The nearest written ancestor of `path`, the value itself included. */
export function rangeOf(doc: Document.Parsed, path: Path, what: 'key' | 'value'): Range {
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

/** A part of a text, wherever the text is written: in quotes with escapes, in a block, folded over several lines. */
export function rangeWithin(text: string, doc: Document.Parsed, path: Path, offset: number, length: number): Range {
  const whole = rangeOf(doc, path, 'value');
  const node = doc.getIn(path, true);
  const places = isScalar(node) ? placesIn(node, text, whole) : undefined;
  const last = places?.at(Math.min(offset + Math.max(1, length), places.length) - 1);
  if (!places || !last) return whole;
  // Behind the last character: where something is missing.
  const [start, end] = places[offset] ?? [last[1], last[1] + 1];
  return [whole[0] + start, whole[0] + Math.max(end, last[1])];
}

/** Many places are asked for in one text. */
const known = new WeakMap<Node, readonly Range[] | undefined>();

function placesIn(node: Scalar, text: string, [start, end]: Range): readonly Range[] | undefined {
  if (typeof node.value !== 'string') return undefined;
  if (!known.has(node)) known.set(node, placesOf(node.value, text.slice(start, end)));
  return known.get(node);
}
