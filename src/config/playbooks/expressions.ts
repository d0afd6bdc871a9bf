import { Environment } from '@marcbachmann/cel-js';
import type { Condition, Scope } from '../../domain/playbook.ts';
import { err, ok, type Result } from '../../domain/result.ts';

/** What is wrong with an expression, and where in its text (0-based offsets). */
export interface ExpressionFault {
  message: string;
  start: number;
  end: number;
}

const environment = new Environment()
  .registerVariable('run', 'map')
  .registerVariable('inputs', 'map')
  .registerVariable('parts', 'map')
  .registerVariable('steps', 'map');

/** Compiles a CEL expression over the run's scope; it must give a bool. */
export function compileCondition(source: string): Result<Condition, ExpressionFault> {
  const whole = { start: 0, end: source.length };
  let parsed: ReturnType<typeof environment.parse>;
  try {
    parsed = environment.parse(source);
  } catch (error) {
    return err(faultOf(error, whole));
  }
  const checked = parsed.check();
  if (!checked.valid) return err(faultOf(checked.error, whole));
  if (checked.type !== 'bool' && checked.type !== 'dyn') {
    return err({ ...whole, message: `it gives a ${checked.type}, and a condition must give a bool` });
  }
  // Its matches() backtracks for minutes on a hostile pattern.
  if (/\bmatches\s*\(/.test(source)) return err({ ...whole, message: 'matches() is not allowed in a condition' });
  return ok({ source, holds: (scope) => evaluate(parsed, scope) });
}

function evaluate(parsed: (context: Record<string, unknown>) => unknown, scope: Scope): Result<boolean, string> {
  try {
    const value = parsed(celValue(scope) as Record<string, unknown>);
    return typeof value === 'boolean' ? ok(value) : err(`it gave ${typeof value}, not a bool`);
  } catch (error) {
    return err(firstLine(error));
  }
}

/** CEL's int is a BigInt in this library, and a JavaScript number is a double. */
function celValue(value: unknown): unknown {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (Array.isArray(value)) return value.map(celValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, celValue(member)]));
}

function faultOf(error: unknown, whole: { start: number; end: number }): ExpressionFault {
  const range = (error as { range?: { start?: number; end?: number } } | undefined)?.range;
  return { message: firstLine(error), start: range?.start ?? whole.start, end: range?.end ?? whole.end };
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
