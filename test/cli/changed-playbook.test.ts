import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { killSandbox } from '../support/killed-runs.ts';
import { endsOf, journalOf, onlyRun, runFile, stateOf } from '../support/runs.ts';
import type { Sandbox } from '../support/sandbox.ts';

const BEGUN = `version: 1
name: changing
description: Waits, and is changed meanwhile.
parts: { author: { description: Does it. } }
inputs: { log: { description: Where to note what was run. } }
steps:
  - { id: first, run: echo first >> "$LOG", part: author, env: { LOG: "{{inputs.log}}" } }
  - { id: ask, approve: { question: Go on? } }
  - id: rounds
    loop:
      max: 2
      until: steps.work.round == 1
      steps:
        - { id: work, run: echo work >> "$LOG", part: author, env: { LOG: "{{inputs.log}}" } }
  - { id: old, run: echo old >> "$LOG", part: author, env: { LOG: "{{inputs.log}}" } }
`;

/** As it is changed: a finished step, the one that waits, one in a loop, one gone, one new. */
const CHANGED = BEGUN.replace('echo first', 'echo FIRST')
  .replace('Go on?', 'Really go on?')
  .replace('max: 2', 'max: 3')
  .replace('echo work', 'echo WORK')
  .replace(
    / {2}- \{ id: old.*/,
    '  - { id: new, run: echo new >> "$LOG", part: author, env: { LOG: "{{inputs.log}}" } }',
  );

const DIFFERENCES = `  changed: first (command); it is finished, and stays as it is
  changed: ask (question)
  changed: rounds (max)
  changed: rounds/work (command)
  new: new
  gone: old
`;

interface Stage extends Sandbox {
  run: string;
  change(text: string): void;
  ran(): string[];
}

/** A run that waits in its second step. */
async function waiting(): Promise<Stage> {
  const { sandbox } = await killSandbox();
  const config = sandbox.read('coord.config.yaml');
  sandbox.write('coord.config.yaml', config.replace('  trio:', '  changing: { parts: { author: lead } }\n  trio:'));
  const change = (text: string) => sandbox.write('playbooks/changing.yaml', text);
  change(BEGUN);
  const log = join(sandbox.dir, '../log');
  expect((await sandbox.coord(['run', 'changing', '--input', `log=${log}`])).code).toBe(4);
  const ran = () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []);
  return { ...sandbox, run: onlyRun(sandbox), change, ran };
}

it.each([['resume'], ['approve'], ['reject']])(
  '%s is refused, with what has changed, and nothing happens',
  async (verb) => {
    const stage = await waiting();
    const before = journalOf(stage, stage.run);
    stage.change(CHANGED);
    expect(await stage.coord([verb, stage.run])).toEqual({
      code: 3,
      stdout: '',
      stderr: `coord: playbook changing has changed since run ${stage.run} began:
${DIFFERENCES}Go on by the new text, where what is finished stays finished: coord resume ${stage.run} --migrate. Or as it began: coord resume ${stage.run} --pinned
`,
    });
    expect(journalOf(stage, stage.run)).toEqual(before);
  },
);

it('with --migrate it goes on by the new text: what is finished stays, what waits is asked anew', async () => {
  const stage = await waiting();
  stage.change(CHANGED);
  const migrated = await stage.coord(['resume', stage.run, '--migrate']);
  expect(migrated).toMatchObject({
    code: 4,
    stderr: `coord: run ${stage.run} goes on by the changed playbook changing:\n${DIFFERENCES}`,
  });
  expect(migrated.stdout).toContain('ask: waits for a person: Really go on?\n');
  expect((await stage.coord(['approve', stage.run])).code).toBe(0);
  expect(stage.ran()).toEqual(['first', 'WORK', 'new']);
  const journal = journalOf(stage, stage.run);
  expect(endsOf(journal)).toEqual([
    'first succeeded',
    'ask approved',
    'rounds.1/work succeeded',
    'rounds succeeded',
    'new succeeded',
  ]);
  // The text that it began with stays where it was.
  expect(readFileSync(runFile(stage, stage.run, 'playbook.yaml'), 'utf8')).toBe(BEGUN);
});

