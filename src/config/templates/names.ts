import type { Fault, Place } from './parse.ts';
import { hintFor } from '../diagnostics/suggest.ts';
import { any, nameOfShape, number, type Shape, text } from './shapes.ts';

/** What names mean at one point of a template. */
export interface Scope {
  root: Shape;
  /** What a bare name is looked up in: the root, or the item of the loop round it. */
  context: Named;
  /** Names given with `as |item|`. */
  items: ReadonlyMap<string, Named>;
  inLoop: boolean;
}

/** A value, and how it is reached from the root: `[]` stands for an item of a list. */
export interface Named {
  shape: Shape;
  path: readonly string[];
}

const LOOP_NAMES: Readonly<Record<string, Shape>> = { index: number, first: any, last: any, key: text };

/** What a name stands for, or why it stands for nothing. */
export function resolve(path: hbs.AST.PathExpression, scope: Scope): Named | Fault {
  if (path.depth > 0) {
    const name = path.parts.join('.');
    return fault('template-not-allowed', `'${path.original}' climbs out of its block`, placeOf(path), {
      hint: `write @root.${name}, or give the item a name: {{#each items as |item|}}`,
    });
  }
  const [first, ...rest] = path.parts;
  if (path.data)
    return first === 'root' ? walk({ shape: scope.root, path: [] }, rest, path, scope) : loopName(path, scope);
  if (first === undefined) return scope.context;
  const item = isScoped(path) ? undefined : scope.items.get(first);
  return item ? walk(item, rest, path, scope) : walk(scope.context, path.parts, path, scope);
}

export const isFault = (found: Named | Fault): found is Fault => 'code' in found;

/** Handlebars' own test for `this.x` and `./x`, which never mean a helper or an item's name. */
export const isScoped = (path: hbs.AST.PathExpression): boolean => /^\.|this\b/.test(path.original);

export function placeOf({ loc }: hbs.AST.Node): Place {
  const { start, end } = loc;
  return { ...start, length: start.line === end.line ? Math.max(1, end.column - start.column) : 1 };
}

export function fault(
  code: string,
  message: string,
  place: Place,
  { hint }: { hint?: string | undefined } = {},
): Fault {
  return { code, message, place, ...(hint !== undefined && { hint }) };
}

function loopName(path: hbs.AST.PathExpression, scope: Scope): Named | Fault {
  const [name = '', ...rest] = path.parts;
  const shape = scope.inLoop && rest.length === 0 && Object.hasOwn(LOOP_NAMES, name) ? LOOP_NAMES[name] : undefined;
  if (shape) return { shape, path: [`@${name}`] };
  const known = ['root', ...(scope.inLoop ? Object.keys(LOOP_NAMES) : [])].map((known) => `@${known}`);
  return fault('template-unknown-name', `there is no ${path.original} here`, placeOf(path), {
    hint: hintFor(`@${name}`, known, 'there is'),
  });
}

function walk(from: Named, parts: readonly string[], path: hbs.AST.PathExpression, scope: Scope): Named | Fault {
  let here = from;
  for (const [index, part] of parts.entries()) {
    const { shape } = here;
    const next =
      shape.kind === 'any'
        ? any
        : shape.kind === 'record' && Object.hasOwn(shape.fields, part)
          ? shape.fields[part]
          : undefined;
    if (!next) return unknown(here, part, placeOfPart(path, parts.slice(index + 1)), path, scope);
    here = { shape: next, path: [...here.path, part] };
  }
  return here;
}

function unknown(here: Named, part: string, place: Place, path: hbs.AST.PathExpression, { root }: Scope): Fault {
  const owner = dotted(here.path);
  const { shape } = here;
  const isRecord = shape.kind === 'record';
  const subject = owner === '' ? 'this' : `'${owner}'`;
  const message = isRecord
    ? owner === ''
      ? `there is no '${part}'`
      : `${subject} has no '${part}'`
    : `${subject} is ${nameOfShape(shape)} and has no '${part}'`;
  const why = isRecord ? shape.absent?.get(part) : undefined;
  if (why !== undefined)
    return fault('output-not-yet', `'${dotted([...here.path, part])}' is not there yet`, place, { hint: why });
  // In a loop a bare name means a part of the item, which surprises everybody once.
  const outside = owner !== '' && path.parts[0] === part && root.kind === 'record' && Object.hasOwn(root.fields, part);
  if (outside)
    return fault('template-unknown-name', message, place, {
      hint: `outside this block there is one: @root.${path.parts.join('.')}`,
    });
  if (shape.kind === 'list')
    return fault('template-unknown-name', message, place, { hint: 'take its items with {{#each …}}' });
  const known = isRecord ? Object.keys(shape.fields) : [];
  return fault('template-unknown-name', message, place, { hint: hintFor(part, known, 'there is') });
}

/** `findings[].title`: how a path from the root is written for people. */
export const dotted = (path: readonly string[]): string => path.join('.').replaceAll('.[]', '[]');

/** The place of the part that `after` follows; the whole path where `[…]` hides how long the parts are. */
function placeOfPart(path: hbs.AST.PathExpression, after: readonly string[]): Place {
  const whole = placeOf(path);
  if (whole.length !== path.original.length) return whole;
  const end = whole.length - after.reduce((sum, part) => sum + part.length + 1, 0);
  const part = path.parts[path.parts.length - after.length - 1] ?? '';
  return { line: whole.line, column: whole.column + end - part.length, length: Math.max(1, part.length) };
}
