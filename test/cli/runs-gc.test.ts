import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { killSandbox } from '../support/killed-runs.ts';
import { runFile } from '../support/runs.ts';
import type { Sandbox } from '../support/sandbox.ts';

const PLAYBOOK = (command: string) => `version: 1
name: small
description: One command.
parts: { author: { description: Does it. } }
steps:
  - { id: work, run: '${command}', part: author, access: write }
  - { id: ask, approve: { question: Go on? } }
`;

interface Stage {
  sandbox: Sandbox;
  /** Runs the command in a run that waits; its id. */
  begin(command: string): Promise<string>;
  gc(...args: string[]): Promise<string[]>;
}

async function stage(): Promise<Stage> {
  const { sandbox } = await killSandbox();
  const config = sandbox.read('coord.config.yaml');
  sandbox.write('coord.config.yaml', config.replace('  trio:', '  small: { parts: { author: lead } }\n  trio:'));
  return {
    sandbox,
    async begin(command) {
      sandbox.write('playbooks/small.yaml', PLAYBOOK(command));
      const { code, stdout } = await sandbox.coord(['run', 'small']);
      expect(code).toBe(4);
      return /^run (\S+):/.exec(stdout)?.[1] ?? '';
    },
    async gc(...args) {
      const { code, stdout, stderr } = await sandbox.coord(['runs', 'gc', ...args]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return stdout.trim().split('\n');
    },
  };
}

/** Everything that ended before tomorrow. */
const ALL = ['--older', '2099-01-01'];
const today = () => new Date().toISOString().slice(0, 10);
const isThere = (sandbox: Sandbox, run: string) => existsSync(runFile(sandbox, run, 'journal.jsonl'));

it('removes a run whose work is merged, with its branch; an open one and one with work of its own stay', async () => {
  const { sandbox, begin, gc } = await stage();
  const merged = await begin('echo one > server/one.txt');
  expect((await sandbox.coord(['approve', merged])).code).toBe(0);
  await sandbox.git('merge', '--quiet', `coord/${merged}`);
  const unmerged = await begin('echo two > server/two.txt');
  expect((await sandbox.coord(['reject', unmerged])).code).toBe(1);
  const open = await begin('true');

  const gone = `${merged}: succeeded on ${today()}; with it coord/${merged}`;
  const stays = `stays: ${unmerged}: what is on branch coord/${unmerged} is on no other branch`;
  expect(await gc(...ALL, '--dry-run')).toEqual([`would go: ${gone}`, stays]);
  expect(isThere(sandbox, merged)).toBe(true);
  expect(await gc(...ALL)).toEqual([`removed: ${gone}`, stays]);
  expect([merged, unmerged, open].map((run) => isThere(sandbox, run))).toEqual([false, true, true]);
  const branches = await sandbox.git('branch', '--list', '--format=%(refname:short)', 'coord/*');
  expect(branches).toBe(`coord/${unmerged}\n`);
  expect(sandbox.read('server/one.txt')).toBe('one\n');
  // Merged since, it goes as well, and its worktree with it.
  await sandbox.git('merge', '--quiet', '-m', 'take it', `coord/${unmerged}`);
  expect(await gc(...ALL)).toEqual([`removed: ${unmerged}: failed on ${today()}; with it coord/${unmerged}`]);
  expect(await sandbox.git('worktree', 'list')).not.toContain(unmerged);
  expect((await sandbox.coord(['approve', open])).code).toBe(0);
});

it('a run that ended not long ago, or otherwise than asked, is no matter of it', async () => {
  const { sandbox, begin, gc } = await stage();
  const run = await begin('true');
  expect((await sandbox.coord(['cancel', run])).code).toBe(0);
  expect(await gc()).toEqual(['There are no runs to remove.']);
  expect(await gc(...ALL, '--state', 'succeeded', 'failed')).toEqual(['There are no runs to remove.']);
  expect(await gc('--older', '0s', '--dry-run')).toEqual([`would go: ${run}: cancelled on ${today()}`]);
  expect(await gc('--older', '90000s', '--dry-run')).toEqual(['There are no runs to remove.']);
  expect(await gc(...ALL, '--state', 'cancelled')).toEqual([`removed: ${run}: cancelled on ${today()}`]);
});

it('what is not committed in a worktree of a run keeps it, and so does what an interrupted step has left', async () => {
  const { sandbox, begin, gc } = await stage();
  const run = await begin('true');
  const worktree = join(`${sandbox.dir}.worktrees`, run, 'lead');
  writeFileSync(join(worktree, 'server/mine.txt'), 'mine');
  expect((await sandbox.coord(['cancel', run])).code).toBe(0);
  expect(await gc(...ALL)).toEqual([`stays: ${run}: there are changes, or a lock, in ${worktree}`]);
  expect(isThere(sandbox, run)).toBe(true);
});

it('a journal that cannot be read is told, and stays', async () => {
  const { sandbox, gc } = await stage();
  const run = '20260115-093012-x-4f2a';
  sandbox.write(`.git/coord/runs/${run}/journal.jsonl`, 'nothing\n');
  expect(await gc(...ALL)).toEqual([`stays: ${run}: its journal cannot be read`]);
});

it('an agent removes no run', async () => {
  const { sandbox } = await stage();
  const { code, stderr } = await sandbox.coord(['runs', 'gc'], { env: { CLAUDECODE: '1' } });
  expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('only a person removes runs') });
});
