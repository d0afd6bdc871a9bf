import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';
import { HOSTILE } from '../support/decided.ts';
import { expectFixture } from '../support/exports.ts';
import { type CallOptions, createSandbox, type Sandbox } from '../support/sandbox.ts';

/** A gh that knows two labels, may not make the label `forbidden`, and keeps what it was called with. */
const GH = `#!${process.execPath}
const { appendFileSync, readFileSync } = require('node:fs');
const args = process.argv.slice(2);
const input = args[0] === 'issue' ? readFileSync(0, 'utf8') : '';
appendFileSync(process.env.GH_CALLS, JSON.stringify({ args, input }) + '\\n');
if (process.env.GH_FAILS) { console.error(process.env.GH_FAILS); process.exit(4); }
if (args[0] === 'label' && args[1] === 'list') console.log(JSON.stringify([{ name: 'Security' }, { name: 'bug' }]));
if (args.includes('forbidden')) process.exit(1);
if (args[0] === 'issue') console.log('https://github.example/shop/issues/7');
`;

interface Call {
  args: string[];
  input: string;
}

/** @returns how to call coord with that gh on the path, and what gh was called with */
function withGh(sandbox: Sandbox) {
  const bin = join(sandbox.home, 'bin');
  const calls = join(sandbox.home, 'calls');
  mkdirSync(bin);
  writeFileSync(join(bin, 'gh'), GH);
  chmodSync(join(bin, 'gh'), 0o755);
  const env = { PATH: `${bin}${delimiter}${process.env['PATH']}`, GH_CALLS: calls };
  return {
    create: (args: string[], options: CallOptions = {}) =>
      sandbox.coord(['issue', 'create', ...args], { env: { ...env, ...options.env } }),
    calls: async (): Promise<Call[]> => {
      const lines = existsSync(calls) ? (await sandbox.exec('cat', [calls])).stdout.trim().split('\n') : [];
      return lines.map((line) => JSON.parse(line) as Call);
    },
  };
}

const WISH = {
  description: HOSTILE,
  priority: 'high',
  phase: 'design',
  constraint: 'no new service',
  expected: 'a schema\n# that both build on',
};
const SEVERAL = [
  '--expertise',
  'security',
  '--expertise',
  'graph ql',
  '--component',
  'orders',
  '--component',
  '[x](y)',
];
const FULL = [
  'Agree on "the API" -- $(now)',
  ...SEVERAL,
  ...Object.entries(WISH).flatMap(([name, text]) => [`--${name}`, text]),
];

it('is made through gh, with the labels that the repository has', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const { create, calls } = withGh(sandbox);
  expect(await create(FULL, { env: { CLAUDECODE: '1', COORD_ROLE: 'frontend' } })).toEqual({
    code: 0,
    stdout: 'Made https://github.example/shop/issues/7\n',
    stderr:
      'Left out labels that the repository does not have: multi-instance-collaboration, graph ql, priority: high\n',
  });
  const [listed, made, ...more] = await calls();
  expect(listed?.args).toEqual(['label', 'list', '--limit=1000', '--json=name']);
  expect(made?.args).toEqual([
    'issue',
    'create',
    '--title=Agree on "the API" -- $(now)',
    '--label=security',
    '--body-file=-',
  ]);
  expect(more).toEqual([]);
  expectFixture({ 'issue.md': made?.input ?? '' });
});

it('makes the labels that are missing where it is told to, and leaves out what cannot be made', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const { create, calls } = withGh(sandbox);
  const ended = await create(['Help', '--expertise', 'forbidden', '--create-labels', '--json']);
  expect(JSON.parse(ended.stdout)).toMatchObject({
    title: 'Help',
    url: 'https://github.example/shop/issues/7',
    leftOut: ['forbidden'],
  });
  expect((await calls()).map(({ args }) => args.join(' '))).toEqual([
    'label list --limit=1000 --json=name',
    'label create -- multi-instance-collaboration',
    'label create -- forbidden',
    'issue create --title=Help --label=multi-instance-collaboration --body-file=-',
  ]);
});

it('prints what it would make, for a dry run and where there is no gh', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const { create, calls } = withGh(sandbox);
  const page = `Title:  Help $(now)
Labels: multi-instance-collaboration, sql

**Required expertise:** sql
**Created by:** a person
**Priority:** normal

gh issue create '--title=Help $(now)' --label=multi-instance-collaboration --label=sql --body-file=-
`;
  expect(await create(['Help $(now)', '-e', 'sql', '--dry-run'])).toEqual({ code: 0, stdout: page, stderr: '' });
  expect(await calls()).toEqual([]);
  // Node is called by its whole path: nothing else is needed.
  const ended = await create(['Help $(now)', '-e', 'sql'], { env: { PATH: sandbox.home } });
  expect(ended).toEqual({
    code: 1,
    stdout: page,
    stderr: 'coord: nothing was made, as there is no gh here. Install it (cli.github.com), or use the text above.\n',
  });
});

it('says what gh says against it, and what cannot be asked of it', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const { create, calls } = withGh(sandbox);
  const failed = await create(['Help'], { env: { GH_FAILS: 'run gh auth login \u001b[2J' } });
  expect(failed).toEqual({ code: 1, stdout: '', stderr: 'coord: gh made no issue: run gh auth login \\x1b[2J\n' });
  expect(await calls()).toHaveLength(1);
  const refusals: [string[], string][] = [
    [['a\nb'], 'the title has to be one line.'],
    [['x', '-e', 'a,b'], 'an expertise becomes a label, and has neither commas nor quotes.'],
    [['x', '-e', 'x'.repeat(51)], 'an expertise, which becomes a label, has to have 1 to 50 characters, and has 51.'],
    [['x', '-d', 'x'.repeat(20_001)], 'the text has to have 1 to 20,000 characters, and has 20,001.'],
  ];
  for (const [args, reason] of refusals) {
    expect(await create(args)).toEqual({ code: 2, stdout: '', stderr: `coord: ${reason}\n` });
  }
  expect(await calls()).toHaveLength(1);
});
