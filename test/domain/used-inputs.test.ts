import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/domain/input.ts';
import type { Scope, Text } from '../../src/domain/playbook.ts';
import { err, ok } from '../../src/domain/result.ts';
import { usedInputs } from '../../src/domain/used-inputs.ts';

const SCOPE: Scope = { run: { id: 'r' }, inputs: {}, parts: {}, steps: {} };
const text = (value: string): Text => ({ source: value, render: () => ok(value) });
const input = (more: Partial<Input> = {}): Input => ({ description: '', type: 'text', ...more });
const given = (takes: Record<string, Input>, inputs: Record<string, Text> = {}) =>
  usedInputs({ playbook: 'inner', takes, inputs }, SCOPE);

describe('the inputs of a playbook that is used', () => {
  it('are of the types that it takes, and its defaults where nothing is given', () => {
    const takes = {
      task: input(),
      count: input({ type: 'integer' }),
      fast: input({ type: 'boolean', default: true }),
      share: input({ type: 'number', default: 0.5 }),
    };
    const inputs = { task: text('carts'), count: text(' 3\n'), fast: text('false') };
    expect(given(takes, inputs)).toEqual(ok({ task: 'carts', count: 3, fast: false, share: 0.5 }));
  });

  it('of a secret it is the name of the variable, whatever is given', () => {
    const takes = { token: input({ secret: { env: 'TOKEN' } }) };
    expect(given(takes)).toEqual(ok({ token: 'TOKEN' }));
    expect(given(takes, { token: text('sesame') })).toEqual(ok({ token: 'TOKEN' }));
  });

  it.each([
    [input({ type: 'integer' }), text('3.5'), "has to be a whole number, and is '3.5'"],
    [input({ type: 'choice', choices: ['a', 'b'] }), text('c'), "has to be one of a, b, and is 'c'"],
    [input({ type: 'path' }), text('../x'), "has to be a path inside the repository, from its top, and is '../x'"],
    [input(), text(' '), 'is empty'],
    [input(), undefined, 'is missing'],
  ])('are refused where they are none: %j', (takes, value, fault) => {
    expect(given({ it: takes }, value && { it: value })).toEqual(err(`input it of playbook inner ${fault}`));
  });

  it('say why they cannot be rendered', () => {
    const broken: Text = { source: '', render: () => err('steps.x is not there') };
    expect(given({ it: input() }, { it: broken })).toEqual(
      err('input it of playbook inner cannot be rendered: steps.x is not there'),
    );
  });
});
