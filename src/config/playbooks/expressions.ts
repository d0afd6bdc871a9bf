import { Environment, type ParseResult } from '@marcbachmann/cel-js';
import type { Condition, ListExpression, Scope, ValueExpression } from '../../domain/playbook.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Shape } from '../templates/shapes.ts';
import { checkNames } from './expression-names.ts';
import { type ExpressionFault, faultOfLibrary, kindOf, matchesIn } from './expression-faults.ts';
import { kindOfShape } from './expression-operators.ts';
import { type Names, shapeOfNames } from './names.ts';

/** Compiles a CEL expression over what is known at its place; it must give true or false. */
export function compileCondition(source: string, names: Names): Result<Condition, ExpressionFault[]> {
  const compiled = compile(source, names, CONDITION);
  if (!compiled.ok) return compiled;
  return ok({
    source,
    holds: (scope) => {
      const value = evaluate(compiled.value, scope);
      return !value.ok || typeof value.value === 'boolean'
        ? (value as Result<boolean, string>)
        : wrongType(value.value, CONDITION);
    },
  });
}

/** The same for one that must give a list. */
export function compileList(source: string, names: Names): Result<ListExpression, ExpressionFault[]> {
  const compiled = compile(source, names, LIST);
  if (!compiled.ok) return compiled;
  return ok({
    source,
    items: (scope) => {
      const value = evaluate(compiled.value, scope);
      return !value.ok || Array.isArray(value.value)
        ? (value as Result<unknown[], string>)
        : wrongType(value.value, LIST);
    },
  });
}

/** The same for one that may give anything. */
export function compileValue(source: string, names: Names): Result<ValueExpression, ExpressionFault[]> {
  const compiled = compile(source, names);
  if (!compiled.ok) return compiled;
  return ok({ source, value: (scope) => evaluate(compiled.value, scope) });
}

/** What an expression is for: the kind of value that it must give, in the library's words and in ours. */
interface Purpose {
  type: 'bool' | 'list';
  kind: Shape['kind'];
  what: string;
  must: string;
  hint: string;
}

const CONDITION: Purpose = {
  type: 'bool',
  kind: 'flag',
  what: 'true or false',
  must: 'a condition has to be true or false',
  hint: 'compare it with something: … == "…"',
};
const LIST: Purpose = {
  type: 'list',
  kind: 'list',
  what: 'a list',
  must: 'an each needs a list',
  hint: 'name a list of an output, or write one: ["a", "b"]',
};

function compile(source: string, names: Names, purpose?: Purpose): Result<ParseResult, ExpressionFault[]> {
  let parsed: ParseResult;
  try {
    parsed = CEL.parse(source);
  } catch (error) {
    return err([faultOfLibrary(error, source)]);
  }
  // Its matches() backtracks for minutes on a hostile pattern.
  const matches = matchesIn(parsed.ast, source);
  const { shape, faults } = checkNames(parsed.ast, shapeOfNames(names));
  const all = [...matches, ...faults].sort((a, b) => a.start - b.start);
  if (all.length > 0) return err(all);
  const checked = parsed.check();
  if (!checked.valid) return err([faultOfLibrary(checked.error, source)]);
  if (!purpose) return ok(parsed);
  const given = givenBy(String(checked.type), shape, purpose);
  if (given === undefined) return ok(parsed);
  const message = `this is ${given}, and ${purpose.must}`;
  return err([{ code: 'wrong-type', message, hint: purpose.hint, start: 0, end: source.length }]);
}

/** What an expression gives where that is not what it must give; undefined where it is, or where nobody knows. */
function givenBy(type: string, shape: Shape, { type: wanted, kind }: Purpose): string | undefined {
  const plain = type.replace(/<.*$/, '');
  if (plain !== 'dyn') return plain === wanted ? undefined : kindOf(plain);
  return shape.kind === kind || shape.kind === 'any' ? undefined : kindOfShape(shape);
}

function evaluate(parsed: ParseResult, scope: Scope): Result<unknown, string> {
  try {
    return ok(plainValue(parsed(celValue(scope) as Record<string, unknown>)));
  } catch (error) {
    return err(firstLine(error));
  }
}

const wrongType = (value: unknown, { what }: Purpose) => err(`it gave ${typeof value}, not ${what}`);

// Whether there is an item at its place is what the check of names knows.
const CEL = ['run', 'inputs', 'parts', 'steps'].reduce(
  (environment, name) => environment.registerVariable(name, 'map'),
  new Environment().registerVariable('item', 'dyn'),
);

/** CEL's int is a BigInt in this library, and a JavaScript number is a double. */
function celValue(value: unknown): unknown {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (Array.isArray(value)) return value.map(celValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, celValue(member)]));
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value !== 'object' || value === null) return value;
  const members = value instanceof Map ? [...value] : Object.entries(value);
  return Object.fromEntries(members.map(([name, member]) => [String(name), plainValue(member)]));
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