it('with --pinned it goes on as it began, also at the next answer', async () => {
  const stage = await waiting();
  stage.change(CHANGED);
  expect(await stage.coord(['resume', stage.run, '--pinned'])).toMatchObject({ code: 4, stderr: '' });
  expect((await stage.coord(['approve', stage.run])).code).toBe(0);
  expect(stage.ran()).toEqual(['first', 'work', 'old']);
});

it('what was kept against one change is not kept against the next', async () => {
  const stage = await waiting();
  stage.change(CHANGED);
  expect((await stage.coord(['resume', stage.run, '--pinned'])).code).toBe(4);
  stage.change(BEGUN.replace('Go on?', 'And now?'));
  const refused = await stage.coord(['approve', stage.run]);
  expect(refused).toMatchObject({ code: 3, stdout: '' });
  expect(refused.stderr).toContain('\n  changed: ask (question)\n');
});

it.each([
  {
    title: 'comments and spaces',
    change: ({ change }: Stage) => change(`# new\n${BEGUN.replace('max: 2', 'max:   2')}`),
  },
  {
    title: 'the loss of the file',
    change: ({ dir, exec }: Stage) => exec('rm', [join(dir, 'playbooks/changing.yaml')]),
  },
])('$title changes nothing for a run', async ({ change }) => {
  const stage = await waiting();
  await change(stage);
  expect((await stage.coord(['approve', stage.run])).code).toBe(0);
  expect(stage.ran()).toEqual(['first', 'work', 'old']);
});

it('a text that cannot be read is no reason to give a run up', async () => {
  const stage = await waiting();
  stage.change(BEGUN.replace('approve:', 'aprove:'));
  const refused = await stage.coord(['resume', stage.run]);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('playbooks/changing.yaml:8:');
  expect(refused.stderr).toContain(
    `coord: playbook changing has changed since run ${stage.run} began, and cannot be read. Mend it, or go on as it began: coord resume ${stage.run} --pinned\n`,
  );
  expect((await stage.coord(['resume', stage.run, '--pinned'])).code).toBe(4);
});

it('a new text with an input or a part that nobody has given is refused', async () => {
  const stage = await waiting();
  const inputs = 'inputs: { depth: { description: How deep. }, ';
  stage.change(
    BEGUN.replace('inputs: { ', inputs).replace('parts: { ', 'parts: { other: { description: Looks on. }, '),
  );
  const before = journalOf(stage, stage.run);
  const refused = await stage.coord(['resume', stage.run, '--migrate']);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain("coord: nobody plays part 'other' of playbook 'changing'");
  expect(refused.stderr).toContain('coord: input depth is missing');
  expect(journalOf(stage, stage.run)).toEqual(before);
});

it('a run that has failed is mended by a change of its playbook, and retried', async () => {
  const stage = await waiting();
  expect((await stage.coord(['reject', stage.run])).code).toBe(1);
  stage.change(CHANGED);
  const refused = await stage.coord(['retry', stage.run, 'ask']);
  // The failed step is to be done again, by the new text.
  expect(refused).toEqual({
    code: 3,
    stdout: '',
    stderr: `coord: playbook changing has changed since run ${stage.run} began:
${DIFFERENCES}Go on by the new text, where what is finished stays finished: coord retry ${stage.run} ask --migrate. Or as it began: coord retry ${stage.run} ask --pinned
`,
  });
  expect((await stage.coord(['retry', stage.run, '--migrate'])).code).toBe(4);
  expect(stateOf(stage, stage.run).steps.get('ask')?.status).toMatchObject({
    kind: 'waiting',
    question: 'Really go on?',
  });
  expect((await stage.coord(['approve', stage.run])).code).toBe(0);
  expect(stage.ran()).toEqual(['first', 'WORK', 'new']);
});
