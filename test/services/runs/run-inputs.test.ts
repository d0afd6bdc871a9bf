import { expect, it } from 'vitest';
import type { Playbook } from '../../../src/domain/playbook.ts';
import { resolveInputs } from '../../../src/services/runs/run-inputs.ts';

function playbook(inputs: Playbook['inputs']): Playbook {
  return {
    name: 'review',
    description: '',
    parts: {},
    inputs,
    limits: { agents: 1 },
    steps: [],
    finally: [],
    used: {},
    hash: '',
  };
}

const REVIEW = playbook({
  task: { type: 'text', description: 'What is to be done.' },
  tone: { type: 'text', description: '', default: 'plain' },
});

it('takes what is given, and the default where nothing is', () => {
  expect(resolveInputs(REVIEW, { task: 'a cart' })).toEqual({ values: { task: 'a cart', tone: 'plain' }, faults: [] });
  expect(resolveInputs(REVIEW, { task: 'a cart', tone: 'warm' }).values).toEqual({ task: 'a cart', tone: 'warm' });
});

it('names at once what is missing, what is empty, and what the playbook does not have', () => {
  expect(resolveInputs(REVIEW, { tone: ' ', colour: 'red' })).toEqual({
    values: {},
    faults: [
      'playbook review has no input colour; it has: task, tone',
      "input task is missing: --input task='…' (What is to be done.)",
      "input tone is empty: --input tone='…'",
    ],
  });
});

it('takes nothing for a playbook without inputs', () => {
  expect(resolveInputs(playbook({}), { toString: 'x' }).faults).toEqual([
    'playbook review has no input toString; it has: none',
  ]);
});
