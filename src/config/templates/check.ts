import type { Fault, Place } from './parse.ts';
import { BLOCKS, HELPERS } from './text-helpers.ts';
import { dotted, type Named } from './missing-name.ts';
import { fault, isFault, isScoped, placeOf, resolve, type Scope } from './names.ts';
import { any, nameOfShape, type Shape } from './shapes.ts';
import { hintFor, nearest } from '../diagnostics/suggest.ts';

/** A use of a value: its path from the root, `[]` for an item of a list. */
export interface Use {
  path: readonly string[];
  place: Place;
}

export interface Check {
  faults: Fault[];
  uses: Use[];
}

/** Deeper nesting is a mistake, and would exhaust the stack of the compiler before it is read by anyone. */
const MOST_NESTED = 20;

/** Walks a template: only what coord supports may stand in it, and every name must exist where it stands. */
export function checkTemplate(program: hbs.AST.Program, known: Shape): Check {
  const check: Check = { faults: [], uses: [] };
  const context: Named = { shape: known, path: [] };
  const root: Scope = { root: known, context, items: new Map(), inLoop: false, asked: new Set() };
  checkProgram(program, root, check, 0);
  return check;
}

function checkProgram(program: hbs.AST.Program, scope: Scope, check: Check, depth: number): void {
  for (const statement of program.body) {
    switch (statement.type) {
      case 'ContentStatement':
      case 'CommentStatement':
        break;
      case 'MustacheStatement':
        checkMustache(statement as hbs.AST.MustacheStatement, scope, check);
        break;
      case 'BlockStatement':
        checkBlock(statement as hbs.AST.BlockStatement, scope, check, depth + 1);
        break;
      default:
        check.faults.push(
          fault(
            'template-not-allowed',
            `${NOT_ALLOWED[statement.type] ?? statement.type} not allowed`,
            placeOf(statement),
          ),
        );
    }
  }
}

const NOT_ALLOWED: Readonly<Record<string, string>> = {
  PartialStatement: 'partials ({{> name}}) are',
  PartialBlockStatement: 'partials ({{#> name}}) are',
  Decorator: 'decorators ({{* name}}) are',
  DecoratorBlock: 'decorators ({{#* name}}) are',
};

function checkMustache({ path, params, hash, loc }: hbs.AST.MustacheStatement, scope: Scope, check: Check): void {
  if (!isPath(path)) {
    check.faults.push(fault('template-not-allowed', 'only a name can stand here', placeOf(path)));
    return;
  }
  const name = simpleName(path, scope);
  if (name !== undefined && Object.hasOwn(HELPERS, name)) return checkHelper(name, params, hash, path, scope, check);
  if (name !== undefined && BLOCKS.includes(name)) {
    check.faults.push(
      fault('template-syntax', `'${name}' begins a block`, placeOf(path), {
        hint: `write {{#${name} …}} … {{/${name}}}`,
      }),
    );
    return;
  }
  if (params.length > 0 || (hash?.pairs.length ?? 0) > 0) {
    const hint = hintFor(path.original, Object.keys(HELPERS), 'there is');
    check.faults.push(
      fault('template-unknown-helper', `there is no helper '${path.original}'`, placeOf(path), { hint }),
    );
    return;
  }
  const value = use(path, scope, check);
  if (value) checkPrinted(value, path, placeOf({ type: 'MustacheStatement', loc }), check);
}

function checkPrinted({ shape }: Named, path: hbs.AST.PathExpression, place: Place, check: Check): void {
  if (shape.kind !== 'list' && shape.kind !== 'record') return;
  const each = `{{#each ${path.original}}}`;
  const hint =
    shape.kind === 'record'
      ? 'name one of its parts'
      : isPrintable(shape.of)
        ? `write {{list ${path.original}}} or ${each}`
        : `write ${each}`;
  check.faults.push(
    fault('template-type', `'${path.original}' is ${nameOfShape(shape)} and cannot be printed`, place, { hint }),
  );
}

function checkHelper(
  name: string,
  params: readonly hbs.AST.Expression[],
  hash: hbs.AST.Hash | undefined,
  path: hbs.AST.PathExpression,
  scope: Scope,
  check: Check,
): void {
  const helper = HELPERS[name];
  const [value, option, ...more] = params;
  if (!helper || !value || more.length > 0 || (option && !helper.option) || (hash?.pairs.length ?? 0) > 0) {
    const usage = `{{${name} name${helper?.option ? ' "word"' : ''}}}`;
    check.faults.push(
      fault('template-syntax', `'${name}' is a helper and takes one value`, placeOf(path), {
        hint: `write ${usage}; a value of that name is {{this.${name}}}`,
      }),
    );
    return;
  }
  if (option && !(option.type === 'StringLiteral' && /^[a-z0-9+-]*$/.test((option as hbs.AST.StringLiteral).value))) {
    check.faults.push(
      fault('template-syntax', `what follows the value of '${name}' is one word in quotes`, placeOf(option)),
    );
  }
  const found = argument(name, value, scope, check);
  if (!found || found.shape.kind === 'any') return;
  const fits =
    helper.takes === 'list' ? found.shape.kind === 'list' && isPrintable(found.shape.of) : isPrintable(found.shape);
  if (!fits) {
    const wanted = helper.takes === 'list' ? 'a list of texts' : 'a text';
    check.faults.push(
      fault('template-type', `'${name}' takes ${wanted}, and this is ${nameOfShape(found.shape)}`, placeOf(value)),
    );
  }
}

