import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { killSandbox } from '../support/killed-runs.ts';
import { endsOf, filesAt, journalOf, onlyRun, startsOf, stateOf } from '../support/runs.ts';
import type { Sandbox } from '../support/sandbox.ts';

/** Each command notes that it was run; it passes once the test lets it. */
const step = (id: string, more = '') =>
  `{ id: ${id}, run: 'echo ${id} >> "$LOG" && test -e "$LOG.${id}"', part: author, env: { LOG: '{{inputs.log}}' }${more} }`;

const PLAYBOOK = (steps: string) => `version: 1
name: mending
description: Fails, and is mended.
parts: { author: { description: Does it. } }
inputs: { log: { description: Where to note what was run. } }
steps:
${steps}`;

interface Stage extends Sandbox {
  run: string;
  /** Lets these steps pass from now on. */
  pass(...steps: string[]): void;
  /** The commands that were run, in order. */
  ran(): string[];
}

/** A run that has failed: only the steps named have passed. */
async function failedRun(steps: string, passing: string[]): Promise<Stage> {
  const { sandbox } = await killSandbox();
  const config = sandbox.read('coord.config.yaml');
  sandbox.write('coord.config.yaml', config.replace('  trio:', '  mending: { parts: { author: lead } }\n  trio:'));
  sandbox.write('playbooks/mending.yaml', PLAYBOOK(steps));
  const log = join(sandbox.dir, '../log');
  const pass = (...names: string[]) => names.forEach((name) => writeFileSync(`${log}.${name}`, ''));
  const ran = () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []);
  pass(...passing);
  const failed = await sandbox.coord(['run', 'mending', '--input', `log=${log}`]);
  expect(failed.code).toBe(1);
  expect(failed.stdout).toContain(`again with: coord retry ${onlyRun(sandbox)} `);
  return { ...sandbox, run: onlyRun(sandbox), pass, ran };
}

const CHAIN = `
  - { id: write, run: echo written > server/written.txt, part: author, access: write }
  - ${step('first')}
  - ${step('second')}
  - ${step('third')}
`;

it('a failed step is done again in a run that has ended, and what it has blocked follows', async () => {
  const stage = await failedRun(CHAIN, ['first', 'third']);
  expect(stage.ran()).toEqual(['first', 'second']);
  stage.pass('second');
  const retried = await stage.coord(['retry', stage.run]);
  expect(retried).toMatchObject({ code: 0, stderr: '' });
  expect(retried.stdout).toMatch(/^retry second\nsecond: started by lead \(attempt 2\)\n/);
  // What has succeeded is not done again, and its work is there.
  expect(stage.ran()).toEqual(['first', 'second', 'second', 'third']);
  const journal = journalOf(stage, stage.run);
  expect(endsOf(journal)).toEqual([
    'write succeeded',
    'first succeeded',
    'second failed',
    'second succeeded',
    'third succeeded',
  ]);
  expect(await filesAt(stage, `coord/${stage.run}`, 'server')).toContain('server/written.txt: written');
  // The end that the run had first stays in the journal.
  const ends = journal.flatMap((event) => (event.type === 'run.finished' ? event.outcome : []));
  expect(ends).toEqual(['failed', 'succeeded']);
});

it('what fails again is retried again', async () => {
  const stage = await failedRun(CHAIN, ['first']);
  expect((await stage.coord(['retry', stage.run, 'second'])).code).toBe(1);
  stage.pass('second');
  expect((await stage.coord(['retry', stage.run, 'second'])).code).toBe(1);
  stage.pass('third');
  expect((await stage.coord(['retry', stage.run])).code).toBe(0);
  expect(stage.ran()).toEqual(['first', 'second', 'second', 'second', 'third', 'third']);
  expect(startsOf(journalOf(stage, stage.run))).toContain('second 3');
  expect(await stage.coord(['retry', stage.run])).toEqual({
    code: 3,
    stdout: '',
    stderr: `coord: run ${stage.run} has succeeded; there is nothing to carry on.\n`,
  });
});

