import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { journalOf, onlyRun, runFile } from '../support/runs.ts';
import { createSandbox } from '../support/sandbox.ts';

it('rehearses the shipped review chain from the first step to the handoff document', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const ended = await sandbox.coord(['run', 'review-chain', '--rehearse']);
  expect(ended.stderr).toBe('');
  expect(ended.code).toBe(0);

  const run = onlyRun(sandbox);
  const story = journalOf(sandbox, run).flatMap((event) => {
    if (event.type === 'step.finished') return `${event.key} ${event.outcome.kind}`;
    if (event.type === 'write.refused') return `${event.role} refused ${event.path}`;
    if (event.type === 'approval.answered')
      return `${event.key} ${event.approved ? 'approved' : 'rejected'} by ${event.by}`;
    return event.type === 'step.skipped' ? `${event.key} skipped` : [];
  });
  expect(story).toEqual([
    expect.stringMatching(/^backend refused web\//),
    'implement succeeded',
    'rounds.1/security succeeded',
    'rounds.1/performance succeeded',
    'rounds.1/ux succeeded',
    'rounds.1/documentation succeeded',
    'rounds.1/fix succeeded',
    'rounds.2/security succeeded',
    'rounds.2/performance succeeded',
    'rounds.2/ux succeeded',
    'rounds.2/documentation succeeded',
    'rounds.2/fix skipped',
    'rounds succeeded',
    'verify succeeded',
    'approve approved by rehearsal',
    'handoff succeeded',
  ]);
  expect(ended.stdout).toContain('rounds.1/ux: frontend says changes (1 finding)');
  const document = runFile(sandbox, run, 'handoff.md');
  expect(ended.stdout).toContain(document);
  expect(readFileSync(document, 'utf8')).toContain('"Helo" is misspelt.');
});

it('leaves nothing behind but the run itself', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const before = await sandbox.git('for-each-ref');
  await sandbox.coord(['run', 'review-chain', '--rehearse']);
  expect(await sandbox.git('status', '--porcelain', '--ignored')).toBe('');
  expect(await sandbox.git('for-each-ref')).toBe(before);
  expect((await sandbox.git('worktree', 'list')).trim().split('\n')).toHaveLength(1);
  expect(existsSync(`${sandbox.dir}.worktrees`)).toBe(false);
});

it('fails where the checks fail, and says what to do', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  sandbox.write('server/broken.txt', 'oops');
  await sandbox.git('add', '--all');
  await sandbox.git('commit', '-qm', 'break it');
  const ended = await sandbox.coord(['run', 'review-chain', '--rehearse']);
  expect(ended.code).toBe(1);
  expect(ended.stdout).toContain(
    'verify: layer server, check greeting: exit code 1 (test ! -e server/broken.txt). Take server/broken.txt away.',
  );
  expect(journalOf(sandbox, onlyRun(sandbox)).at(-1)).toMatchObject({ type: 'run.finished', outcome: 'failed' });
});

it('prints every event as JSON for machines', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const { stdout, code } = await sandbox.coord(['run', 'review-chain', '--rehearse', '--json']);
  expect(code).toBe(0);
  const events = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string });
  expect(events[0]).toMatchObject({ type: 'run.started', rehearsal: true });
  expect(events.at(-1)).toMatchObject({ type: 'run.finished', outcome: 'succeeded' });
});

it('refuses before the first step what cannot work', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const unknown = await sandbox.coord(['run', 'nonesuch']);
  expect(unknown).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'coord: there is no playbook nonesuch. There are: expert-network, new-feature, parallel-consultation, problem-solving, review-chain, sequential-handoff, session-handoff, shared-documentation\n',
  });

  const config = sandbox.read('coord.config.yaml').replace('author: backend, ', '');
  sandbox.write('coord.config.yaml', config);
  const unbound = await sandbox.coord(['run', 'review-chain'], { env: { COORD_CLAUDE: process.execPath } });
  expect(unbound.code).toBe(2);
  expect(unbound.stderr).toBe(
    "coord: nobody plays part 'author' of playbook 'review-chain'; bind it to one of frontend, backend: " +
      'under playbooks.review-chain.parts, or with --part author=ROLE\n' +
      "coord: input task is missing: --input task='…' (What is to be changed, and how one can see that it is done.)\n",
  );
  expect(existsSync(`${sandbox.dir}/.git/coord/runs`)).toBe(false);
});

it('lists its runs, and tells what happened in one', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  expect((await sandbox.coord(['runs'])).stdout).toBe('No runs yet. Begin one with: coord run PLAYBOOK\n');
  await sandbox.coord(['run', 'review-chain', '--rehearse']);
  const id = onlyRun(sandbox);
  expect((await sandbox.coord(['runs'])).stdout).toContain(`\n${id}  succeeded  review-chain (rehearsal)  `);
  const { stdout } = await sandbox.coord(['logs']);
  expect(stdout).toMatch(/rounds\.1\/ux: done in \S+, verdict changes/);
  expect(stdout).toContain('approve: approved by rehearsal');
  const unknown = await sandbox.coord(['logs', 'nonesuch']);
  expect(unknown).toEqual({ code: 2, stdout: '', stderr: `coord: there is no run nonesuch. The newest is ${id}.\n` });
});