const isPrintable = ({ kind }: Shape): boolean => kind !== 'list' && kind !== 'record';

function checkBlock(block: hbs.AST.BlockStatement, scope: Scope, check: Check, depth: number): void {
  const { path, params, hash, program, inverse } = block as Omit<typeof block, 'program' | 'inverse'> & {
    program?: hbs.AST.Program;
    inverse?: hbs.AST.Program;
  };
  const name = isPath(path) ? path.original : '';
  const [value, ...more] = params;
  if (!BLOCKS.includes(name)) {
    check.faults.push(
      fault('template-unknown-helper', `there is no block '${name}'`, placeOf(path), {
        hint: nearest(name, BLOCKS) ? hintFor(name, BLOCKS, '') : `write {{#if ${name}}} or {{#each ${name}}}`,
      }),
    );
  } else if (!value || more.length > 0 || (hash?.pairs.length ?? 0) > 0) {
    check.faults.push(fault('template-syntax', `{{#${name}}} takes one name`, placeOf(path)));
  } else if (depth > MOST_NESTED) {
    check.faults.push(fault('template-too-large', `blocks are nested more than ${MOST_NESTED} deep`, placeOf(path)));
  } else {
    const found = argument(name, value, scope, check);
    const inside = found ? scopeInside(name, found, value, program?.blockParams ?? [], scope, check) : undefined;
    const there = found ? { asked: new Set([...scope.asked, dotted(found.path)]) } : {};
    if (program && inside) checkProgram(program, name === 'unless' ? inside : { ...inside, ...there }, check, depth);
    if (inverse) checkProgram(inverse, name === 'unless' ? { ...scope, ...there } : scope, check, depth);
  }
}

/** What names mean inside a block; undefined where its value does not fit, so that no further errors follow from it. */
function scopeInside(
  name: string,
  value: Named,
  at: hbs.AST.Expression,
  params: readonly string[],
  scope: Scope,
  check: Check,
): Scope | undefined {
  if (name === 'if' || name === 'unless') {
    if (params.length === 0) return scope;
    check.faults.push(fault('template-not-allowed', `{{#${name}}} gives no names`, placeOf(at)));
    return undefined;
  }
  const { shape } = value;
  const wanted = name === 'each' ? 'list' : 'record';
  if (shape.kind !== wanted && shape.kind !== 'any') {
    check.faults.push(
      fault('template-type', `{{#${name}}} takes a ${wanted}, and this is ${nameOfShape(shape)}`, placeOf(at)),
    );
    return undefined;
  }
  const inner: Named =
    name === 'each' ? { shape: shape.kind === 'list' ? shape.of : any, path: [...value.path, '[]'] } : value;
  const items = new Map(scope.items);
  const [item, index] = params;
  if (item !== undefined) items.set(item, inner);
  if (index !== undefined) items.set(index, { shape: { kind: 'number' }, path: ['@index'] });
  return { ...scope, context: inner, items, inLoop: scope.inLoop || name === 'each' };
}

function argument(name: string, value: hbs.AST.Expression, scope: Scope, check: Check): Named | undefined {
  if (isPath(value)) return use(value, scope, check);
  const what = value.type === 'SubExpression' ? 'helpers cannot be nested' : `'${name}' takes a name, not a literal`;
  check.faults.push(fault('template-not-allowed', what, placeOf(value)));
  return undefined;
}

function use(path: hbs.AST.PathExpression, scope: Scope, check: Check): Named | undefined {
  const found = resolve(path, scope);
  if (isFault(found)) {
    check.faults.push(found);
    return undefined;
  }
  if (!found.path[0]?.startsWith('@')) check.uses.push({ path: found.path, place: placeOf(path) });
  return found;
}

const isPath = (node: hbs.AST.Node): node is hbs.AST.PathExpression => node.type === 'PathExpression';

/** The name that Handlebars would take for a helper's. */
function simpleName(path: hbs.AST.PathExpression, scope: Scope): string | undefined {
  const [name, ...rest] = path.parts;
  const simple = name !== undefined && rest.length === 0 && !path.data && path.depth === 0 && !isScoped(path);
  return simple && !scope.items.has(name) ? name : undefined;
}
