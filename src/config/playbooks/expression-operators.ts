import { nameOfShape, type Shape } from '../templates/shapes.ts';
import type { ExpressionFault } from './expression-faults.ts';
import { isText, type Node, nodesIn } from './expression-tree.ts';

const LOGICAL = new Set(['&&', '||', '!_']);
const COMPARING = new Set(['==', '!=', '<', '<=', '>', '>=']);
/** Kinds of which no two can be compared. */
const PLAIN = new Set<Shape['kind']>(['text', 'number', 'flag']);

/** Whether an operator gives true or false, whatever stands beside it. */
export const givesFlag = ({ op }: Node): boolean => LOGICAL.has(op) || COMPARING.has(op) || op === 'in';

/**
 * What is wrong with the operands of an operator. The library does not know what steps give, and would say so only when
 * the expression is evaluated.
 */
export function faultOfOperator(node: Node, shapes: readonly Shape[]): ExpressionFault | undefined {
  if (LOGICAL.has(node.op)) return noCondition(node, shapes);
  return COMPARING.has(node.op) ? notComparable(node, shapes) : undefined;
}

function noCondition(node: Node, shapes: readonly Shape[]): ExpressionFault | undefined {
  const wrong = shapes.findIndex(({ kind }) => kind !== 'flag' && kind !== 'any');
  const [shape, operand] = [shapes[wrong], nodesIn(node)[wrong]];
  if (!shape || !operand) return undefined;
  const use = node.op === '!_' ? '! is for conditions' : `${node.op} stands between conditions`;
  return {
    code: 'wrong-type',
    message: `this is ${kindOfShape(shape)}, and ${use}`,
    hint: 'compare it with something: … == "…"',
    start: operand.start,
    end: operand.end,
  };
}

function notComparable(node: Node, [left, right]: readonly Shape[]): ExpressionFault | undefined {
  if (!left || !right || left.kind === right.kind || !PLAIN.has(left.kind) || !PLAIN.has(right.kind)) return undefined;
  const message = `${node.op} compares ${kindOfShape(left)} with ${kindOfShape(right)}`;
  const { start, end } = node;
  return { code: 'wrong-type', message, hint: mendOfComparison(node), start, end };
}

function mendOfComparison(node: Node): string {
  const operands = nodesIn(node);
  if (operands.some(isText)) return 'take the quotes away';
  const literal = operands.find(({ op }) => op === 'value');
  return literal ? `write it in quotes: "${String(literal.args)}"` : 'compare what is of one kind';
}

/** As a person says it who writes conditions. */
export const kindOfShape = (shape: Shape): string => (shape.kind === 'flag' ? 'true or false' : nameOfShape(shape));
