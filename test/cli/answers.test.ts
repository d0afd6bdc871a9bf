import { beforeEach, expect, it } from 'vitest';
import { endsOf, journalOf, onlyRun } from '../support/runs.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

const PLAYBOOK = `version: 1
name: two-questions
parts:
  author: { description: writes }
steps:
  - id: first
    agent: author
    prompt: Write it.
  - id: second
    agent: author
    prompt: Write it again.
  - id: tests
    approve: { question: Run the tests? }
  - id: deploy
    approve: { question: 'DEPLOY TO PRODUCTION?' }
  - id: check
    verify: { part: author }
`;
const SCRIPT = `version: 1
playbook: two-questions
steps:
  first: [{ writes: [{ path: server/a.js, text: one }] }]
  second: [{ writes: [{ path: server/a.js, text: two }] }]
`;

const ASK_AND_WRITE = `version: 1
name: ask-and-write
parts:
  author: { description: writes }
steps:
  - { id: first, agent: author, prompt: Write it. }
  - { id: ask, approve: { question: Go on? } }
  - { id: second, agent: author, prompt: Write it again. }
`;
const ASK_AND_WRITE_SCRIPT = `version: 1
playbook: ask-and-write
steps:
  first: [{ writes: [{ path: server/a.js, text: one }] }]
  second: [{ writes: [{ path: server/a.js, text: two }] }]
`;

let sandbox: Sandbox;
let run: string;

beforeEach(async () => {
  sandbox = await createSandbox('test/fixtures/team');
  sandbox.write('playbooks/two-questions.yaml', PLAYBOOK);
  sandbox.write('playbooks/two-questions.rehearsal.yaml', SCRIPT);
  const binding = 'playbooks:\n  two-questions:\n    parts: { author: backend }';
  sandbox.write('coord.config.yaml', sandbox.read('coord.config.yaml').replace('playbooks:', binding));
  await sandbox.git('add', '--all');
  await sandbox.git('commit', '-qm', 'two questions');
  const parked = await sandbox.coord(['run', 'two-questions', '--rehearse']);
  expect(parked).toMatchObject({ code: 4, stderr: '' });
  run = onlyRun(sandbox);
});

const journal = () => journalOf(sandbox, run);

it('two steps of one role write the same file: a run is not in its own way', () => {
  expect(endsOf(journal())).toEqual(['first succeeded', 'second succeeded']);
});

it('an answer is for the question it names, and goes no further', async () => {
  const yes = ['approve', run, 'tests', '--reason', 'yes, run the tests'];
  const first = await sandbox.coord(yes);
  expect(first).toMatchObject({ code: 4, stderr: '' });
  expect(first.stdout).toMatch(/^approve tests: Run the tests\?\n/);
  expect(await sandbox.coord(yes)).toEqual({
    code: 3,
    stdout: '',
    stderr: `coord: run ${run} does not wait for an answer for tests; it waits in\n  deploy: DEPLOY TO PRODUCTION?\n`,
  });
  const answered = journal().filter(({ type }) => type === 'approval.answered');
  expect(answered).toMatchObject([{ key: 'tests', approved: true }]);
});

it('resuming answers nothing, however often', async () => {
  for (let time = 0; time < 2; time += 1) expect((await sandbox.coord(['resume', run])).code).toBe(4);
  expect(journal().filter(({ type }) => type === 'approval.answered' || type === 'approval.requested')).toHaveLength(1);
});

it('a rejection fails the run, with its reason', async () => {
  const ended = await sandbox.coord(['reject', run, '--reason', 'not today']);
  expect(ended.code).toBe(1);
  expect(ended.stdout).toMatch(/failed: tests: rejected by \S+: not today/);
  expect((await sandbox.coord(['approve', run])).stderr).toBe(
    `coord: run ${run} has failed; there is nothing to carry on.\n`,
  );
});

it("a commit of the person's on the run's branch holds the run up, and is neither lost nor the end of it", async () => {
  sandbox.write('playbooks/ask-and-write.yaml', ASK_AND_WRITE);
  sandbox.write('playbooks/ask-and-write.rehearsal.yaml', ASK_AND_WRITE_SCRIPT);
  const config = sandbox.read('coord.config.yaml');
  sandbox.write(
    'coord.config.yaml',
    config.replace('  two-questions:', '  ask-and-write:\n    parts: { author: backend }\n  two-questions:'),
  );
  const { stdout } = await sandbox.coord(['run', 'ask-and-write', '--rehearse', '--keep']);
  const id = /^run (\S+)/.exec(stdout)?.[1] ?? '';
  const branch = `coord/${id}`;
  const tip = (await sandbox.git('rev-parse', branch)).trim();
  const tree = (await sandbox.git('rev-parse', `${branch}^{tree}`)).trim();
  const fix = (await sandbox.git('commit-tree', tree, '-p', tip, '-m', 'a fix by hand')).trim();
  await sandbox.git('update-ref', `refs/heads/${branch}`, fix);

  const held = await sandbox.coord(['approve', id, '--keep']);
  expect(held.code).toBe(4);
  expect(held.stdout).toContain(`is held up`);
  expect(held.stdout).toContain(`branch ${branch} was moved`);
  expect((await sandbox.git('rev-parse', branch)).trim()).toBe(fix);

  await sandbox.git('branch', 'my-fix', fix);
  await sandbox.git('branch', '--force', branch, tip);
  expect(await sandbox.coord(['resume', id])).toMatchObject({ code: 0, stderr: '' });
});

it('does not go on where a role of the run has left the config', async () => {
  sandbox.write('coord.config.yaml', sandbox.read('coord.config.yaml').replaceAll('backend', 'server-team'));
  const ended = await sandbox.coord(['approve', run]);
  expect(ended).toMatchObject({
    code: 2,
    stderr: `coord: role backend plays in run ${run} and is not in the config any more.\n`,
  });
});
