import { expect, it } from 'vitest';
import type { Step } from '../../../src/domain/playbook.ts';
import { fieldsNotThere, lackingFields } from '../../../src/services/handoffs/fields.ts';

const STEP = { id: 'handoff', fields: ['task', 'summary'] };

it('takes a document whose required fields all say something', () => {
  expect(lackingFields({ task: 'Greet.', summary: 'Done.', open: '' }, { step: STEP, config: ['summary'] })).toEqual(
    [],
  );
});

it('says of each field that lacks who requires it, and once', () => {
  const required = { step: STEP, config: ['summary', 'constructor', 'open'] };
  expect(lackingFields({ task: ' \n\t', summary: '', open: '' }, required)).toEqual([
    'field task is empty, and step handoff requires it',
    'field summary is empty, and step handoff requires it',
    "step handoff has no field constructor, and the config's handoff.required names it",
    "field open is empty, and the config's handoff.required names it",
  ]);
});

const handoff = (id: string, ...fields: string[]) => ({
  id,
  verb: 'handoff',
  fields: Object.fromEntries(fields.map((field) => [field, {}])),
});

it('finds the handoffs that lack what the config requires, also inside blocks', () => {
  const steps = [
    handoff('first', 'summary', 'risks'),
    { id: 'rounds', verb: 'loop', steps: [{ id: 'all', verb: 'each', steps: [handoff('inner', 'summary')] }] },
  ];
  expect(fieldsNotThere(steps as unknown as Step[], ['summary', 'risks'])).toEqual([
    "step inner has no field risks, and the config's handoff.required names it",
  ]);
});
