import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endsOf, filesAt, journalOf, onlyRun, outcomeOf, reasonOf, stateOf } from '../support/runs.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

/** Runs until the person is asked for the page. */
async function untilPage(): Promise<{ sandbox: Sandbox; run: string; stdout: string; page: string }> {
  const sandbox = await createSandbox('test/fixtures/runs/agents');
  const { code, stdout, stderr } = await sandbox.coord(['run', 'build']);
  expect([code, stderr]).toEqual([4, '']);
  const run = onlyRun(sandbox);
  return { sandbox, run, stdout, page: join(`${sandbox.dir}.worktrees`, run, 'frontend/web/page.html') };
}

const MADE = ['--output', '{"made":"a page"}'];

describe('a role that another program plays', () => {
  it('does its step, is asked again for an answer of the wrong form, and has its cost in the journal', async () => {
    const { sandbox, run, stdout } = await untilPage();
    const prompt = (count: number) => readFileSync(join(sandbox.home, `prompt-${count}.txt`), 'utf8');
    expect(prompt(0)).toContain('Serve a page.');
    expect(prompt(0)).toContain('"required":["made"]');
    // It can't go on in a session: the second time it is told all of it.
    expect(prompt(1)).toContain('Serve a page.');
    expect(prompt(1)).toContain('I made /page.');
    expect(prompt(1)).toContain('- the answer must be object');
    expect(existsSync(join(sandbox.home, 'prompt-2.txt'))).toBe(false);

    expect(stdout).toContain('serve: writing the server');
    expect(outcomeOf(journalOf(sandbox, run), 'serve')).toMatchObject({
      kind: 'succeeded',
      output: { made: '/page' },
      session: { costUsd: 0.75 },
    });
    expect(await filesAt(sandbox, `coord/${run}`, 'server')).toContain("server/page.js: serve('/page');");
  });
});

describe('a role that a person plays', () => {
  it('is told what to do and where; its work is taken in with what the person says of it', async () => {
    const { sandbox, run, stdout, page } = await untilPage();
    expect(stdout).toContain(`to be done in: ${join(`${sandbox.dir}.worktrees`, run, 'frontend')}`);
    expect(stdout).toContain(`when it is done: coord done ${run} page --output '…'`);
    expect(readFileSync(join(sandbox.dir, '.git/coord/runs', run, 'page.task.md'), 'utf8')).toBe(
      'Make a page for this: /page\n',
    );

    writeFileSync(page, '<h1>Hello</h1>');
    const next = await sandbox.coord(['done', run, 'page', ...MADE]);
    expect([next.code, next.stderr]).toEqual([4, '']);
    expect(await filesAt(sandbox, `coord/${run}`, 'web')).toContain('web/page.html: <h1>Hello</h1>');
    expect(await sandbox.git('log', '-1', '--format=%an', `coord/${run}`)).toBe('frontend (coord)\n');

    const end = await sandbox.coord(['done', run, '--text', 'it is a page']);
    expect([end.code, end.stderr]).toEqual([0, '']);
    const journal = journalOf(sandbox, run);
    expect(endsOf(journal)).toEqual(['serve succeeded', 'page succeeded', 'look succeeded', 'say succeeded']);
    expect(outcomeOf(journal, 'look')).toMatchObject({ output: { text: 'it is a page' } });
    expect(outcomeOf(journal, 'say')).toMatchObject({ output: { text: '/page and a page' } });
  });

  it('is asked again, and nothing recorded, where what is said does not fit', async () => {
    const { sandbox, run } = await untilPage();
    const before = journalOf(sandbox, run);
    const wrong = await sandbox.coord(['done', run, '--output', '{"built":1}']);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain("the output does not fit page: the answer must have required property 'made'");
    const nothing = await sandbox.coord(['done', run]);
    expect(nothing.code).toBe(2);
    expect(nothing.stderr).toContain('page has a typed output; give it with --output. It has to fit:\n{');
    const broken = await sandbox.coord(['done', run, '--output', '{made}']);
    expect(broken.code).toBe(2);
    expect(broken.stderr).toContain('coord: the output is not JSON: ');
    const missing = await sandbox.coord(['done', run, '--output-file', 'nowhere.json']);
    expect([missing.code, missing.stderr]).toEqual([2, 'coord: nowhere.json cannot be read\n']);
    expect(journalOf(sandbox, run)).toEqual(before);

    const piped = await sandbox.coord(['done', run, '--output-file', '-'], { input: '{"made":"nothing new"}' });
    expect([piped.code, piped.stderr]).toEqual([4, '']);
  });

  it('may write what its role owns, and nothing else', async () => {
    const { sandbox, run } = await untilPage();
    writeFileSync(join(`${sandbox.dir}.worktrees`, run, 'frontend/server/main.js'), 'mine();');
    const { code } = await sandbox.coord(['done', run, ...MADE]);
    expect(code).toBe(1);
    expect(reasonOf(journalOf(sandbox, run), 'page')).toBe(
      `role frontend changed files it may not write: server/main.js. Its work is kept on branch coord/${run}-refused-frontend-1`,
    );
    expect(await filesAt(sandbox, `coord/${run}-refused-frontend-1`, 'server/main.js')).toEqual([
      'server/main.js: mine();',
    ]);
    expect(await filesAt(sandbox, stateOf(sandbox, run).tip, 'server/main.js')).toEqual(['server/main.js: serve();']);
  });

  it('may change nothing in a step that only reads', async () => {
    const { sandbox, run, page } = await untilPage();
    await sandbox.coord(['done', run, ...MADE]);
    writeFileSync(page, '<h1>Late</h1>');
    expect((await sandbox.coord(['done', run, '--text', 'looked'])).code).toBe(1);
    expect(reasonOf(journalOf(sandbox, run), 'look')).toBe(
      'role frontend may only read in this step, and changed files; the changes were thrown away',
    );
  });

  it('is no agent: one can neither hand work in, nor answer what was not asked', async () => {
    const { sandbox, run } = await untilPage();
    const forged = await sandbox.coord(['done', run, ...MADE], { env: { COORD_RUN: run } });
    expect(forged.code).toBe(3);
    expect(forged.stderr).toContain('only a person answers');
    const answered = await sandbox.coord(['approve', run]);
    expect(answered.code).toBe(3);
    expect(answered.stderr).toContain(`run ${run} does not wait for an answer; it waits in\n  page: `);
    expect(endsOf(journalOf(sandbox, run))).toEqual(['serve succeeded']);
  });
});
