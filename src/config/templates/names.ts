import type { Fault, Place } from './parse.ts';
import { hintFor } from '../diagnostics/suggest.ts';
import { dotted, type MissingName, missingName, type Named, notAlways } from './missing-name.ts';
import { any, number, type Shape, text } from './shapes.ts';

/** What names mean at one point of a template. */
export interface Scope {
  root: Shape;
  /** What a bare name is looked up in: the root, or the item of the loop round it. */
  context: Named;
  /** Names given with `as |item|`. */
  items: ReadonlyMap<string, Named>;
  inLoop: boolean;
  /** Values that are certainly there: a block round this place has asked for them. */
  asked: ReadonlySet<string>;
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
    const place = () => placeOfPart(path, parts.slice(index + 1));
    if (!next) return unknown(here, part, place(), path, scope);
    const name = dotted([...here.path, part]);
    const missing = index < parts.length - 1 && !scope.asked.has(name) ? notAlways(here, part) : undefined;
    if (missing) return unasked(missing, name, place());
    here = { shape: next, path: [...here.path, part] };
  }
  return here;
}

function unasked({ code = '', message }: MissingName, name: string, place: Place): Fault {
  return fault(code, message, place, { hint: `put it between {{#if ${name}}} and {{/if}}` });
}

function unknown(here: Named, part: string, place: Place, path: hbs.AST.PathExpression, { root }: Scope): Fault {
  const { code, message, hint } = missingName(here, part);
  if (code !== undefined) return fault(code, message, place, { hint });
  // In a loop a bare name means a part of the item, which surprises everybody once.
  const outside =
    here.path.length > 0 && path.parts[0] === part && root.kind === 'record' && Object.hasOwn(root.fields, part);
  const better = outside
    ? `outside this block there is one: @root.${path.parts.join('.')}`
    : here.shape.kind === 'list'
      ? 'take its items with {{#each …}}'
      : hint;
  return fault('template-unknown-name', message, place, { hint: better });
}

/** The place of the part that `after` follows; the whole path where `[…]` hides how long the parts are. */
function placeOfPart(path: hbs.AST.PathExpression, after: readonly string[]): Place {
  const whole = placeOf(path);
  if (whole.length !== path.original.length) return whole;
  const end = whole.length - after.reduce((sum, part) => sum + part.length + 1, 0);
  const part = path.parts[path.parts.length - after.length - 1] ?? '';
  return { line: whole.line, column: whole.column + end - part.length, length: Math.max(1, part.length) };
}
