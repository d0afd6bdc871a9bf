import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Event } from '../../src/domain/event.ts';
import { describeEachClient } from '../support/claude/each-client.ts';
import { startMessagesServer } from '../support/claude/messages-server.ts';
import { allText } from '../support/claude/model-request.ts';
import { clientEnvironment } from '../support/claude/run-client.ts';
import { call, conversations } from '../support/claude/script.ts';
import { createSandbox } from '../support/sandbox.ts';

const answer = (output: object) => [call('StructuredOutput', output)];

describeEachClient('the review chain', ({ executable }) => {
  it('goes to approval in round 2, waits for a person, and ends with the document', async () => {
    const sandbox = await createSandbox('test/fixtures/team');
    // The model learns the worktree from its own prompt in real life; here the run's folder is known once it is there.
    const inWorktree = (path: string) => {
      const home = `${sandbox.dir}.worktrees`;
      return join(home, readdirSync(home)[0] ?? '', 'backend', path);
    };
    const author = [
      () => [call('Write', { file_path: inWorktree('server/greeting.js'), content: 'greet("Helo")\n' })],
      () => [call('Write', { file_path: inWorktree('web/new.html'), content: 'mine now\n' })],
      () => answer({ summary: 'The server greets.' }),
      () => [call('Edit', { file_path: inWorktree('server/greeting.js'), old_string: 'Helo', new_string: 'Hello' })],
      () => answer({ summary: 'Spelt right.' }),
    ];
    const reviewer = [
      answer({ verdict: 'changes', findings: [{ where: 'server/greeting.js:1', problem: 'Helo is misspelt' }] }),
      answer({ verdict: 'approve', findings: [] }),
    ];
    let turn = 0;
    const review = conversations({ 'Review the newest change': reviewer });
    const server = await startMessagesServer((request) => {
      if (!request.prompt.includes('Do this task')) return (review as Exclude<typeof review, unknown[]>)(request);
      const next = author[turn];
      turn += 1;
      if (!next) throw new Error('the author has no further turn');
      return next();
    });
    onTestFinished(() => server.stop());
    const env = { ...clientEnvironment({ url: server.url, home: sandbox.home }), COORD_CLAUDE: executable };

    const parked = await sandbox.coord(['run', 'review-chain', '--input', 'task=Greet whoever connects.'], { env });
    expect(parked.stderr).toBe('');
    expect(parked.code).toBe(4);
    const run = readdirSync(join(sandbox.dir, '.git/coord/runs'))[0] ?? '';
    expect(parked.stdout).toContain(`answer with: coord approve ${run} approve`);

    // An agent's shell may not answer; the person's may.
    const forged = await sandbox.coord(['approve', run], { env: { ...env, CLAUDECODE: '1' } });
    expect(forged.code).toBe(3);
    const approved = await sandbox.coord(['approve', run, '--reason', 'tried it'], { env });
    expect(approved.stderr).toBe('');
    expect(approved.code).toBe(0);
    expect(approved.stdout).toContain(`take it over with: git merge coord/${run}`);

    const folder = join(sandbox.dir, '.git/coord/runs', run);
    const journal = readFileSync(join(folder, 'journal.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Event);
    const outcomes = journal.flatMap((event) =>
      event.type === 'step.finished' ? [[event.key, event.outcome] as const] : [],
    );
    const [implement, firstReview, fix, secondReview] = outcomes.map(([, outcome]) => outcome);
    expect(outcomes.map(([key]) => key)).toEqual([
      'implement',
      'rounds.1/review',
      'rounds.1/fix',
      'rounds.2/review',
      'verify',
      'handoff',
    ]);
    expect(implement).toMatchObject({ kind: 'succeeded', output: { summary: 'The server greets.' } });
    expect(journal.filter(({ type }) => type === 'write.refused')).toMatchObject([
      {
        key: 'implement',
        role: 'backend',
        path: 'web/new.html',
        text: expect.stringContaining('owned by role frontend'),
      },
    ]);
    expect(implement?.session?.costUsd).toBeGreaterThan(0);
    // A fix round goes on in the author's session, and a second review in the reviewer's.
    expect(fix?.session?.id).toBe(implement?.session?.id);
    expect(secondReview?.session?.id).toBe(firstReview?.session?.id);
    expect(secondReview).toMatchObject({ output: { verdict: 'approve' } });

    const document = readFileSync(join(folder, 'handoff.md'), 'utf8');
    expect(document).toContain('Helo is misspelt');
    expect(document).toMatch(/Approved by \S+ at \S+: tried it/);
    expect(await sandbox.git('show', `coord/${run}:server/greeting.js`)).toBe('greet("Hello")\n');
    expect(await sandbox.git('ls-tree', '--name-only', `coord/${run}`, 'web/')).toBe('web/index.html\n');
    expect((await sandbox.git('worktree', 'list')).trim().split('\n')).toHaveLength(1);

    const [first] = server.requests;
    expect(first && allText(first)).toContain('Backend developer');
    const refused = server.requests.flatMap(({ toolResults }) => toolResults).filter(({ isError }) => isError);
    expect(refused).toMatchObject([{ text: expect.stringContaining('web/new.html is owned by role frontend') }]);
  });
});
