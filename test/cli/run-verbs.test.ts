import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import type { Event } from '../../src/domain/event.ts';
import {
  endsOf,
  filesAt,
  journalOf,
  onlyRun,
  outcomeOf,
  reasonOf,
  startCoord,
  startsOf,
  stateOf,
} from '../support/runs.ts';
import { createSandbox, type Ended, type Sandbox } from '../support/sandbox.ts';

const FIXTURE = 'test/fixtures/runs/verbs';
const KILLER = pathToFileURL(resolve('test/support/kill-at.mjs')).href;

/** A run that has come to where nobody carries it on any more. */
interface Done extends Ended {
  sandbox: Sandbox;
  run: string;
  journal: Event[];
}

async function run(playbook: string, ...args: string[]): Promise<Done> {
  const sandbox = await createSandbox(FIXTURE);
  const end = await sandbox.coord(['run', playbook, ...args]);
  return { ...end, sandbox, ...told(sandbox) };
}

function told(sandbox: Sandbox): { run: string; journal: Event[] } {
  const id = onlyRun(sandbox);
  return { run: id, journal: journalOf(sandbox, id) };
}

const textOf = ({ journal }: Done, key: string) => {
  const outcome = outcomeOf(journal, key);
  return outcome?.kind === 'succeeded' ? (outcome.output as { text?: string }).text?.trim() : undefined;
};
const retries = (journal: readonly Event[]) =>
  journal.flatMap((event) =>
    event.type === 'attempt.failed' ? [[event.key, event.attempt, event.outcome.class]] : [],
  );

it('what fails by itself is tried again as often as the step says, each attempt counts, and nothing else is tried again', async () => {
  const done = await run('again', '--rehearse');
  expect(retries(done.journal)).toEqual([
    ['write', 1, 'transient'],
    ['write', 2, 'transient'],
  ]);
  expect(startsOf(done.journal).filter((start) => !start.startsWith('refuses'))).toEqual([
    'write 1',
    'write 2',
    'write 3',
    'after 1',
  ]);
  expect(startsOf(done.journal).filter((start) => start.startsWith('refuses'))).toEqual(['refuses 1']);
  expect(reasonOf(done.journal, 'refuses')).toBe('I will not.');
  expect(stateOf(done.sandbox, done.run).costUsd).toBeCloseTo(0.75);
  expect(done.stdout).toContain('lead: 4 calls, $0.75');
  expect(done.stdout).toContain('write: failed ($0.25): overloaded\n    tried again at once\n');
  expect(await filesAt(done.sandbox, stateOf(done.sandbox, done.run).tip, 'server')).toContain('server/new.txt: new');
});

