import type { Node } from 'jsonc-parser';
import { childrenOf, endOf } from './document.ts';
import type { Edit } from './edits.ts';

/** How a file is laid out: what stands for one level, and how its lines end. */
export interface Layout {
  unit: string;
  eol: string;
}

export const FRESH_LAYOUT: Layout = { unit: '  ', eol: '\n' };

/** The file's own layout, where it shows one. */
export function layoutOf(text: string): Layout {
  const indents = [...text.matchAll(/^[ \t]+(?=\S)/gm)].map(([indent]) => indent);
  const [shortest = FRESH_LAYOUT.unit] = indents.toSorted((a, b) => a.length - b.length);
  return { unit: shortest, eol: /\r?\n/.exec(text)?.[0] ?? FRESH_LAYOUT.eol };
}

/** A new element of a list, or, with a key, a new member of an object. */
export interface Addition {
  key?: string;
  value: unknown;
}

/**
 * Puts new children behind the last one, in the way the container is laid out: each on its line, or all in one. In an
 * empty container the first comes right after the bracket, white space or not: that is how uninstalling knows that the
 * bracket was there before (see `prune.ts`). Everything made here has white space after its own brackets.
 */
export function insertion(text: string, container: Node, additions: readonly Addition[], layout: Layout): Edit {
  const last = childrenOf(container).at(-1);
  if (!last) {
    const indent = lineIndent(text, container.offset) + layout.unit;
    const rendered = additions.map((addition) => render(addition, indent, layout));
    return { offset: container.offset + 1, length: 0, text: rendered.join(`,${layout.eol}${indent}`) };
  }
  const isInline = !/\n\s*$/.test(text.slice(container.offset, last.offset));
  const indent = lineIndent(text, last.offset);
  const separator = isInline ? ', ' : `,${layout.eol}${indent}`;
  const rendered = additions.map((addition) => (isInline ? renderInline(addition) : render(addition, indent, layout)));
  return { offset: endOf(last), length: 0, text: rendered.map((item) => separator + item).join('') };
}

/** Puts another value in a value's place. */
export function replacement(text: string, node: Node, value: unknown, layout: Layout): Edit {
  const isInline = !text.slice(node.offset, endOf(node)).includes('\n');
  const rendered = isInline ? renderInline({ value }) : render({ value }, lineIndent(text, node.offset), layout);
  return { offset: node.offset, length: node.length, text: rendered };
}

function render({ key, value }: Addition, indent: string, { unit, eol }: Layout): string {
  const json = JSON.stringify(value, undefined, unit).replaceAll('\n', eol + indent);
  return key === undefined ? json : `${JSON.stringify(key)}: ${json}`;
}

/** On one line, as `{ "a": [ 1 ] }`. Line ends inside of strings are escaped, so the others are all between values. */
function renderInline({ key, value }: Addition): string {
  const json = JSON.stringify(value, undefined, 1).replaceAll(/\n */g, ' ');
  return key === undefined ? json : `${JSON.stringify(key)}: ${json}`;
}

function lineIndent(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? '';
}
