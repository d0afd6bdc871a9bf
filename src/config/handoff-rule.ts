import { Environment } from '@marcbachmann/cel-js';
import { err, ok, type Result } from '../domain/result.ts';
import type { LoadedConfig } from './config.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { type ExpressionFault, faultOfLibrary, kindOf, matchesIn } from './playbooks/expression-faults.ts';
import { checkNames } from './playbooks/expression-names.ts';
import { list, number, record, text, flag, type ValuesOf } from './templates/shapes.ts';

/** What the rule may read. No text of an agent is among it: that decides nothing. */
const FACTS = record({
  /** `failures`: how often it has failed before. */
  handoff: record({ from: text, to: text, failures: number }),
  verification: record({ passed: flag, layers: list(text), checks: number }),
  /** `outside`: changed files that the giver does not own. */
  work: record({ commits: number, files: number, outside: number }),
});

export type HandoffFacts = ValuesOf<typeof FACTS>;

/** `handoff.auto_approve` of the config: true approves what has passed its verifiers. */
export interface HandoffRule {
  source: string;
  holds(facts: HandoffFacts): Result<boolean, string>;
}

/** The config's own rule, where it has one; its mistakes with their places. Apart from all other checks: no hook needs CEL. */
export function approvalRuleOf({
  config,
  yaml,
}: Pick<LoadedConfig, 'config' | 'yaml'>): Result<HandoffRule | undefined, Diagnostic[]> {
  const source = config.handoff?.auto_approve;
  const compiled = source === undefined ? ok(undefined) : compile(source);
  if (compiled.ok) return compiled;
  const place = ['handoff', 'auto_approve'];
  return err(
    compiled.error.map(({ code, message, hint, start, end }) => ({
      severity: 'error',
      file: yaml.file,
      code,
      message,
      at: yaml.within(place, start, Math.max(1, end - start)),
      ...(hint !== undefined && { hint }),
    })),
  );
}

function compile(source: string): Result<HandoffRule, ExpressionFault[]> {
  try {
    const parsed = CEL.parse(source);
    const faults = [...matchesIn(parsed.ast, source), ...checkNames(parsed.ast, FACTS).faults];
    if (faults.length > 0) return err(faults);
    const checked = parsed.check();
    if (!checked.valid) return err([faultOfLibrary(checked.error, source)]);
    if (checked.type !== 'bool' && checked.type !== 'dyn') return err([noCondition(String(checked.type), source)]);
    return ok({ source, holds: (facts) => evaluate(parsed, facts) });
  } catch (error) {
    return err([faultOfLibrary(error, source)]);
  }
}

function evaluate(parsed: ReturnType<typeof CEL.parse>, facts: HandoffFacts): Result<boolean, string> {
  try {
    const value = parsed(celValue(facts) as Record<string, unknown>) as unknown;
    return typeof value === 'boolean' ? ok(value) : err(`it gave ${typeof value}, and neither true nor false`);
  } catch (error) {
    return err((error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '');
  }
}

const noCondition = (type: string, source: string): ExpressionFault => ({
  code: 'wrong-type',
  message: `this is ${kindOf(type)}, and a rule has to be true or false`,
  hint: 'compare it with something: … == …',
  start: 0,
  end: source.length,
});

const CEL = Object.keys(FACTS.fields).reduce(
  (environment, name) => environment.registerVariable(name, 'map'),
  new Environment(),
);

/** CEL's int is a BigInt in this library. */
function celValue(value: unknown): unknown {
  if (typeof value === 'number') return BigInt(value);
  if (Array.isArray(value)) return value.map(celValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, celValue(member)]));
}
