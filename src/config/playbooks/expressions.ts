import { Environment, type ParseResult } from '@marcbachmann/cel-js';
import type { Condition, ListExpression, Scope } from '../../domain/playbook.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { checkNames } from './expression-names.ts';
import { type Names, shapeOfNames } from './names.ts';

/** What is wrong with an expression, and where in its text (0-based offsets). */
export interface ExpressionFault {
  code: string;
  message: string;
  hint?: string;
  start: number;
  end: number;
}

/** Compiles a CEL expression over what is known at its place; it must give a bool. */
export function compileCondition(source: string, names: Names): Result<Condition, ExpressionFault[]> {
  const compiled = compile(source, names, ['bool'], 'a condition must give a bool');
  if (!compiled.ok) return compiled;
  return ok({
    source,
    holds: (scope) => {
      const value = evaluate(compiled.value, scope);
      return !value.ok || typeof value.value === 'boolean'
        ? (value as Result<boolean, string>)
        : wrongType(value.value, 'a bool');
    },
  });
}

/** The same for one that must give a list. */
export function compileList(source: string, names: Names): Result<ListExpression, ExpressionFault[]> {
  const compiled = compile(source, names, ['list'], 'this must give a list');
  if (!compiled.ok) return compiled;
  return ok({
    source,
    items: (scope) => {
      const value = evaluate(compiled.value, scope);
      return !value.ok || Array.isArray(value.value)
        ? (value as Result<unknown[], string>)
        : wrongType(value.value, 'a list');
    },
  });
}

function compile(
  source: string,
  names: Names,
  types: readonly string[],
  must: string,
): Result<ParseResult, ExpressionFault[]> {
  const whole = { start: 0, end: source.length };
  const bad = (message: string, range = whole) =>
    err([{ code: 'bad-expression', message: `this expression is not valid: ${message}`, ...range }]);
  let parsed: ParseResult;
  try {
    parsed = (names.item ? INSIDE_EACH : OUTSIDE).parse(source);
  } catch (error) {
    return bad(firstLine(error), rangeOf(error, whole));
  }
  const checked = parsed.check();
  if (!checked.valid) return bad(firstLine(checked.error), rangeOf(checked.error, whole));
  const type = String(checked.type).replace(/<.*$/, '');
  if (type !== 'dyn' && !types.includes(type)) return bad(`it gives a ${checked.type}, and ${must}`);
  // Its matches() backtracks for minutes on a hostile pattern.
  if (/\bmatches\s*\(/.test(source)) return bad('matches() is not allowed here');
  const faults = checkNames(parsed.ast, shapeOfNames(names));
  return faults.length > 0 ? err(faults) : ok(parsed);
}

function evaluate(parsed: ParseResult, scope: Scope): Result<unknown, string> {
  try {
    return ok(plainValue(parsed(celValue(scope) as Record<string, unknown>)));
  } catch (error) {
    return err(firstLine(error));
  }
}

const wrongType = (value: unknown, wanted: string) => err(`it gave ${typeof value}, not ${wanted}`);

const OUTSIDE = new Environment()
  .registerVariable('run', 'map')
  .registerVariable('inputs', 'map')
  .registerVariable('parts', 'map')
  .registerVariable('steps', 'map');
const INSIDE_EACH = OUTSIDE.clone().registerVariable('item', 'dyn');

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

function rangeOf(error: unknown, whole: { start: number; end: number }): { start: number; end: number } {
  const range = (error as { range?: { start?: number; end?: number } } | undefined)?.range;
  return { start: range?.start ?? whole.start, end: range?.end ?? whole.end };
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
