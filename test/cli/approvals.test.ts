import { expect, it } from 'vitest';
import { atWork, hold, killSandbox, letGo } from '../support/killed-runs.ts';
import { eventually, journalOf, onlyRun } from '../support/runs.ts';
import { createSandbox } from '../support/sandbox.ts';

const PLAYBOOK = `version: 1
name: asking
description: Asks two things while something is at work.
parts: { author: { description: Works. } }
steps:
  - { id: write, run: echo new > server/new.txt, part: author, access: write }
  - { id: work, run: sh tools/work.sh work, part: author }
  - { id: ship, needs: [write], approve: { question: "Ship it?\\n", look: ["the page of {{run.id}}"], expires: 2h } }
  - { id: also, needs: [ship], approve: { question: And that? } }
`;

it('lists what waits, since when, what to look at, and the commands that answer, while other steps are at work', async () => {
  const { sandbox, start } = await killSandbox();
  const config = sandbox.read('coord.config.yaml');
  sandbox.write('coord.config.yaml', config.replace('  trio:', '  asking: { parts: { author: lead } }\n  trio:'));
  sandbox.write('playbooks/asking.yaml', PLAYBOOK);
  expect(await sandbox.coord(['approvals'])).toEqual({ code: 0, stdout: 'Nothing waits for a person.\n', stderr: '' });
  hold(sandbox, ['work']);
  const coord = start(['run', 'asking']);
  await atWork(sandbox, ['work']);
  const run = onlyRun(sandbox);
  await eventually(() => journalOf(sandbox, run).some(({ type }) => type === 'approval.requested'));

  const base = (await sandbox.git('rev-parse', '--short=12', 'HEAD')).trim();
  const { stdout } = await sandbox.coord(['approvals']);
  expect(stdout.replace(/asked .*; counts as rejected in 1h \d\dm/, 'SINCE')).toBe(`ship  ${run} (asking)
  Ship it?
  SINCE
  look at: the page of ${run}
  look at: what was done so far: git log -p ${base}..coord/${run}
  answer with: coord approve ${run} ship
           or: coord reject ${run} ship --reason '…'
`);
  const [listed] = (await sandbox.coord(['approvals', '--json'])).stdout.trim().split('\n');
  const time = expect.stringMatching(/^20.*Z$/);
  expect(JSON.parse(listed ?? '')).toMatchObject({ run, key: 'ship', wants: 'approval', since: time, expires: time });

  expect((await sandbox.coord(['approve', run, 'ship'])).code).toBe(0);
  await eventually(async () => (await sandbox.coord(['approvals'])).stdout.includes('\n  And that?\n'));
  expect((await sandbox.coord(['approvals'])).stdout).not.toContain('Ship it?');
  letGo(sandbox, ['work']);
  expect(await coord.ended).toMatchObject({ code: 4 });
  expect((await sandbox.coord(['approve', run])).code).toBe(0);
  expect((await sandbox.coord(['approvals'])).stdout).toBe('Nothing waits for a person.\n');
});

it('lists no run that cannot be read, and fails by none', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  sandbox.write('.git/coord/runs/20260115-093012-x-4f2a/journal.jsonl', 'nothing\n');
  expect(await sandbox.coord(['approvals'])).toEqual({ code: 0, stdout: 'Nothing waits for a person.\n', stderr: '' });
});

it('of an approval whose time is up it says so, and what lets its run go on', async () => {
  const { sandbox } = await killSandbox();
  const brief = PLAYBOOK.replace(/ {2}- \{ id: (work|also),.*\n/g, '').replace('expires: 2h', 'expires: 3s');
  const config = sandbox.read('coord.config.yaml');
  sandbox.write('coord.config.yaml', config.replace('  trio:', '  asking: { parts: { author: lead } }\n  trio:'));
  sandbox.write('playbooks/asking.yaml', brief);
  expect((await sandbox.coord(['run', 'asking'])).code).toBe(4);
  const run = onlyRun(sandbox);
  const stdout = await eventually(async () => {
    const listed = (await sandbox.coord(['approvals'])).stdout;
    return listed.includes('; its time is up, and it counts as rejected\n') && listed;
  });
  expect(stdout).toContain(`\n  go on with: coord resume ${run}\n`);
  expect(stdout).not.toMatch(/coord approve|coord reject/);
  const status = (await sandbox.coord(['status'])).stdout;
  expect(status).toContain('Ship it?; its time is up, and it counts as rejected\n');
  expect(status).toContain(` coord resume ${run}\n`);
  expect(status).not.toContain('coord approve');
  expect((await sandbox.coord(['resume', run])).code).toBe(1);
});
