import type { InputValue } from './input.ts';
import type { Result } from './result.ts';

/** A CEL expression. It fails where it reads a field that is not there: nothing is skipped silently. */
export interface Condition {
  source: string;
  holds(scope: Scope): Result<boolean, string>;
}

/** A CEL expression for a list. */
export interface ListExpression {
  source: string;
  items(scope: Scope): Result<unknown[], string>;
}

/** A CEL expression for any value. */
export interface ValueExpression {
  source: string;
  value(scope: Scope): Result<unknown, string>;
}

/** A Handlebars text, rendered once. */
export interface Text {
  source: string;
  render(scope: Scope): Result<string, string>;
}

/** What expressions and texts may read. */
export interface Scope {
  /** failed and reason: in the steps under `finally` alone. */
  run: { id: string; failed?: boolean; reason?: string };
  inputs: Record<string, InputValue>;
  /** part → role; for a part that several play all of them, and in a branch of an `each` over it the branch's own. */
  parts: Record<string, string | string[]>;
  /** The newest outcome of each step that this one waits for, directly or not; in a loop that is the newest round's. */
  steps: Record<string, { output: unknown; round: number }>;
  /** In a branch of an `each`: its role, or its item of the list. */
  item?: unknown;
}

/** The role that plays a part here. A part that several roles play is only named inside an `each` over it. */
export function roleOf(part: string, { parts }: Scope): string {
  const role = parts[part];
  if (typeof role !== 'string') throw new Error(`part ${part} is not played by one role here`);
  return role;
}