it('where several have failed, one is named; another stays failed', async () => {
  const both = `
  - ${step('one')}
  - ${step('other', ', needs: []')}
  - ${step('last', ', needs: [one, other]')}
`;
  const stage = await failedRun(both, ['last']);
  stage.pass('one', 'other');
  expect(await stage.coord(['retry', stage.run])).toEqual({
    code: 3,
    stdout: '',
    stderr: `coord: several steps of run ${stage.run} have failed; say which one:\n  one\n  other\n`,
  });
  expect((await stage.coord(['retry', stage.run, 'one'])).code).toBe(1);
  expect(stateOf(stage, stage.run).finished?.reason).toMatch(/^other: /);
  expect((await stage.coord(['retry', stage.run, 'other'])).code).toBe(0);
  expect(await stage.coord(['retry', stage.run, 'nothing'])).toMatchObject({ code: 3 });
});

it('a step in a loop is done again in its round, and the loop goes on', async () => {
  const loop = `
  - id: rounds
    loop:
      max: 2
      until: steps.look.round == 2
      steps:
        - ${step('look')}
        - ${step('mend')}
  - ${step('after')}
`;
  const stage = await failedRun(loop, ['look', 'after']);
  stage.pass('mend');
  expect(await stage.coord(['retry', stage.run, 'look'])).toEqual({
    code: 3,
    stdout: '',
    stderr: `coord: step look of run ${stage.run} has not failed; what has:\n  rounds.1/mend\n`,
  });
  expect((await stage.coord(['retry', stage.run])).code).toBe(0);
  expect(stage.ran()).toEqual(['look', 'mend', 'mend', 'look', 'mend', 'after']);
});

it('a loop that has used up its rounds does the last one again', async () => {
  const loop = `
  - id: rounds
    loop:
      max: 2
      until: steps.look.output.good
      steps:
        - { id: look, run: 'echo look >> "$LOG"; test -e "$LOG.good" && echo "{\\"good\\":true}" || echo "{\\"good\\":false}"', part: author, env: { LOG: '{{inputs.log}}' }, output: { type: object, required: [good], properties: { good: { type: boolean } } } }
  - ${step('after')}
`;
  const stage = await failedRun(loop, ['after']);
  expect(stage.ran()).toEqual(['look', 'look']);
  stage.pass('good');
  expect((await stage.coord(['retry', stage.run, 'rounds'])).code).toBe(0);
  expect(stage.ran()).toEqual(['look', 'look', 'look', 'after']);
});

it('an each that too few branches of have succeeded does those again that have failed', async () => {
  const each = `
  - id: spread
    each:
      in: '["a", "b", "c"]'
      steps:
        - { id: try, run: 'echo "$NAME" >> "$LOG" && test -e "$LOG.$NAME"', part: author, env: { LOG: '{{inputs.log}}', NAME: '{{item}}' } }
  - ${step('after')}
`;
  const stage = await failedRun(each, ['b', 'after']);
  stage.pass('a', 'c');
  expect((await stage.coord(['retry', stage.run, 'spread'])).code).toBe(0);
  expect(stage.ran().slice(0, 3).toSorted()).toEqual(['a', 'b', 'c']);
  expect(stage.ran().slice(3).toSorted()).toEqual(['a', 'after', 'c']);
});

it('an approval that was refused is asked for again', async () => {
  const ask = `
  - { id: ask, approve: { question: Go on? } }
  - ${step('after')}
`;
  const { sandbox } = await killSandbox();
  const config = sandbox.read('coord.config.yaml');
  sandbox.write('coord.config.yaml', config.replace('  trio:', '  mending: { parts: { author: lead } }\n  trio:'));
  sandbox.write('playbooks/mending.yaml', PLAYBOOK(ask));
  const log = join(sandbox.dir, '../log');
  writeFileSync(`${log}.after`, '');
  expect((await sandbox.coord(['run', 'mending', '--input', `log=${log}`])).code).toBe(4);
  const run = onlyRun(sandbox);
  expect((await sandbox.coord(['reject', run, '--reason', 'not yet'])).code).toBe(1);
  expect((await sandbox.coord(['retry', run])).code).toBe(4);
  expect((await sandbox.coord(['approve', run])).code).toBe(0);
  expect(endsOf(journalOf(sandbox, run))).toEqual(['ask rejected', 'ask approved', 'after succeeded']);
});

it.each([{ CLAUDECODE: '1' }, { COORD_RUN: 'r1' }])('an agent has nothing done again: %o', async (env) => {
  const { sandbox } = await killSandbox();
  expect(await sandbox.coord(['retry', 'whichever'], { env })).toEqual({
    code: 3,
    stdout: '',
    stderr: 'coord: only a person has a failed step done again; this shell belongs to an agent.\n',
  });
});
