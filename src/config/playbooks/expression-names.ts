import { hintFor } from '../diagnostics/suggest.ts';
import { dotted } from '../templates/names.ts';
import { nameOfShape, type Shape } from '../templates/shapes.ts';
import type { ExpressionFault } from './expressions.ts';

/** A node of the library's syntax tree; `args` depends on `op`. */
interface Node {
  op: string;
  args: unknown;
  start: number;
  end: number;
}

/** A value's name: where the parts of `steps.review.output` stand. */
interface Chain {
  root: string;
  parts: { name: string; start: number; end: number }[];
}

/** Every name of the expression must exist where it stands; what is inside `has(…)` need not have its last part. */
export function checkNames(ast: unknown, known: Shape): ExpressionFault[] {
  const faults: ExpressionFault[] = [];
  visit(ast, new Set());
  return faults;

  function visit(value: unknown, bound: ReadonlySet<string>): void {
    if (Array.isArray(value)) {
      for (const item of value) visit(item, bound);
      return;
    }
    if (!isNode(value)) return;
    const chain = chainOf(value);
    if (chain) {
      if (!bound.has(chain.root)) report(chain);
      return;
    }
    if (value.op === 'call' && nameOf(value) === 'has') return visitHas(value, bound);
    visit(value.args, new Set([...bound, ...boundBy(value)]));
  }

  function visitHas(call: Node, bound: ReadonlySet<string>): void {
    const [, [inside]] = call.args as [string, unknown[]];
    const chain = isNode(inside) ? chainOf(inside) : undefined;
    if (!chain) return visit(inside, bound);
    if (!bound.has(chain.root)) report({ ...chain, parts: chain.parts.slice(0, -1) });
  }

  function report({ root, parts }: Chain): void {
    const fault = faultIn(known, [{ name: root, start: 0, end: root.length }, ...parts]);
    if (fault) faults.push(fault);
  }
}

function faultIn(from: Shape, parts: Chain['parts']): ExpressionFault | undefined {
  let here = from;
  const path: string[] = [];
  for (const { name, start, end } of parts) {
    if (here.kind === 'any') return undefined;
    const next = here.kind === 'record' && Object.hasOwn(here.fields, name) ? here.fields[name] : undefined;
    if (next === undefined) return missing(here, path, name, { start, end });
    path.push(name);
    here = next;
  }
  return undefined;
}

function missing(shape: Shape, path: string[], name: string, range: { start: number; end: number }): ExpressionFault {
  const owner = dotted(path);
  if (shape.kind !== 'record') {
    return { code: 'unknown-name', message: `'${owner}' is ${nameOfShape(shape)} and has no '${name}'`, ...range };
  }
  const why = shape.absent?.get(name);
  if (why !== undefined)
    return { code: 'output-not-yet', message: `'${dotted([...path, name])}' is not there yet`, hint: why, ...range };
  const hint = hintFor(name, Object.keys(shape.fields), 'there is');
  const message = `'${owner}' has no '${name}'`;
  return { code: 'unknown-name', message, ...(hint !== undefined && { hint }), ...range };
}

/** `a.b["c"]` as its names; undefined for anything else. An index that is no text ends what is known. */
function chainOf(node: Node): Chain | undefined {
  if (node.op === 'id') return { root: String(node.args), parts: [] };
  if (node.op !== '.' && node.op !== '[]') return undefined;
  const [owner, member] = node.args as [unknown, unknown];
  const before = isNode(owner) ? chainOf(owner) : undefined;
  if (!before) return undefined;
  const name = node.op === '.' ? member : isNode(member) && member.op === 'value' ? member.args : undefined;
  if (typeof name !== 'string') return undefined;
  return {
    ...before,
    parts: [...before.parts, { name, start: Math.max(node.start, node.end - name.length), end: node.end }],
  };
}

/** Names that a macro such as `exists(f, …)` binds for what it encloses. */
function boundBy(node: Node): string[] {
  if (node.op !== 'rcall') return [];
  const [name, , args] = node.args as [string, unknown, unknown[]];
  const [first] = args;
  return MACROS.has(name) && isNode(first) && first.op === 'id' ? [String(first.args)] : [];
}

const MACROS = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);

const nameOf = ({ args }: Node): string => String((args as unknown[])[0]);

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}
