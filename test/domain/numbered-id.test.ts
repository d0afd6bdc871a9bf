import { expect, it } from 'vitest';
import { numberedId, numberedIdFrom } from '../../src/domain/numbered-id.ts';

it.each([
  ['CP-0007', 'CP-0007'],
  ['cp-7', 'CP-0007'],
  ['7', 'CP-0007'],
  [' 0012345 ', 'CP-12345'],
  ['HO-7', 'HO-7'],
  ['0', '0'],
  ['../7', '../7'],
])('%j means %j', (text, id) => expect(numberedIdFrom('CP', text)).toBe(id));

it('has four digits at least', () =>
  expect([1, 12_345].map((one) => numberedId('HO', one))).toEqual(['HO-0001', 'HO-12345']));
