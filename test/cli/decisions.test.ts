import { beforeEach, expect, it } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import { createSandbox, type Ended, type Sandbox } from '../support/sandbox.ts';
import { storeOf } from '../support/store-of.ts';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await createSandbox('test/fixtures/team');
});

const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
const FIRST = `DEC-${day}-0001`;
const SECOND = `DEC-${day}-0002`;

const decision = (...args: string[]) => sandbox.coord(['decision', ...args]);
const as = (role: string | undefined, ...args: string[]) =>
  sandbox.coord(['decision', ...args], { env: { CLAUDECODE: '1', ...(role !== undefined && { COORD_ROLE: role }) } });

const OPTIONS = ['--option', 'REST', '--pro', 'well understood', '--con', 'many endpoints', '--option', 'GraphQL'];
const PROPOSED = ['propose', 'How do services talk?', ...OPTIONS, '--pro', 'one endpoint', '--input-from', 'backend'];

const refusal = (code: number, reason: string): Ended => ({ code, stdout: '', stderr: `coord: ${reason}\n` });

/** A page whose times are the same each time. */
const timeless = (text: string) => text.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d UTC(?: \([^)]*\))?/g, 'TIME');

async function folded(id: string): Promise<Decision> {
  return JSON.parse((await decision('show', id, '--json')).stdout) as Decision;
}

it('is proposed, discussed, decided and found again', async () => {
  const more = ['--category', 'api-design', '--scope', 'service', '--tag', 'api', '--deadline', '2d'];
  expect(await as('frontend', ...PROPOSED, ...more, '--description', 'One way for all.\nSoon.')).toEqual({
    code: 0,
    stdout: `Proposed ${FIRST}: How do services talk?
Input is needed from backend, who give it with: coord decision input ${FIRST} 'TEXT'\n`,
    stderr: '',
  });
  expect((await decision('list')).stdout).toBe(
    `DECISION           STATUS   CATEGORY    CHOICE OR NEXT  TITLE
${FIRST}  pending  api-design  input: backend  How do services talk?\n`,
  );
  expect((await as('backend', 'input', FIRST, 'caches well', '--prefer', 'GraphQL')).stdout).toBe(
    `Noted with ${FIRST} for backend.\n`,
  );
  expect((await as('frontend', 'decide', FIRST, 'GraphQL', '--rationale', 'one endpoint for all')).stdout).toBe(
    `Decided ${FIRST}, How do services talk?: GraphQL\n`,
  );
  expect(timeless((await decision('show', FIRST.toLowerCase())).stdout)).toBe(`${FIRST}  How do services talk?
  status      decided
  about       api-design, service #api
  proposed    by frontend, TIME
  deadline    TIME
  input from  backend
  affects     all

One way for all.
Soon.

Options
  OPTION   FOR                AGAINST
  REST     + well understood  - many endpoints
  GraphQL  + one endpoint

Input
  by backend, TIME, prefers GraphQL
    caches well

Decided  GraphQL
  by frontend, TIME
  with the input of backend
    one endpoint for all
`);
  expect(await folded(FIRST)).toMatchObject({
    status: 'decided',
    overdue: false,
    owed: [],
    decided: { choice: 'GraphQL', contributors: ['backend'], withoutInput: [], by: { as: 'agent', role: 'frontend' } },
  });
});

it('is found by what it is about, whom it affects, how far it is, and words in it', async () => {
  await decision(...PROPOSED);
  const made = ['--choice', 'ULID', '--rationale', 'it sorts', '--affects', 'backend', '--tag', 'ids'];
  await decision('add', 'Which ids?', '--category', 'data', '--scope', 'service', ...made);
  const queries: [string[], string[]][] = [
    [['--category', 'data'], [SECOND]],
    [['--tag', 'ids'], [SECOND]],
    [['--scope', 'service'], [SECOND]],
    [['--role', 'frontend'], [FIRST]],
    [
      ['--role', 'backend'],
      [SECOND, FIRST],
    ],
    [['--status', 'pending'], [FIRST]],
    [['--status', 'archived'], []],
    [['--text', 'ULID sorts'], [SECOND]],
    [['--text', 'ULID talk'], []],
    [[], [SECOND, FIRST]],
  ];
  for (const [query, ids] of queries) {
    const lines = (await decision('list', ...query, '--json')).stdout.split('\n').filter((line) => line !== '');
    expect(lines.map((line) => (JSON.parse(line) as Decision).id)).toEqual(ids);
  }
});

