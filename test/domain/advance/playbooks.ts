import type {
  AgentStep,
  Condition,
  EachStep,
  LoopStep,
  Part,
  Playbook,
  RunStep,
  Scope,
  Step,
  Text,
  UseStep,
  ValueExpression,
} from '../../../src/domain/playbook.ts';
import { err, ok } from '../../../src/domain/result.ts';

/** A step as a test writes it down: without `needs` it comes after the one before it, as in a playbook. */
export type Draft = Drafted<Step>;
type Drafted<S> = S extends Step ? Omit<S, 'needs'> & { needs?: string[] } : never;
type More<S> = Partial<Omit<S, 'id' | 'verb' | 'steps'>>;

const part = (many = false): Part => ({ description: '', many, not: [] });
const text: Text = { source: '', render: () => ok('') };

/** A playbook whose part `author` one role plays, and `experts` several. */
export function playbook(...steps: Draft[]): Playbook {
  return {
    name: 'p',
    description: '',
    parts: { author: part(), experts: part(true) },
    inputs: {},
    limits: { agents: 4 },
    steps: inOrder(steps),
    finally: [],
    used: {},
    hash: '',
  };
}

export function agent(id: string, more: More<AgentStep> = {}): Draft {
  return {
    id,
    title: id,
    verb: 'agent',
    part: 'author',
    prompt: text,
    access: 'write',
    workspace: 'role',
    session: 'fresh',
    limits: {},
    ...more,
  };
}

export function command(id: string, more: More<RunStep> = {}): Draft {
  return {
    id,
    title: id,
    verb: 'run',
    part: 'author',
    command: 'true',
    env: {},
    access: 'read',
    workspace: 'role',
    limits: {},
    ...more,
  };
}

export function approve(id: string, more: { needs?: string[] } = {}): Draft {
  return { id, title: id, verb: 'approve', question: text, look: [], ...more };
}

/** Goes round until `until` holds, or for `max` rounds. */
export function loop(id: string, more: More<LoopStep> & Pick<LoopStep, 'max' | 'until'>, ...steps: Draft[]): Draft {
  return { id, title: id, verb: 'loop', exhausted: 'fail', steps: inOrder(steps), ...more };
}

/** Over a part, or over the items of a list, or over whatever list is found in the scope. */
export function each(
  id: string,
  over: { part: string } | { items: unknown[] | ((scope: Scope) => unknown[]) },
  more: More<EachStep>,
  ...steps: Draft[]
): Draft {
  return { id, title: id, verb: 'each', over: overOf(over), need: 'all', steps: inOrder(steps), ...more };
}

function overOf(over: { part: string } | { items: unknown[] | ((scope: Scope) => unknown[]) }): EachStep['over'] {
  if ('part' in over) return { kind: 'part', part: over.part };
  const { items } = over;
  const find = typeof items === 'function' ? items : () => items;
  return { kind: 'list', items: { source: 'a list', items: (scope) => ok(find(scope)) } };
}

/** Another playbook's steps, which know its own inputs and parts. */
export function use(id: string, more: More<UseStep>, ...steps: Draft[]): Draft {
  return {
    id,
    title: id,
    verb: 'use',
    playbook: 'other',
    inputs: {},
    takes: {},
    parts: {},
    steps: inOrder(steps),
    ...more,
  };
}

export function value(find: (scope: Scope) => unknown): ValueExpression {
  return { source: 'value', value: (scope) => ok(find(scope)) };
}

/** The same steps as a playbook's own list, for those at its end. */
export function atEnd(...steps: Draft[]): Pick<Playbook, 'finally'> {
  return { finally: inOrder(steps) };
}

export function when(holds: (scope: Scope) => boolean): Condition {
  return { source: 'when', holds: (scope) => ok(holds(scope)) };
}

export const always = when(() => true);
export const never = when(() => false);
/** One that reads what is not there. */
export const broken: Condition = { source: 'steps.x', holds: () => err('No such key: x') };

function inOrder(steps: readonly Draft[]): Step[] {
  return steps.map((step, index) => {
    const before = steps[index - 1];
    return { ...step, needs: step.needs ?? (before ? [before.id] : []) };
  });
}