it('no attempt begins before its time, and the last failure is the step’s', async () => {
  const sandbox = await createSandbox(FIXTURE);
  const count = join(sandbox.dir, '../count');
  await sandbox.coord(['run', 'backoff', '--input', `count=${count}`]);
  const { journal } = told(sandbox);
  expect(endsOf(journal)).toEqual(expect.arrayContaining(['flaky succeeded', 'hopeless failed']));
  expect(startsOf(journal).filter((start) => start.startsWith('hopeless'))).toEqual(['hopeless 1', 'hopeless 2']);
  expect(readFileSync(count, 'utf8')).toBe('x\nx\nx\n');
  // Nothing is begun before its time.
  for (const [index, event] of journal.entries()) {
    if (event.type !== 'attempt.failed') continue;
    const next = journal.slice(index).find((later) => later.type === 'step.started' && later.key === event.key);
    expect(Date.parse(next?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(event.retryAt));
  }
});

it('a loop whose rounds come to the same goes on as it says; one that is used up asks, with its cost and what it read', async () => {
  const done = await run('stuck', '--rehearse');
  expect(done.code).toBe(4);
  expect(outcomeOf(done.journal, 'rounds')).toMatchObject({ output: { rounds: 3, exhausted: true } });
  expect(textOf(done, 'told')).toBe('3 true');
  expect(done.journal.at(-1)).toMatchObject({
    type: 'approval.requested',
    key: 'asked',
    question:
      '2 rounds are used up, and this never held: steps.judge.output.verdict == "good". So far it has cost $0.60. ' +
      'Now steps.judge.output.verdict is "bad". Go on all the same?',
  });
  const yes = await done.sandbox.coord(['approve', done.run, 'asked']);
  expect(yes.code).toBe(0);
  const after = journalOf(done.sandbox, done.run);
  expect(outcomeOf(after, 'asked')).toMatchObject({ kind: 'succeeded', output: { rounds: 2, exhausted: true } });
  expect(startsOf(after).filter((start) => start.startsWith('asked'))).toEqual([
    'asked 1',
    'asked.1/judge 1',
    'asked.2/judge 1',
  ]);
});

it('a loop that is used up and not approved has failed', async () => {
  const done = await run('stuck', '--rehearse');
  const no = await done.sandbox.coord(['reject', done.run, 'asked', '--reason', 'not like this']);
  expect(no.code).toBe(1);
  const reason = reasonOf(journalOf(done.sandbox, done.run), 'asked');
  expect(reason).toMatch(/^2 rounds are used up, .*; rejected by .*: not like this$/);
});

it('a wait is over when its time is, or its command exits with 0; and fails when that does not come', async () => {
  const done = await run('waits');
  const began = done.journal.find((event) => event.type === 'step.started' && event.key === 'pause');
  const ended = done.journal.find((event) => event.type === 'step.finished' && event.key === 'pause');
  expect(Date.parse(ended?.at ?? '') - Date.parse(began?.at ?? '')).toBeGreaterThanOrEqual(300);
  expect(outcomeOf(done.journal, 'comes')).toMatchObject({ kind: 'succeeded' });
  expect((outcomeOf(done.journal, 'comes') as { output: { tries: number } }).output.tries).toBeGreaterThan(1);
  expect(outcomeOf(done.journal, 'never')).toMatchObject({ kind: 'failed', class: 'timeout' });
  expect(reasonOf(done.journal, 'never')).toMatch(/^not so within 0.5 s: (exit code 7|no end after .*) \(exit 7\)$/);
});

it('a message reaches its role once, and everybody', async () => {
  const done = await run('letters', '--input', 'task=cart');
  expect(done.code).toBe(0);
  const { stdout } = await done.sandbox.coord(['inbox', '--all', '--json']);
  const shown = stdout.replaceAll('\n', '');
  expect(shown).toContain('News of cart');
  expect(shown).toContain('Begin with cart.');
  expect(shown).toContain('MSG-1 was sent.');
  expect(outcomeOf(done.journal, 'tell')).toMatchObject({ output: { message: 'MSG-1' } });
});

it('a used playbook has its own inputs, parts and steps, and gives its outputs', async () => {
  const done = await run('outer', '--input', 'task=cart');
  expect(done.code).toBe(0);
  expect(endsOf(done.journal)).toEqual([
    'first/write succeeded',
    'first/check succeeded',
    'first succeeded',
    'second/write succeeded',
    'second/check skipped',
    'second succeeded',
    'reads succeeded',
  ]);
  expect(textOf(done, 'reads')).toBe('cart 3');
  const files = await filesAt(done.sandbox, stateOf(done.sandbox, done.run).tip, 'server');
  expect(files).toContain('server/written.txt: twice 1');
});

it('what is to be done at the end is done when all went well', async () => {
  const done = await run('last');
  expect(done.code).toBe(0);
  expect([textOf(done, 'clear'), textOf(done, 'praise')]).toEqual(['false', 'after']);
});

it('what is to be done at the end is done after a failure too, which stays the run’s', async () => {
  const done = await run('last', '--input', 'code=3');
  expect(done.code).toBe(1);
  expect(textOf(done, 'clear')).toBe('true work: exit code 3 (exit "$CODE")');
  expect(endsOf(done.journal)).toEqual(['work failed', 'clear succeeded', 'praise skipped', 'end succeeded']);
  expect(done.journal.at(-1)).toMatchObject({ outcome: 'failed', reason: 'work: exit code 3 (exit "$CODE")' });
});

it('a run whose end fails has failed', async () => {
  const done = await run('last', '--input', 'end=2');
  expect(done.code).toBe(1);
  expect(done.journal.at(-1)).toMatchObject({ outcome: 'failed', reason: 'end: exit code 2 (exit "$END")' });
});

it('a step works in the worktree of its role, in one of its own, or in an empty folder', async () => {
  const done = await run('places');
  expect(done.code).toBe(0);
  const { dir } = done.sandbox;
  const home = `${dir}.worktrees/${done.run}`;
  expect(textOf(done, 'role')).toBe(`${home}/lead`);
  expect(textOf(done, 'fresh')?.split('\n')).toEqual(expect.arrayContaining(['server', `${home}/lead.fresh`]));
  expect(textOf(done, 'fresh')).not.toContain('.cache');
  expect(textOf(done, 'none')).toBe(`.\n..\n${home}/aside.none`);
  expect(textOf(done, 'both')).toBe('fresh.txt\nmain.js\nx');
  expect(existsSync(home)).toBe(false);
});

it('nobody’s answer in time is a no, and what beside it was at work goes on', async () => {
  const done = await run('expires');
  expect(done.code).toBe(1);
  expect(done.journal).toContainEqual(
    expect.objectContaining({
      type: 'approval.requested',
      question: 'Go on?',
      look: ['the newest change', done.run],
      expires: expect.any(String),
    }),
  );
  expect(done.journal).toContainEqual(
    expect.objectContaining({ type: 'approval.expired', reason: 'nobody answered within 0.4 s' }),
  );
  expect(endsOf(done.journal)).toEqual(['beside succeeded']);
  expect(done.journal.at(-1)).toMatchObject({ reason: 'ask: nobody answered within 0.4 s' });
});

it('a run whose time is up ends what is at work, begins nothing more, and still does what is to be done at its end', async () => {
  const done = await run('slow');
  expect(done.code).toBe(1);
  const reason = 'not done within the 1 s that the run has';
  expect(reasonOf(done.journal, 'long')).toBe(reason);
  expect(startsOf(done.journal)).not.toContain('after 1');
  expect(textOf(done, 'clear')).toBe(`long: ${reason}`);
  expect(done.journal.at(-1)).toMatchObject({ outcome: 'failed', reason: `long: ${reason}` });
});

it('a verification that may fail is mended round by round', async () => {
  const done = await run('mends');
  expect(done.code).toBe(0);
  expect(done.stdout).toContain('rounds.1/verify: done');
  expect(outcomeOf(done.journal, 'rounds.1/verify')).toMatchObject({ kind: 'succeeded', output: { passed: false } });
  expect(outcomeOf(done.journal, 'rounds')).toMatchObject({ output: { rounds: 2, exhausted: false } });
});

it('agents side by side may not spend more together than the run may', async () => {
  const done = await run('purse', '--rehearse');
  expect(done.code).toBe(0);
  // There is money for one at a time: the second begins with what the first has left.
  const order = done.journal.flatMap((event) =>
    event.type === 'step.started' || event.type === 'step.finished' ? `${event.type} ${event.key}` : [],
  );
  expect(order).toEqual(['step.started one', 'step.finished one', 'step.started two', 'step.finished two']);
});

/** A run that was killed in the middle of a step that must not be done twice. */
async function killedOnce(): Promise<{ sandbox: Sandbox; run: string; trace: string }> {
  const sandbox = await createSandbox(FIXTURE);
  const trace = join(sandbox.dir, '../trace');
  await startCoord(sandbox, ['run', 'once', '--input', `trace=${trace}`]).ended;
  const run = onlyRun(sandbox);
  const resumed = await sandbox.coord(['resume', run]);
  expect(resumed.code).toBe(4);
  expect(resumed.stdout).toContain('whether it was done is not known. Do it again?');
  expect(readFileSync(trace, 'utf8')).toBe('deployed\n');
  return { sandbox, run, trace };
}

it('what must not be done twice is done again only where a person says so', async () => {
  const { sandbox, run, trace } = await killedOnce();
  expect((await sandbox.coord(['approvals'])).stdout).toContain(
    `  or: coord done ${run} deploy --output '…' (where it was done)\n`,
  );
  expect((await sandbox.coord(['approve', run])).code).toBe(0);
  expect(readFileSync(trace, 'utf8')).toBe('deployed\ndeployed\n');
  expect(startsOf(journalOf(sandbox, run))).toEqual(['deploy 1', 'deploy 2', 'after 1']);
});

it('what must not be done twice counts as done where a person knows that it was', async () => {
  const { sandbox, run, trace } = await killedOnce();
  const wrong = await sandbox.coord(['done', run, '--output', '{"url": 1}']);
  expect(wrong.stderr).toContain('the output does not fit deploy: /url must be string');
  expect((await sandbox.coord(['done', run, '--output', '{"url": "there"}'])).code).toBe(0);
  expect(readFileSync(trace, 'utf8')).toBe('deployed\n');
  expect(outcomeOf(journalOf(sandbox, run), 'after')).toMatchObject({ output: { text: 'there\n' } });
});

it('what must not be done twice has failed where a person says so', async () => {
  const { sandbox, run, trace } = await killedOnce();
  expect((await sandbox.coord(['reject', run])).code).toBe(1);
  expect(readFileSync(trace, 'utf8')).toBe('deployed\n');
  expect(startsOf(journalOf(sandbox, run))).toEqual(['deploy 1']);
});

it('a message that was sent before coord was killed is not sent again', async () => {
  const sandbox = await createSandbox(FIXTURE);
  const what = '"type":"step.finished","key":"tell"';
  const killed = startCoord(sandbox, ['run', 'letters', '--input', 'task=cart'], {
    NODE_OPTIONS: `--import=${KILLER}`,
    KILL_AT: JSON.stringify({ when: 'before', what, whom: 'coord' }),
  });
  await killed.ended;
  const run = onlyRun(sandbox);
  expect(endsOf(journalOf(sandbox, run))).toEqual([]);
  expect((await sandbox.coord(['resume', run])).code).toBe(0);
  const journal = journalOf(sandbox, run);
  expect(startsOf(journal)).toEqual(['tell 1', 'tell 2', 'all 1']);
  expect(outcomeOf(journal, 'tell')).toMatchObject({ output: { message: 'MSG-1' } });
  expect(outcomeOf(journal, 'all')).toMatchObject({ output: { message: 'MSG-2' } });
});

it('what is to be done at the end is done for a cancelled run too', async () => {
  const done = await run('leaves');
  expect(done.code).toBe(4);
  const cancelled = await done.sandbox.coord(['cancel', done.run, '--reason', 'not needed']);
  expect(cancelled).toMatchObject({ code: 0, stderr: '' });
  const journal = journalOf(done.sandbox, done.run);
  expect(outcomeOf(journal, 'clear')).toMatchObject({
    output: { text: expect.stringMatching(/^true by .*: not needed\n$/) },
  });
  expect(journal.at(-1)).toMatchObject({ type: 'run.finished', outcome: 'cancelled' });
});
