import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

// A playbook without agents: a real run, and no client to be started.
const PLAYBOOK = `version: 1
name: check
description: Verifies twice.
parts: { a: { description: whose work is verified } }
steps:
  - { id: first, title: first, verify: { part: a } }
  - { id: second, title: second, verify: { part: a } }
`;

/** The team of the fixtures with that playbook; its check leaves a file behind. */
async function team(worktrees: string): Promise<Sandbox> {
  const sandbox = await createSandbox('test/fixtures/team');
  const config = sandbox
    .read('coord.config.yaml')
    .replace('command: test ! -e server/broken.txt', 'command: test ! -e report.xml && echo x > report.xml')
    .replace('playbooks:\n', 'playbooks:\n  check: { parts: { a: backend } }\n');
  sandbox.write('coord.config.yaml', `${config}worktrees:\n${worktrees}`);
  sandbox.write('playbooks/check.yaml', PLAYBOOK);
  await sandbox.git('add', '--all');
  await sandbox.git('commit', '--quiet', '-m', 'a playbook');
  return sandbox;
}

it('removes its worktrees from a folder that a symbolic link leads to, and leaves no branch', async () => {
  const sandbox = await team('  dir: ../link\n');
  const real = join(sandbox.dir, '..', 'real');
  mkdirSync(real);
  symlinkSync('real', join(sandbox.dir, '..', 'link'));
  const ended = await sandbox.coord(['run', 'check']);
  expect(ended.stderr).toBe('');
  expect(ended.code).toBe(0);
  expect(ended.stdout).not.toContain('Next:');
  expect(readdirSync(real)).toEqual([]);
  expect(existsSync(join(sandbox.dir, '.git/worktrees'))).toBe(false);
  expect(await sandbox.git('branch')).toBe('* main\n');
});

it('succeeds where a worktree can not be removed, and names it', async () => {
  const sandbox = await team('  setup: git worktree lock .\n');
  const ended = await sandbox.coord(['run', 'check']);
  const [run = ''] = readdirSync(`${sandbox.dir}.worktrees`);
  expect(ended.stderr).toBe('');
  expect(ended.code).toBe(0);
  expect(ended.stdout).toContain(`Next:\n  the worktrees are in ${sandbox.dir}.worktrees/${run}/backend\n`);
});
