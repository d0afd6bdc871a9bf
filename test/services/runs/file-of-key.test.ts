import { expect, it } from 'vitest';
import { fileOfKey } from '../../../src/services/runs/file-of-key.ts';

const deep = (last: string) => fileOfKey(`each:${'a'.repeat(150)}/in:${'b'.repeat(150)}/${last}`, '+');

it('a key is the name of a file as it stands, and a long one by its beginning and what it is as a whole', () => {
  expect(fileOfKey('consult:frontend/rounds.2/advise', '.')).toBe('consult.frontend.rounds.2.advise');
  expect(deep('one').length).toBe(200);
  expect(deep('one')).not.toBe(deep('two'));
});