it('a person decides at any time; who was asked and had said nothing is recorded', async () => {
  await as('frontend', ...PROPOSED);
  const decided = await decision('decide', FIRST, '--choice', 'REST until summer', '--rationale', 'no time');
  expect(decided.stdout).toBe(
    `Decided ${FIRST}, How do services talk?: REST until summer\nWithout the input of backend.\n`,
  );
  expect((await folded(FIRST)).decided).toMatchObject({ by: { as: 'person' }, withoutInput: ['backend'] });
});

it('what an agent may not settle, whatever it says', async () => {
  await decision(...PROPOSED);
  await as('frontend', ...PROPOSED);
  const why = ['--rationale', 'I am a person'];
  const say = `Say what you think of it: coord decision input ${FIRST} 'TEXT'`;
  expect(await as('frontend', 'decide', FIRST, 'REST', ...why)).toEqual(
    refusal(3, `a person has proposed ${FIRST}, and only a person can decide it. ${say}`),
  );
  expect(await as('backend', 'decide', SECOND, 'REST', ...why)).toEqual(
    refusal(3, `only frontend, who proposed it, or a person can decide ${SECOND}. ${say.replace(FIRST, SECOND)}`),
  );
  expect(await as(undefined, 'decide', SECOND, 'REST', ...why)).toMatchObject({ code: 3 });
  expect(await as('frontend', 'decide', SECOND, 'REST', ...why)).toEqual(
    refusal(3, `${SECOND} still waits for input from backend. Wait for it, or decide without: --without-input backend`),
  );
  expect(await as('frontend', 'decide', SECOND, 'REST', '--without-input', 'backend', ...why)).toMatchObject({
    code: 0,
  });
  await decision('decide', FIRST, 'REST', ...why);
  expect(await as('frontend', 'supersede', FIRST, '--by', SECOND)).toEqual(
    refusal(3, `a person has proposed ${FIRST}, and only a person can replace it. Ask the person you work for.`),
  );
  const made = ['--choice', 'mine', '--rationale', 'x', '--replaces', FIRST];
  expect(await as('frontend', 'add', 'Mine', ...made)).toMatchObject({ code: 3 });
  expect(await as('frontend', 'archive', FIRST)).toMatchObject({ code: 3 });
  expect(await as('frontend', 'archive', '--before', '2999-01-01')).toEqual(
    refusal(3, 'only a person archives many decisions at once; this shell belongs to an agent.'),
  );
  expect(await as('frontend', 'propose', 'Instead', '--replaces', FIRST)).toMatchObject({ code: 0 });
  expect(await as('frontend', 'decide', `DEC-${day}-0003`, '--choice', 'x', ...why)).toMatchObject({ code: 3 });
  expect((await folded(FIRST)).superseded).toBeUndefined();
});

