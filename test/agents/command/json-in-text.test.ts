import { expect, it } from 'vitest';
import { jsonIn } from '../../../src/agents/command/json-in-text.ts';

const fence = '```';

it.each([
  { what: 'the whole text', text: ' [1, "a"]\n', value: [1, 'a'] },
  { what: 'a text', text: '"approve"', value: 'approve' },
  { what: 'a fenced block', text: `See:\n${fence}json\n{"a":1}\n${fence}\nThat is all {"b":2}.`, value: { a: 1 } },
  { what: 'the last fenced block', text: `${fence}json\n[1]\n${fence}\n${fence}JSON\n[2]\n${fence}`, value: [2] },
  { what: 'an indented block', text: `- so:\n  ${fence}json\n  {"a":\n  1}\n  ${fence}`, value: { a: 1 } },
  { what: 'a block that nobody closed', text: `So:\n${fence}json\n{"a":1}\n`, value: { a: 1 } },
  {
    what: 'the last block that can be read',
    text: `${fence}json\n[1]\n${fence}\n${fence}json\n{...}\n${fence}`,
    value: [1],
  },
  { what: 'an object in a block of another kind', text: `${fence}\n{"a":1}\n${fence}`, value: { a: 1 } },
  { what: 'the last object', text: 'First {"a":1}, then {"a":{"b":2}}.', value: { a: { b: 2 } } },
  { what: 'an empty object', text: 'So: { }.', value: {} },
  { what: 'braces in texts', text: 'So: {"a":"}{\\"{"} and "}', value: { a: '}{"{' } },
  { what: 'an object after a brace too many', text: 'if (x) { "y" then {"a":1}', value: { a: 1 } },
  { what: 'an object in what looks like one', text: '{ "see" {"a":1} }', value: { a: 1 } },
  { what: 'an object after a quote that nobody closed', text: '{"it is\n{"a":1}', value: { a: 1 } },
])('finds $what', ({ text, value }) => {
  expect(jsonIn(text)).toEqual({ value });
});

it.each([
  '',
  'I approve.',
  '{verdict: approve}',
  '{"a":1',
  '{"a":1]}',
  `${fence}json\nnothing\n${fence}`,
  'a [1, 2] list in prose',
])('finds nothing in %j', (text) => {
  expect(jsonIn(text)).toBeUndefined();
});

it('gives up on a text that was made to be hard to read', () => {
  expect(jsonIn('{"a":'.repeat(100_000))).toBeUndefined();
  expect(jsonIn('{'.repeat(1_000_000))).toBeUndefined();
  expect(jsonIn('{ '.repeat(1_000_000))).toBeUndefined();
  expect(jsonIn(`{${' '.repeat(1_000_000)}`)).toBeUndefined();
});
