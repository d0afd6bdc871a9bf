import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';
import { storeOf } from '../support/store-of.ts';

const idIn = (stdout: string) => /^(?:Proposed|Decided) (DEC-\d{8}-\d{4})/.exec(stdout)?.[1] ?? stdout;

async function listed(sandbox: Sandbox): Promise<Decision[]> {
  const lines = (await sandbox.coord(['decision', 'list', '--all', '--json'])).stdout.split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Decision);
}

/** Calls coord, and ends it as kill -9 does before or after it writes a record with this text. */
function killed(sandbox: Sandbox, args: string[], when: 'before' | 'after', what: string) {
  return sandbox.coord(args, {
    env: {
      NODE_OPTIONS: `--import ${resolve('test/support/kill-at.mjs')}`,
      KILL_AT: JSON.stringify({ when, what, whom: 'coord' }),
    },
  });
}

it('16 processes propose at the same time: each has an id of its own, and none is lost', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const titles = Array.from({ length: 16 }, (_, index) => `decision ${index}`);
  const ended = await Promise.all(titles.map((title) => sandbox.coord(['decision', 'propose', title])));
  expect(ended.map(({ code, stderr }) => `${code}${stderr}`)).toEqual(titles.map(() => '0'));
  const ids = ended.map(({ stdout }) => idIn(stdout));
  expect(new Set(ids).size).toBe(16);
  const all = await listed(sandbox);
  expect(all.map(({ id }) => id).sort()).toEqual(ids.toSorted());
  expect(all.map(({ title }) => title).sort()).toEqual(titles.toSorted());
});

it('killed between the number and the record, a number is lost and none is given twice', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const first = await sandbox.coord(['decision', 'propose', 'first']);
  expect(await killed(sandbox, ['decision', 'propose', 'lost'], 'before', 'decision.proposed')).toMatchObject({
    code: -1,
    stdout: '',
  });
  const third = await sandbox.coord(['decision', 'propose', 'third']);
  expect([first, third].map(({ stdout }) => idIn(stdout).slice(-4))).toEqual(['0001', '0003']);
  expect((await listed(sandbox)).map(({ title }) => title)).toEqual(['third', 'first']);
});

it('a choice that was made is there whole or not at all, and what it replaces with it', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const made = ['--choice', 'x', '--rationale', 'y'];
  const old = idIn((await sandbox.coord(['decision', 'add', 'old', ...made])).stdout);
  const add = ['decision', 'add', 'new', ...made, '--replaces', old];
  await killed(sandbox, add, 'before', 'decision.proposed');
  expect((await listed(sandbox)).map(({ title }) => title)).toEqual(['old']);
  await killed(sandbox, add, 'after', 'decision.proposed');
  const [after, before] = await listed(sandbox);
  expect(after).toMatchObject({ title: 'new', status: 'decided', decided: { choice: 'x', rationale: 'y' } });
  expect(before).toMatchObject({ title: 'old', status: 'superseded', superseded: { replacement: after?.id } });
});

it('of several calls at the same time one counts, and the others are told so', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const choices = ['a', 'b', 'c', 'd', 'e', 'f'];
  const options = choices.flatMap((name) => ['--option', name]);
  const id = idIn((await sandbox.coord(['decision', 'propose', 'which?', ...options])).stdout);
  const ended = await Promise.all(
    choices.map((name) => sandbox.coord(['decision', 'decide', id, name, '--rationale', 'mine'])),
  );
  expect(ended.map(({ code }) => code).sort()).toEqual([0, 3, 3, 3, 3, 3]);
  const won = choices[ended.findIndex(({ code }) => code === 0)];
  for (const { code, stderr } of ended)
    if (code !== 0) expect(stderr).toContain(`coord: ${id} is decided already: ${won}.`);
  expect((await listed(sandbox))[0]?.decided?.choice).toBe(won);
});

it('of two records of a call the first in the log counts', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const id = idIn((await sandbox.coord(['decision', 'propose', 'which?'])).stdout);
  const log = storeOf(sandbox).log('decisions');
  for (const choice of ['first', 'second'])
    await log.append({
      type: 'decision.decided',
      at: '2026-01-15T16:00:00Z',
      by: { as: 'person' },
      id,
      choice,
      rationale: 'x',
      contributors: [],
      withoutInput: [],
    });
  expect((await listed(sandbox))[0]?.decided?.choice).toBe('first');
});