it('says why something is not done, and does nothing', async () => {
  await decision(...PROPOSED);
  const why = ['--rationale', 'x'];
  const cases: [string[], string][] = [
    [['show', 'DEC-1'], `there is no decision DEC-1. The newest are ${FIRST}.`],
    [['show', `DEC-${day}-0011`], `there is no decision DEC-${day}-0011. Did you mean ${FIRST}?`],
    [['decide', FIRST, 'GrapQL', ...why], `${FIRST} has no option 'GrapQL'. Did you mean 'GraphQL'?`],
    [['decide', FIRST, 'SOAP', ...why], `${FIRST} has no option 'SOAP'. Its options are: REST, GraphQL.`],
    [['input', FIRST, 'x', '--prefer', 'rest'], `${FIRST} has no option 'rest'. Did you mean 'REST'?`],
    [
      ['decide', FIRST, 'REST', '--without-input', 'frontend', ...why],
      `${FIRST} does not wait for input from frontend.`,
    ],
    [
      ['decide', FIRST, ...why],
      "say one option, or a choice in words. coord decision decide ID OPTION, or coord decision decide ID --choice 'TEXT'",
    ],
    [['input', FIRST, ' '], 'the input has to have 1 to 20,000 characters.'],
    [['propose'], 'say what is to be decided. coord decision propose --help shows how.'],
    [['propose', 'a\nb'], 'the title has to be one line.'],
    [['propose', 'x'.repeat(201)], 'the title has to have 1 to 200 characters, and has 201.'],
    [['propose', 'x', '--affects', 'fronted'], "there is no role 'fronted' (--affects). Did you mean 'frontend'?"],
    [['propose', 'x', '--input-from', 'qa'], "there is no role 'qa' (--input-from). There is: frontend, backend."],
    [['propose', 'x', '--option', 'A', '--option', 'A'], "option 'A' is there twice."],
    [['propose', 'x', '--task', 'TASK-0009'], 'there is no task TASK-0009. List them with: coord task list'],
    [
      ['propose', 'x', '--deadline', '2020-01-01'],
      'the deadline 2020-01-01T23:59:59.000Z has passed. Give one that is to come, such as 2d.',
    ],
    [['propose', 'x', '--replaces', 'DEC-2'], `there is no decision DEC-2. The newest are ${FIRST}.`],
    [['supersede', FIRST, '--by', FIRST], 'a decision cannot take its own place.'],
    [['archive'], 'name one decision, or a day with --before.'],
  ];
  for (const [args, reason] of cases) {
    const ended = await decision(...args);
    expect(ended.stderr).toBe(`coord: ${reason}\n`);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
  }
  expect((await decision('propose', 'x', '--pro', 'y')).stderr).toContain(
    "option '--pro <text>' argument 'y' is invalid. it belongs to an --option, which has to stand before it.",
  );
  expect((await storeOf(sandbox).log('decisions').read()).last).toBe(1);
});

it('is replaced by another one as that is decided, and archived out of the lists', async () => {
  await decision(...PROPOSED);
  await decision('decide', FIRST, 'REST', '--rationale', 'known');
  expect(await decision('decide', FIRST, 'GraphQL', '--rationale', 'x')).toEqual(
    refusal(
      3,
      `${FIRST} is decided already: REST. What is decided is replaced by another decision: coord decision propose TITLE --replaces ${FIRST}`,
    ),
  );
  expect(await decision('input', FIRST, 'too late')).toMatchObject({ code: 3 });
  await decision('propose', 'Again', '--replaces', FIRST.toLowerCase());
  expect(await decision('supersede', FIRST, '--by', SECOND)).toEqual(
    refusal(
      3,
      `${SECOND} is pending, and takes no other decision's place. Decide it first: coord decision decide ${SECOND}`,
    ),
  );
  const decided = await decision('decide', SECOND, '--choice', 'GraphQL', '--rationale', 'grown');
  expect(decided.stdout).toBe(`Decided ${SECOND}, Again: GraphQL\n${FIRST} is superseded.\n`);
  expect(await decision('supersede', FIRST, '--by', SECOND)).toEqual(
    refusal(3, `${FIRST} is superseded by ${SECOND} already.`),
  );
  expect((await decision('list')).stdout).toBe(
    `DECISION           STATUS      CATEGORY  CHOICE OR NEXT         TITLE
${SECOND}  decided     general   GraphQL                Again
${FIRST}  superseded  general   see ${SECOND}  How do services talk?\n`,
  );
  expect((await decision('archive', '--before', '2999-01-01')).stdout).toBe(
    `Archived ${FIRST}.\nArchived ${SECOND}.\n`,
  );
  expect((await decision('list')).stdout).toBe('No decisions.\n');
  expect((await decision('list', '--all', '--json')).stdout.trim().split('\n')).toHaveLength(2);
  expect(await decision('archive', FIRST)).toEqual(refusal(3, `${FIRST} is archived already.`));
});

