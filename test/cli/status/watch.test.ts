import { expect, it } from 'vitest';
import { watch } from '../../../src/cli/status/watch.ts';

/** What is printed, or drawn, of these texts, one after the other. */
async function watched(texts: string[], { live = false, json = false } = {}): Promise<string[]> {
  const shown: string[] = [];
  const left = [...texts];
  await watch(
    async () => left.shift() ?? '',
    json,
    {
      live,
      isRead: () => left.length > 0,
      redraw: (text) => void shown.push(`drawn ${text}`),
      out: (text) => void shown.push(text),
    },
    async () => undefined,
  );
  return shown;
}

it('prints a text only where it is another one, whatever the time', async () => {
  expect(await watched(['a just now', 'a 5s ago', 'b 7s ago', 'b 1m ago', 'a just now'])).toEqual([
    'a just now',
    'b 7s ago',
    'a just now',
  ]);
  expect(
    await watched(['{"at":"1","n":1}', '{"at":"2","n":1}', '{"at":"3","n":2}'], { live: true, json: true }),
  ).toEqual(['{"at":"1","n":1}', '{"at":"3","n":2}']);
});

it('draws each text in a terminal', async () => {
  expect(await watched(['a', 'a'], { live: true })).toEqual(['drawn a', 'drawn a']);
});
