import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyCompatibility } from '../../../src/services/verification/compatibility.ts';
import type { ContractSpec } from '../../../src/services/verification/specs.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coord-compatibility-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

/** What is said of a change of one schema; undefined where there is nothing to compare. */
async function said(side: 'input' | 'output', before: unknown, after: unknown, compatible = true) {
  writeFileSync(join(folder, 'schema.json'), textOf(after));
  const spec: ContractSpec = { kind: 'contract', name: 'it', timeoutMs: 1000, compatible, [side]: 'schema.json' };
  const atBase = async () => (before === undefined ? undefined : textOf(before));
  const context = {
    folder,
    signal: new AbortController().signal,
    started: () => undefined,
    atBase,
    baselines: new Map(),
  };
  const found = await verifyCompatibility(spec, context);
  return found && (found.passed ? 'fits' : found.ending.replace('it breaks who relies on it: ', ''));
}

const textOf = (schema: unknown) => (typeof schema === 'string' ? schema : JSON.stringify(schema));

const order = (change: object = {}, required = ['id', 'total']) => ({
  type: 'object',
  required,
  properties: { id: { type: 'string' }, total: { type: 'number' }, note: { type: 'string' }, ...change },
});
const without = (name: string) => {
  const { [name as 'total']: _, ...properties } = order().properties;
  return { type: 'object', required: order().required.filter((one) => one !== name), properties };
};
const list = (items: object) => order({ items: { type: 'array', items } });
const tree = (leaf: object) => ({
  $ref: '#/$defs/node',
  $defs: { node: { type: 'object', properties: { leaf, next: { $ref: '#/$defs/node' } } } },
});

describe('what a layer gives', () => {
  it.each([
    ['a required property that is gone', order(), without('total'), 'output: /total was always there, and is gone'],
    [
      'one that is no longer required',
      order(),
      order({}, ['id']),
      'output: /total was always there, and is not required any more',
    ],
    [
      'a type that is wider',
      order(),
      order({ id: { type: ['string', 'null'] } }),
      'output: /id was string, and may be null now',
    ],
    ['another type', order(), order({ total: { type: 'string' } }), 'output: /total was number, and may be string now'],
    [
      'a new value of a list',
      order({ s: { enum: ['a', 'b'] } }),
      order({ s: { enum: ['a', 'b', 'c'] } }),
      'output: /s may be "c" now, and was one of "a", "b"',
    ],
    [
      'any value',
      order({ s: { type: 'string', enum: ['a'] } }),
      order({ s: { type: 'string' } }),
      'output: /s may be anything now, and was one of "a"',
    ],
    [
      'a limit that is wider',
      order({ n: { type: 'number', maximum: 10 } }),
      order({ n: { type: 'number', maximum: 20 } }),
      'output: /n: `maximum` was 10, and is 20',
    ],
    [
      'a pattern that is gone',
      order({ p: { type: 'string', pattern: '^a' } }),
      order({ p: { type: 'string' } }),
      'output: /p: `pattern` was "^a", and is not there',
    ],
    [
      'something deep in a list',
      list(order()),
      list(without('total')),
      'output: /items/[]/total was always there, and is gone',
    ],
    [
      'something in a schema that holds itself',
      tree({ type: 'string' }),
      tree({ type: 'number' }),
      'output: /leaf was string, and may be number now',
    ],
    [
      'a property where no others were allowed',
      { ...order(), additionalProperties: false },
      { ...order({ x: {} }), additionalProperties: false },
      'output: /x is new, and the schema of the base allows no other properties',
    ],
    [
      'an alternative more',
      { anyOf: [{ type: 'string' }, { type: 'number' }] },
      { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'null' }] },
      'output: the whole: its alternatives (anyOf, oneOf) have changed, and one fits none of those there were',
    ],
    [
      'what nobody can judge',
      { not: { const: 1 } },
      { not: { const: 2 } },
      "output: the whole: `not` has changed, and whether that breaks anything can't be told",
    ],
    [
      'two things at once',
      order(),
      { ...without('total'), required: [] },
      'output: /id was always there, and is not required any more; output: /total was always there, and is gone',
    ],
  ])('breaks who reads it by %s', async (_, before, after, words) => {
    expect(await said('output', before, after)).toBe(words);
  });

  it.each([
    ['nothing', order(), order()],
    ['a new property', order(), order({ more: { type: 'string' } })],
    ['an optional property that is gone', order(), without('note')],
    ['one that is required now', order(), order({}, ['id', 'total', 'note'])],
    ['a narrower type', order(), order({ total: { type: 'integer' } })],
    ['a value less', order({ s: { enum: ['a', 'b'] } }), order({ s: { enum: ['a'] } })],
    [
      'a tighter limit',
      order({ n: { type: 'number', maximum: 10 } }),
      order({ n: { type: 'number', exclusiveMaximum: 10 } }),
    ],
    ['an alternative less', { anyOf: [{ type: 'string' }, { type: 'number' }] }, { type: 'string' }],
    ['the same, written with a reference', order(), { allOf: [{ $ref: '#/$defs/o' }], $defs: { o: order() } }],
    ['words', order(), { ...order(), title: 'Order', description: 'What was ordered' }],
  ])('does not by %s', async (_, before, after) => {
    expect(await said('output', before, after)).toBe('fits');
  });
});

