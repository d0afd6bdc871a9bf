import type { ArithmeticExpression } from 'unbash';
import { unseen } from './unseen.ts';
import type { Scope } from './scope.ts';

/** The number that an arithmetic expression comes to, undefined where it can't be known; variables that it changes are set. */
export async function arithmetic(
  expression: ArithmeticExpression | undefined,
  scope: Scope,
): Promise<number | undefined> {
  scope.step();
  switch (expression?.type) {
    case undefined:
      return undefined;
    case 'ArithmeticGroup':
      return arithmetic(expression.expression, scope);
    case 'ArithmeticCommandExpansion':
      return numberOf(await scope.capture(expression.script));
    case 'ArithmeticWord': {
      const { value, parts } = expression;
      // What a subscript runs: `a[$(command)]`.
      if (parts) await scope.texts({ ...expression, type: 'Word', text: value });
      return numberOfWord(value, scope);
    }
    case 'ArithmeticUnary': {
      const value = await arithmetic(expression.operand, scope);
      if (expression.operator === '++' || expression.operator === '--') forget(expression.operand, scope);
      return expression.operator === '-' && value !== undefined ? -value : undefined;
    }
    case 'ArithmeticTernary':
      for (const part of [expression.test, expression.consequent, expression.alternate]) await arithmetic(part, scope);
      return undefined;
    case 'ArithmeticBinary': {
      const left = await arithmetic(expression.left, scope);
      const right = await arithmetic(expression.right, scope);
      if (isAssignment(expression.operator)) forget(expression.left, scope);
      return left === undefined || right === undefined ? undefined : calculated(left, expression.operator, right);
    }
  }
}

const isAssignment = (operator: string): boolean =>
  operator.endsWith('=') && !['==', '!=', '<=', '>='].includes(operator);

function calculated(left: number, operator: string, right: number): number | undefined {
  if (operator === '+') return left + right;
  if (operator === '-') return left - right;
  if (operator === '*') return left * right;
  return undefined;
}

function forget(target: ArithmeticExpression, { shell }: Scope): void {
  if (target.type !== 'ArithmeticWord') return;
  const [name = ''] = /^\w*/.exec(target.value) ?? [];
  shell.set(name, { kind: 'texts', texts: [unseen('a number that is calculated')] });
}

function numberOf(text: string): number | undefined {
  return /^-?\d{1,9}$/.test(text) && !/^-?0\d/.test(text) ? Number(text) : undefined;
}

function numberOfWord(text: string, { shell }: Scope): number | undefined {
  const name = text.replace(/^\$/, '');
  const value = /^[a-zA-Z_]\w*$/.test(name) ? shell.get(name) : undefined;
  if (value?.kind === 'texts' && value.texts.length === 1) return numberOf(value.texts[0] ?? '');
  return numberOf(text);
}
