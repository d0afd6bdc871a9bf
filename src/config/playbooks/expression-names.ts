import { Environment } from '@marcbachmann/cel-js';
import { missingName, type Named, notAlways } from '../templates/missing-name.ts';
import { any, flag, list, number, type Shape, text } from '../templates/shapes.ts';
import { faultOfOperator, givesFlag } from './expression-operators.ts';
import { askedFor, isId, isNode, isText, type Node, nodesIn } from './expression-tree.ts';
import type { ExpressionFault } from './expression-faults.ts';

/** What an expression gives, as far as it can be known, and the names in it that mean nothing. */
export interface NamedValue {
  shape: Shape;
  faults: ExpressionFault[];
}

type Range = Pick<ExpressionFault, 'start' | 'end'>;

/** Names that a macro such as `exists(f, …)` gives, in what it encloses. */
type Given = ReadonlyMap<string, Named>;

/** Every name of the expression must exist where it stands; what is inside `has(…)` need not have its last part. */
export function checkNames(ast: unknown, known: Shape): NamedValue {
  const faults: ExpressionFault[] = [];
  const asked = askedFor(ast);
  return { shape: valueOf(ast, new Map()).shape, faults };

  /** @param isOwner whether a part of the value is asked for */
  function valueOf(node: unknown, given: Given, isOwner = false): Named {
    if (!isNode(node)) return UNKNOWN;
    if (isId(node)) return given.get(node.args) ?? root(node, isOwner);
    switch (node.op) {
      case '.':
        return member(node, given, isOwner);
      case '[]':
        return item(node, given, isOwner);
      case 'call':
        return call(node, given);
      case 'rcall':
        return method(node, given);
      case 'value':
        return { shape: LITERALS[typeof node.args] ?? any, path: [] };
      default:
        return operator(node, given);
    }
  }

  function root({ args: name, ...range }: Node & { args: string }, isOwner: boolean): Named {
    const isOurs = known.kind === 'record' && Object.hasOwn(known.fields, name);
    return !isOurs && isOfTheLanguage(name) ? UNKNOWN : partOf({ shape: known, path: [] }, name, range, isOwner);
  }

  function member(node: Node, given: Given, isOwner: boolean): Named {
    const [owner, name] = node.args as [unknown, string];
    const start = Math.max(node.start, node.end - name.length);
    return partOf(valueOf(owner, given, true), name, { start, end: node.end }, isOwner);
  }

  function item({ args }: Node, given: Given, isOwner: boolean): Named {
    const [owner, index] = args as [unknown, unknown];
    const from = valueOf(owner, given, true);
    if (isText(index)) return partOf(from, index.args, index, isOwner);
    valueOf(index, given);
    return from.shape.kind === 'list' ? itemOf(from) : UNKNOWN;
  }

  function call({ args }: Node, given: Given): Named {
    const [name, params] = args as [string, unknown[]];
    const [first] = params;
    if (name === 'has' && isNode(first) && first.op === '.') valueOf((first.args as [unknown])[0], given);
    else for (const param of params) valueOf(param, given);
    return UNKNOWN;
  }

  function method({ args }: Node, given: Given): Named {
    const [name, receiver, params] = args as [string, unknown, unknown[]];
    const from = valueOf(receiver, given, true);
    const [variable, ...rest] = params;
    if (!isId(variable) || !(name === 'bind' || MACROS.has(name))) {
      for (const param of params) valueOf(param, given);
      return UNKNOWN;
    }
    const value = name === 'bind' ? valueOf(rest.shift(), given) : itemOf(from);
    const inside = new Map([...given, [variable.args, value] as const]);
    const last = rest.map((one) => valueOf(one, inside)).at(-1) ?? UNKNOWN;
    if (name === 'filter') return from;
    if (name === 'bind') return last;
    return { shape: name === 'map' ? list(last.shape) : flag, path: [] };
  }

  function operator(node: Node, given: Given): Named {
    const shapes = nodesIn(node).map((operand) => valueOf(operand, given).shape);
    const fault = faultOfOperator(node, shapes);
    if (fault) faults.push(fault);
    return givesFlag(node) ? { shape: flag, path: [] } : UNKNOWN;
  }

  function partOf(owner: Named, name: string, { start, end }: Range, isOwner: boolean): Named {
    const { shape, path } = owner;
    if (shape.kind === 'any') return UNKNOWN;
    const next = shape.kind === 'record' && Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    const full = [...path, name].join('.');
    if (next === undefined) {
      const { code = 'unknown-name', message, hint } = missingName(owner, name);
      faults.push({ code, message, ...(hint !== undefined && { hint }), start, end });
      return UNKNOWN;
    }
    const missing = isOwner && !asked.has(full) ? notAlways(owner, name) : undefined;
    if (missing) {
      const { message } = missing;
      faults.push({ code: 'output-not-yet', message, hint: `ask for it first: has(${full}) && …`, start, end });
    }
    return { shape: next, path: [...path, name] };
  }
}

const UNKNOWN: Named = { shape: any, path: [] };

const LITERALS: Readonly<Record<string, Shape>> = {
  string: text,
  bigint: number,
  number,
  boolean: flag,
};

const MACROS = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);

/** What a macro takes one after the other: a list's items, a record's names. */
function itemOf({ shape, path }: Named): Named {
  if (shape.kind === 'list') return { shape: shape.of, path: path.length === 0 ? [] : [...path, '[]'] };
  return shape.kind === 'record' ? { shape: text, path: [] } : UNKNOWN;
}

/** `int`, `cel` and others are names of CEL itself. */
function isOfTheLanguage(name: string): boolean {
  return new Environment().parse(name).check().valid;
}
