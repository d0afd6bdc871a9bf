import { expect, it } from 'vitest';
import { agentOf } from '../support/agents.ts';
import { decideAll, HOSTILE } from '../support/decided.ts';
import { expectFixture } from '../support/exports.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';
import { storeOf } from '../support/store-of.ts';

async function instance(sandbox: Sandbox, id: string, role: string, said: { doing: string; needs: string[] }) {
  const store = storeOf(sandbox);
  await store.documents('instances').update(id, () => ({
    id,
    kind: 'session',
    role,
    session: id,
    worktree: sandbox.dir,
    started: '2026-01-15T09:00:00Z',
    available: true,
    doing: said.doing,
    nextActions: [],
    collaborationNeeded: said.needs,
  }));
}

/** The page, whose own time is the same each time. */
const timeless = (page: string) => page.replace(/^As of [\d-]+ [\d:]+ UTC/m, 'As of TIME');

it('one page says who is at work, which decisions are needed, and what holds up whom', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const frontend = agentOf(sandbox, 'frontend', 'session-1');
  const needs = ['the shape of a user', '# now\n<b>'];
  await instance(sandbox, 'session-1', 'frontend', { doing: 'the login *form*', needs });
  await instance(sandbox, 'session-2', 'backend', { doing: '<!-- hidden', needs: [] });
  await decideAll(sandbox);
  await frontend(['task', 'add', 'the API [x](y)']);
  await frontend(['task', 'add', 'the form', '--depends', 'TASK-0001']);
  await frontend(['task', 'claim', 'TASK-0002']);
  await frontend(['ask', 'backend', HOSTILE]);
  await frontend(['conflict', 'open', 'Who checks the input?', '--between', 'backend,frontend']);
  const printed = await sandbox.coord(['export', 'log']);
  expect(printed).toMatchObject({ code: 0, stderr: '' });
  expectFixture({ 'collaboration-log.md': timeless(printed.stdout) });

  expect((await sandbox.coord(['export', 'log', '--out', 'docs/log.md'])).stdout).toBe('Written to docs/log.md\n');
  expect(timeless(sandbox.read('docs/log.md'))).toBe(timeless(printed.stdout));
  const { markdown } = JSON.parse((await sandbox.coord(['export', 'log', '--json'])).stdout) as { markdown: string };
  expect(timeless(markdown)).toBe(timeless(printed.stdout));
  expect((await frontend(['export', 'log', '--out', 'server/log.md'])).code).toBe(3);
  expect((await sandbox.coord(['pause'])).code).toBe(0);
  const paused = await frontend(['export', 'log', '--out', 'web/log.md']);
  expect(paused).toMatchObject({ code: 3, stderr: expect.stringContaining('a person has paused the team') });
});

it('says so where there is nothing to say', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  expect(timeless((await sandbox.coord(['export', 'log'])).stdout)).toBe(`# shop: collaboration log

As of TIME.

## Instances

Nobody is at work.

## Decisions needed

None.

## Dependencies and blockers

None.
`);
});
