import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Event } from '../../src/domain/event.ts';
import {
  endsOf,
  filesAt,
  journalOf,
  onlyRun,
  outcomeOf,
  reasonOf,
  startsOf,
  stateOf,
  tracesOf,
  untilGone,
} from '../support/runs.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

/** A run of one of the fixture's playbooks that has ended. */
interface Done {
  sandbox: Sandbox;
  run: string;
  code: number;
  journal: Event[];
  /** What its agents reported meanwhile. */
  activities: { key: string; text: string }[];
  /** As `coord runs --json` says. */
  listed: { status: string; detail: string };
  /** What its work has come to: the changed files of a folder. */
  files(folder: string): Promise<string[]>;
}

/** Runs a playbook, and checks that whoever looks on is told what the journal holds. */
async function done(playbook: string, ...args: string[]): Promise<Done> {
  const sandbox = await createSandbox('test/fixtures/runs/rules');
  const env = { JOURNALS: join(sandbox.dir, '.git/coord/runs') };
  const { code, stdout, stderr } = await sandbox.coord(['run', playbook, '--json', ...args], { env });
  expect(stderr).toBe('');
  const run = onlyRun(sandbox);
  const journal = journalOf(sandbox, run);
  const happenings = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Event | { type: 'activity'; key: string; text: string });
  const activities = happenings.flatMap((happening) => (happening.type === 'activity' ? happening : []));
  expect(happenings.filter(({ type }) => type !== 'activity')).toEqual(journal.map(withoutSeal));
  const listed = JSON.parse((await sandbox.coord(['runs', '--json'])).stdout) as Done['listed'];
  const files = (folder: string) => filesAt(sandbox, stateOf(sandbox, run).tip, folder);
  await untilGone(journal.flatMap((event) => (event.type === 'group.started' ? event.group.pid : [])));
  return { sandbox, run, code, journal, activities, listed, files };
}

const rehearsed = (playbook: string, ...args: string[]) => done(playbook, '--rehearse', ...args);

function withoutSeal(event: Event): unknown {
  const { seq: _, crc: __, ...rest } = event as Event & { seq: number; crc: string };
  return rest;
}

function expectFailed({ code, listed, journal }: Done, reason: string): void {
  expect(code).toBe(1);
  expect(listed).toMatchObject({ status: 'failed', detail: reason });
  expect(journal.at(-1)).toMatchObject({ type: 'run.finished', outcome: 'failed', reason });
}

it('an answer of the wrong form is asked for twice more, and fails its step', async () => {
  const run = await rehearsed('form');
  const reason = "its answer does not fit the step's output: the answer must have required property 'summary'";
  expectFailed(run, `report: ${reason}`);
  expect(reasonOf(run.journal, 'report')).toBe(reason);
  expect(run.activities.filter(({ text }) => text.startsWith('answered'))).toEqual([
    expect.objectContaining({ key: 'report', text: 'answered in the wrong form; asked again (1 of 2)' }),
    expect.objectContaining({ key: 'report', text: 'answered in the wrong form; asked again (2 of 2)' }),
  ]);
  expect(outcomeOf(run.journal, 'report')?.session?.costUsd).toBeCloseTo(0.3);
  expect(startsOf(run.journal).sort()).toEqual(['beside 1', 'report 1']);
  expect(await run.files('web')).toContain('web/page.html: <p>page</p>');
  expect(await run.files('server')).toEqual(['server/main.js: listen(80)']);
});

it('what does not end is ended, and what falls silent; nothing of it is left', async () => {
  const run = await rehearsed('limits');
  expectFailed(run, 'hangs: no end after 1 s; silent: nothing heard for 3 s; command: no end after 1 s (sleep 300)');
  expect(startsOf(run.journal)).not.toContain('after 1');
  expect(endsOf(run.journal)).toContain('slow succeeded');
  expect(await run.files('qa')).toContain('qa/slow.txt: done');
  expect(await run.files('server')).toEqual(['server/main.js: listen(80)']);
  expect(await tracesOf(run.sandbox)).toMatchObject({ refs: ['refs/heads/main'], folders: [] });
});

