import { existsSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { atWork, hold, killSandbox, letGo } from '../support/killed-runs.ts';
import { endsOf, eventually, journalOf, onlyRun, runFile, type Running } from '../support/runs.ts';
import type { Sandbox } from '../support/sandbox.ts';

const PLAYBOOK = `version: 1
name: beside
description: Asks while something else is at work.
parts: { author: { description: Works. } }
steps:
  - { id: work, run: sh tools/work.sh work, part: author }
  - { id: ask, needs: [], approve: { question: Go on? } }
  - { id: after, needs: [ask], run: sh tools/work.sh after, part: author, workspace: fresh }
  - { id: last, needs: [work, ask], run: sh tools/work.sh last, part: author }
`;

interface Stage {
  sandbox: Sandbox;
  start: Awaited<ReturnType<typeof killSandbox>>['start'];
  coord: Running;
  run: string;
}

/** A run that waits for an answer, with another step of it at work. */
async function askedAtWork(): Promise<Stage> {
  const { sandbox, start } = await killSandbox();
  const config = sandbox.read('coord.config.yaml');
  sandbox.write('coord.config.yaml', config.replace('  trio:', '  beside: { parts: { author: lead } }\n  trio:'));
  sandbox.write('playbooks/beside.yaml', PLAYBOOK);
  hold(sandbox, ['work']);
  const coord = start(['run', 'beside']);
  await atWork(sandbox, ['work']);
  const run = onlyRun(sandbox);
  await eventually(() => journalOf(sandbox, run).some(({ type }) => type === 'approval.requested'));
  return { sandbox, start, coord, run };
}

it('an answer is taken up by the process that carries the run on, while a step is at work', async () => {
  const { sandbox, coord, run } = await askedAtWork();
  const approved = await sandbox.coord(['approve', run, '--reason', 'looks well']);
  expect(approved).toEqual({
    code: 0,
    stdout: `approve ask: Go on?\nTaken up by pid ${coord.child.pid}, which carries the run on; follow it with: coord logs ${run} --follow\n`,
    stderr: '',
  });
  const journal = journalOf(sandbox, run);
  expect(journal.at(-1)).not.toMatchObject({ type: 'run.finished' });
  expect(endsOf(journal)).toContain('ask approved');
  expect(endsOf(journal)).not.toContain('work succeeded');
  letGo(sandbox, ['work']);
  expect(await coord.ended).toMatchObject({ code: 0 });
  expect(endsOf(journalOf(sandbox, run)).toSorted()).toEqual([
    'after succeeded',
    'ask approved',
    'last succeeded',
    'work succeeded',
  ]);
});

it('an answer that nobody took up before the process was killed counts when the run is carried on', async () => {
  const { sandbox, start, coord, run } = await askedAtWork();
  // It can look for nothing, and is killed before it goes on.
  coord.child.kill('SIGSTOP');
  const approving = start(['approve', run]).ended;
  const answers = runFile(sandbox, run, 'answers');
  await eventually(() => existsSync(answers) && readdirSync(answers).some((name) => name.endsWith('.json')));
  expect(endsOf(journalOf(sandbox, run))).toEqual([]);
  coord.child.kill('SIGKILL');
  letGo(sandbox, ['work']);
  // Whoever approves sees that nobody is left, and carries the run on.
  expect(await approving).toMatchObject({ code: 0, stderr: expect.stringContaining('left running of work') });
  expect(endsOf(journalOf(sandbox, run))).toContain('ask approved');
  expect(endsOf(journalOf(sandbox, run))).toContain('last succeeded');
});

it('an answer that was left by one who was killed counts for the next who carries the run on', async () => {
  const { sandbox, start, coord, run } = await askedAtWork();
  coord.child.kill('SIGSTOP');
  const approver = start(['reject', run, '--reason', 'not so']);
  const answers = runFile(sandbox, run, 'answers');
  await eventually(() => existsSync(answers) && readdirSync(answers).some((name) => name.endsWith('.json')));
  approver.child.kill('SIGKILL');
  await approver.ended;
  coord.child.kill('SIGKILL');
  await coord.ended;
  letGo(sandbox, ['work']);
  expect((await start(['resume', run]).ended).code).toBe(1);
  expect(endsOf(journalOf(sandbox, run)).toSorted()).toEqual(['ask rejected', 'work succeeded']);
});

it('of two who answer at the same time one is told that the other was faster', async () => {
  const { sandbox, coord, run } = await askedAtWork();
  const ended = await Promise.all([
    sandbox.coord(['approve', run, '--reason', 'yes']),
    sandbox.coord(['reject', run, '--reason', 'no']),
  ]);
  const answers = endsOf(journalOf(sandbox, run)).filter((end) => end.startsWith('ask '));
  expect(answers).toHaveLength(1);
  expect(ended.map(({ code }) => code).toSorted()).toEqual([0, 3]);
  const slower = ended.find(({ code }) => code === 3);
  expect(slower?.stderr).toMatch(/somebody was faster; ask was|does not wait for an answer/);
  letGo(sandbox, ['work']);
  await coord.ended;
});