describe('what a layer takes', () => {
  it.each([
    [
      'a property that is newly required',
      order(),
      order({ more: {} }, ['id', 'total', 'more']),
      'input: /more is new and required',
    ],
    [
      'one that could be left out',
      order(),
      order({}, ['id', 'total', 'note']),
      'input: /note could be left out, and is required now',
    ],
    [
      'a narrower type',
      order(),
      order({ total: { type: 'integer' } }),
      'input: /total could be number, and has to be integer now',
    ],
    [
      'a value less',
      order({ s: { enum: ['a', 'b'] } }),
      order({ s: { enum: ['a'] } }),
      'input: /s could be "b", and has to be one of "a" now',
    ],
    [
      'a tighter limit',
      order({ s: { type: 'string' } }),
      order({ s: { type: 'string', maxLength: 5 } }),
      'input: /s: `maxLength` was not there, and is 5',
    ],
    [
      'no other properties',
      order(),
      { ...order(), additionalProperties: false },
      'input: the whole could have other properties, and may not any more',
    ],
    [
      'a property that is not taken any more',
      order(),
      { ...without('note'), additionalProperties: false },
      'input: /note was accepted, and is not any more; input: the whole could have other properties, and may not any more',
    ],
  ])('breaks who sends it by %s', async (_, before, after, words) => {
    expect(await said('input', before, after)).toBe(words);
  });

  it.each([
    ['a new optional property', order(), order({ more: { type: 'string' } })],
    ['one that may be left out now', order(), order({}, ['id'])],
    ['a wider type', order(), order({ total: { type: ['number', 'string'] } })],
    ['a value more', order({ s: { enum: ['a'] } }), order({ s: { enum: ['a', 'b'] } })],
  ])('does not by %s', async (_, before, after) => {
    expect(await said('input', before, after)).toBe('fits');
  });
});

it('is not compared where the base has no such schema, nor one that could be used, nor where a person says so', async () => {
  expect(await said('output', undefined, order())).toBeUndefined();
  expect(await said('output', [], order())).toBeUndefined();
  expect(await said('output', order(), without('total'), false)).toBeUndefined();
});

it('tells the first five in a sentence, and all of them below', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const all = { type: 'object', required: names, properties: Object.fromEntries(names.map((name) => [name, {}])) };
  const words = await said('output', all, { type: 'object' });
  expect(words).toContain('/e was always there, and is gone; and 2 more');
});

const nested = (leaf: string) =>
  `${'{"type":"object","properties":{"a":'.repeat(6000)}{"type":"${leaf}"}${'}}'.repeat(6000)}`;

it('is told of as a failure where a schema is nested too deeply to be judged', async () => {
  expect(await said('output', nested('string'), nested('number'))).toBe(
    'output: schema.json against the one of the base: it is nested too deeply to be judged',
  );
});