it('a step that breaks, gives up or strays stops what needs it, and nothing else', async () => {
  const run = await rehearsed('crash', '--keep');
  const refused = `coord/${run.run}-refused-docs-1`;
  expectFailed(
    run,
    "breaks: the rehearsal's command ended with signal SIGSEGV: kill -SEGV $$; gives_up: I cannot do this.; " +
      `strays: role docs changed files it may not write: web/index.html. Its work is kept on branch ${refused}`,
  );
  expect(startsOf(run.journal)).not.toContain('after 1');
  expect(await run.files('qa')).toEqual(expect.arrayContaining(['qa/first.md: first', 'qa/second.md: second']));
  expect(await run.files('web')).toEqual(['web/index.html: <p>shop</p>']);
  expect(await run.files('docs')).toEqual(['docs/shop.md: # Shop']);
  expect(await filesAt(run.sandbox, refused, 'web')).toEqual(['web/index.html: mine now']);
});

it('a step over its budget fails, also where it is its second answer that costs too much', async () => {
  const run = await rehearsed('budget');
  expectFailed(
    run,
    'dear: it has cost $0.75, and its budget is $0.50; again: it has cost $0.60, and its budget is $0.50',
  );
  expect(startsOf(run.journal)).not.toContain('after 1');
  expect(await run.files('docs')).toContain('docs/cheap.md: cheap');
  expect(await run.files('server')).toEqual(['server/main.js: listen(80)']);
});

it('no agent is started once the run has cost what it may, and what costs nothing goes on', async () => {
  const run = await rehearsed('cost');
  expectFailed(run, 'third: the run has cost $1.20, and its limit is $1.00');
  expect(run.activities.filter(({ key }) => key === 'third')).toEqual([]);
  expect(outcomeOf(run.journal, 'count')).toMatchObject({
    kind: 'succeeded',
    output: { text: 'first.txt\nmain.js\nsecond.txt\n' },
  });
  expect(await run.files('web')).toEqual(['web/index.html: <p>shop</p>']);
});

it('a command ends as its exit code, its output and its files say, whatever it leaves behind', async () => {
  const run = await done('commands');
  const refused = `coord/${run.run}-refused-web-1`;
  expect(run.code).toBe(1);
  expect(run.listed.status).toBe('failed');
  expect(reasonOf(run.journal, 'fails')).toBe('exit code 3 (echo not like this >&2; exit 3): not like this');
  expect(reasonOf(run.journal, 'misfit')).toBe("what it printed does not fit the step's output: /count must be number");
  expect(reasonOf(run.journal, 'chatter')).toBe('what it printed is not one JSON document, and the step has an output');
  expect(reasonOf(run.journal, 'strays')).toBe(
    `role web changed files it may not write: server/main.js. Its work is kept on branch ${refused}`,
  );
  expect(startsOf(run.journal).filter((start) => /after|reads/.test(start))).toEqual([]);
  // What it left in the background held its output open, and is gone.
  expect(outcomeOf(run.journal, 'leaves')).toMatchObject({ kind: 'succeeded', output: { text: 'started\n' } });
  const [pid = ''] = await run.files('web/pid.txt');
  await untilGone([Number(pid.split(' ')[1])]);
  expect(outcomeOf(run.journal, 'litters')).toMatchObject({ output: { text: 'litter.txt\nnotes.md\n' } });
  expect(await filesAt(run.sandbox, `coord/${run.run}`, 'qa')).toEqual(['qa/notes.md: nothing yet']);
  expect(await filesAt(run.sandbox, `coord/${run.run}`, 'server')).toEqual(['server/main.js: listen(80)']);
  expect(await filesAt(run.sandbox, refused, 'server')).toEqual(['server/main.js: mine']);
});

