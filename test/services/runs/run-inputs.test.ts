import { describe, expect, it } from 'vitest';
import type { Playbook, UseStep } from '../../../src/domain/playbook.ts';
import { resolveInputs } from '../../../src/services/runs/run-inputs.ts';

function playbook(inputs: Playbook['inputs'], steps: Playbook['steps'] = []): Playbook {
  const limits = { agents: 1 };
  return { name: 'review', description: '', parts: {}, inputs, limits, steps, finally: [], used: {}, hash: '' };
}

const SOURCES = { roles: ['backend', 'frontend'], env: { TOKEN: 'abc' } };
const REVIEW = playbook({
  task: { type: 'text', description: 'What is to be done.' },
  tone: { type: 'text', description: '', default: 'plain' },
});

/** The value of the input `it`, or what is told instead. */
function read(input: Partial<Playbook['inputs'][string]>, given?: string) {
  const { values, faults, missing } = resolveInputs(
    playbook({ it: { type: 'text', description: '', ...input } }),
    given === undefined ? {} : { it: given },
    SOURCES,
  );
  return 'it' in values && faults.length === 0 ? values['it'] : [...faults, ...missing.map(({ message }) => message)];
}

it('takes what is given, and the default where nothing is', () => {
  expect(resolveInputs(REVIEW, { task: 'a cart' }, SOURCES)).toEqual({
    values: { task: 'a cart', tone: 'plain' },
    faults: [],
    missing: [],
  });
  expect(resolveInputs(REVIEW, { task: 'a cart', tone: 'warm' }, SOURCES).values).toEqual({
    task: 'a cart',
    tone: 'warm',
  });
});

it('names at once what is missing, what is empty, and what the playbook does not have', () => {
  const { values, faults, missing } = resolveInputs(REVIEW, { tone: ' ', colour: 'red' }, SOURCES);
  expect(values).toEqual({});
  expect(faults).toEqual([
    'playbook review has no input colour; it has: task, tone',
    "input tone is empty: --input tone='…'",
  ]);
  expect(missing.map(({ message }) => message)).toEqual([
    "input task is missing: --input task='…' (What is to be done.)",
  ]);
});

it('takes nothing for a playbook without inputs', () => {
  expect(resolveInputs(playbook({}), { toString: 'x' }, SOURCES).faults).toEqual([
    'playbook review has no input toString; it has: none',
  ]);
});

describe('a value of a type', () => {
  it.each([
    ['integer', '12', 12],
    ['integer', ' -3 ', -3],
    ['number', '2.5', 2.5],
    ['number', '1e3', 1000],
    ['boolean', 'true', true],
    ['boolean', 'no', false],
    ['role', 'backend', 'backend'],
    ['path', 'src/index.ts', 'src/index.ts'],
    ['path', 'src/..name/x', 'src/..name/x'],
    ['text', ' as it is\n', ' as it is\n'],
  ] as const)('%s: %j', (type, given, value) => {
    expect(read({ type }, given)).toBe(value);
  });

  it.each([
    ['integer', '2.5', 'a whole number'],
    ['integer', '9007199254740993', 'a whole number'],
    ['integer', '0x10', 'a whole number'],
    ['number', 'Infinity', 'a number'],
    ['number', 'two', 'a number'],
    ['boolean', 'maybe', 'true or false'],
    ['role', 'toString', 'a role (backend, frontend)'],
    ['path', '../other', 'a path inside the repository, from its top'],
    ['path', 'src/../../other', 'a path inside the repository, from its top'],
    ['path', '/etc/passwd', 'a path inside the repository, from its top'],
    ['path', '~/x', 'a path inside the repository, from its top'],
    ['path', 'C:\\x', 'a path inside the repository, from its top'],
  ] as const)('%s is not: %j', (type, given, wanted) => {
    expect(read({ type }, given)).toEqual([`input it has to be ${wanted}, and is '${given}'`]);
  });

  it('a choice is one of its choices', () => {
    const tone = { type: 'choice', choices: ['flat', 'deep'] } as const;
    expect(read({ ...tone, choices: [...tone.choices] }, 'deep')).toBe('deep');
    expect(read({ ...tone, choices: [...tone.choices] }, 'wide')).toEqual([
      "input it has to be one of flat, deep, and is 'wide'",
    ]);
  });

  it('what is missing says how it is given', () => {
    expect(read({ type: 'choice', choices: ['flat', 'deep'] })).toEqual(['input it is missing: --input it=flat|deep']);
    expect(read({ type: 'boolean' })).toEqual(['input it is missing: --input it=true|false']);
    expect(read({ type: 'integer', description: 'How many' })).toEqual([
      'input it is missing: --input it=NUMBER (How many)',
    ]);
  });
});

describe('a secret', () => {
  it('is the name of its variable, and never its value', () => {
    expect(read({ secret: { env: 'TOKEN' } })).toBe('TOKEN');
    expect(read({ secret: { env: 'TOKEN' } }, 'abc')).toEqual([
      'input it is a secret, and is never given: set the environment variable TOKEN',
    ]);
  });

  it('is missing where its variable is not set, also in a playbook that is used', () => {
    const key = { type: 'text' as const, description: 'The key', secret: { env: 'KEY' } };
    const use: UseStep = {
      verb: 'use',
      id: 'inner',
      title: 'inner',
      needs: [],
      playbook: 'inner',
      inputs: {},
      takes: { key, task: { type: 'text', description: '' } },
      parts: {},
      steps: [],
    };
    const message = 'input key is missing: set the environment variable KEY (The key)';
    for (const whole of [playbook({ key }), playbook({}, [use]), playbook({ key }, [use])])
      expect(resolveInputs(whole, {}, SOURCES).missing).toEqual([{ name: 'key', input: key, message }]);
  });
});