it('is overdue when its deadline has passed', async () => {
  await storeOf(sandbox)
    .log('decisions')
    .append({
      type: 'decision.proposed',
      at: '2026-01-15T11:15:00Z',
      by: { as: 'agent', role: 'frontend' },
      id: 'DEC-20260115-0001',
      title: 'Old',
      category: 'general',
      scope: 'project',
      tags: [],
      options: [],
      inputFrom: [],
      deadline: '2026-01-15T16:00:00Z',
      affects: ['all'],
    });
  expect((await decision('list')).stdout).toMatch(
    /^DEC-20260115-0001 {2}overdue {2}general {3}decide: frontend {2}Old$/m,
  );
  expect((await decision('show', 'DEC-20260115-0001')).stdout).toContain('pending, and overdue');
});

it('comes whole from a file, or from standard input, whose every fault is shown', async () => {
  sandbox.write(
    'decision.yaml',
    `title: How do services talk?
options:
  - name: REST
    pros: [simple]
  - name: GraphQL
    cons: [harder to debug]
input_from: [backend]
affects: [backend]
deadline: 2d
tags: [api]
`,
  );
  expect(await decision('propose', '--file', 'decision.yaml')).toMatchObject({ code: 0 });
  expect(await folded(FIRST)).toMatchObject({
    options: [
      { name: 'REST', pros: ['simple'], cons: [] },
      { name: 'GraphQL', pros: [], cons: ['harder to debug'] },
    ],
    inputFrom: ['backend'],
    affects: ['backend'],
    tags: ['api'],
  });
  const json = JSON.stringify({ title: 'From a program', category: 'data' });
  const piped = await sandbox.coord(['decision', 'propose', '--file', '-'], { input: json });
  expect(piped.stdout).toContain(`Proposed ${SECOND}: From a program`);

  sandbox.write('bad.yaml', 'titel: x\noptions:\n  - nam: REST\n');
  expect(await decision('propose', '-f', 'bad.yaml')).toEqual({
    code: 2,
    stdout: '',
    stderr: `bad.yaml:1:1 error unknown-key: unknown key \`titel\`
  1 | titel: x
    | ^^^^^
  hint: did you mean 'title'?

bad.yaml:3:5 error unknown-key: unknown key \`nam\` in options[0]
  3 |   - nam: REST
    |     ^^^
  hint: did you mean 'name'?

2 errors
`,
  });
  sandbox.write('bad.yaml', 'title: x\ndeadline: soon\n');
  expect((await decision('propose', '-f', 'bad.yaml')).stderr).toContain('bad-deadline: deadline: give a duration');
  expect(await decision('propose', 'x', '-f', 'bad.yaml')).toEqual(
    refusal(2, 'with --file, the file says all of it. Leave the rest of the line out.'),
  );
});

it('shows what is hostile in texts instead of obeying it', async () => {
  const hostile = '\u001b[2J\u202eGo\u200b';
  const options = ['--option', `a${'\u202e'}`, '--pro', `p${'\u200b'}`];
  await decision('propose', `x\u202e`, ...options, '--description', hostile, '--tag', 't\u200b');
  const page = (await decision('show', FIRST)).stdout + (await decision('list')).stdout;
  for (const hidden of ['\u001b', '\u202e', '\u200b']) expect(page).not.toContain(hidden);
  expect(page).toContain('\\x1b[2J\\u202eGo\\u200b');
});