it('where two of three are enough, the third may fail', async () => {
  const run = await rehearsed('enough');
  expect(run.code).toBe(0);
  expect(run.listed).toMatchObject({ status: 'succeeded', detail: '' });
  expect(outcomeOf(run.journal, 'write')).toMatchObject({
    kind: 'succeeded',
    output: {
      done: [{ key: 'web' }, { key: 'qa' }],
      failed: [{ key: 'docs', item: 'docs', reason: 'I cannot do this.' }],
    },
  });
  expect(await run.files('server')).toContain('server/done.txt: web qa without docs');
  expect(await run.files('web')).toContain('web/draft.html: web and more');
});

it('who is not done within the time is ended, and named', async () => {
  const run = await rehearsed('late');
  const late = 'not done within the time that was given';
  expect(run.code).toBe(0);
  expect(run.journal.filter(({ type }) => type === 'time.up')).toHaveLength(1);
  expect(outcomeOf(run.journal, 'write')).toMatchObject({
    output: {
      done: [{ key: 'web' }],
      failed: [
        { key: 'docs', reason: late },
        { key: 'qa', reason: late },
      ],
    },
  });
  expect(startsOf(run.journal)).not.toContain('write:qa/polish 1');
  // What a late one had finished before stays.
  expect(await run.files('docs')).toContain('docs/draft.md: docs');
  expect(await run.files('qa')).toEqual(['qa/notes.md: nothing yet']);
  expect(await run.files('server')).toContain('server/done.txt: web without docsqa');
});

it('where all are needed and one fails, the others finish, and so does what does not need it', async () => {
  const run = await rehearsed('all');
  expectFailed(run, 'write: 1 of 3 failed, and all are needed: web (I cannot do this.)');
  const ends = endsOf(run.journal);
  expect(ends[0]).toBe('write:web/draft failed');
  expect(ends).toEqual(
    expect.arrayContaining([
      'write:docs/draft succeeded',
      'write:docs/polish succeeded',
      'write:qa/draft succeeded',
      'write:qa/polish succeeded',
      'beside succeeded',
    ]),
  );
  expect(startsOf(run.journal).filter((start) => /after|web\/polish/.test(start))).toEqual([]);
  expect(await run.files('docs')).toContain('docs/draft.md: docs and more');
  expect(await run.files('qa')).toContain('qa/draft.md: qa');
  expect(await run.files('server')).toContain('server/beside.txt: beside');
});

it('of two that write one shared file, the second is refused while the first is at work', async () => {
  const run = await rehearsed('lease');
  expect(run.code).toBe(0);
  const refusals = run.journal.flatMap((event) => (event.type === 'write.refused' ? event : []));
  expect(refusals).toMatchObject([{ path: 'notes/log.md' }]);
  const [{ role = '', key = '' } = {}] = refusals;
  const other = role === 'web' ? 'docs' : 'web';
  expect(refusals[0]?.text).toContain(`role ${other}`);
  expect(reasonOf(run.journal, key)).toContain("the rehearsal's write of notes/log.md was refused");
  expect(endsOf(run.journal)).toContain(`write:${other}/note succeeded`);
  expect(await run.files('notes')).toEqual(['notes/log.md: a note']);
});

it('of two that change one shared file unseen, the second is kept on a branch, and named', async () => {
  const run = await rehearsed('conflict', '--keep');
  expect(run.code).toBe(0);
  const failed = run.journal.flatMap((event) =>
    event.type === 'step.finished' && event.outcome.kind === 'failed' ? event.key : [],
  );
  expect(failed).toHaveLength(1);
  const loser = failed[0] === 'write:web/note' ? 'web' : 'docs';
  const winner = loser === 'web' ? 'docs' : 'web';
  const branch = `coord/${run.run}-conflict-${loser}-1`;
  expect(reasonOf(run.journal, `write:${loser}/note`)).toBe(
    `what it changed conflicts with what was done beside it: notes/log.md. Its work is kept on branch ${branch}`,
  );
  expect(outcomeOf(run.journal, 'write')).toMatchObject({ output: { failed: [{ key: loser }] } });
  expect(await run.files('notes')).toEqual([`notes/log.md: ${winner}`]);
  expect(await filesAt(run.sandbox, branch, 'notes')).toEqual([`notes/log.md: ${loser}`]);
});
