import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { configInForce, openWorkplace } from '../../src/services/workplace.ts';
import { createSandbox } from '../support/sandbox.ts';

const open = (cwd: string, configPath: string) => openWorkplace({ cwd, configPath, platform: process.platform });

it('a repository is seen from the worktree that the caller stands in', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const worktree = join(sandbox.dir, '../blue');
  await sandbox.git('worktree', 'add', '--quiet', worktree);
  const config = configInForce(join(worktree, 'coord.config.yaml'));
  expect(config).toBe(join(sandbox.dir, 'coord.config.yaml'));
  expect(open(join(worktree, 'web'), config)).toMatchObject({
    repository: { worktree, main: sandbox.dir },
    source: { configFile: 'coord.config.yaml', base: '' },
  });
  expect(open(join(sandbox.dir, '..'), config).repository.worktree).toBe(sandbox.dir);
});

it("somebody else's repository is not ruled by a config that is named outright", async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const theirs = join(sandbox.dir, '../theirs');
  await sandbox.git('init', '--quiet', theirs);
  expect(open(theirs, join(sandbox.dir, 'coord.config.yaml'))).toMatchObject({
    repository: { worktree: theirs },
    source: { base: '../repo' },
  });
});

it('in a bare repository the config of one worktree has its place for all', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const bare = join(sandbox.dir, '../bare.git');
  await sandbox.git('clone', '--quiet', '--bare', sandbox.dir, bare);
  const [one, two] = [join(bare, '../one'), join(bare, '../two')];
  for (const tree of [one, two]) await sandbox.git('-C', bare, 'worktree', 'add', '--quiet', tree);
  expect(open(two, configInForce(join(one, 'coord.config.yaml')))).toMatchObject({
    repository: { worktree: two, main: undefined },
    source: { configPath: join(one, 'coord.config.yaml'), configFile: 'coord.config.yaml', base: '' },
  });
});

it('a config has one cache, whichever way it was come by', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  symlinkSync(sandbox.dir, join(sandbox.dir, '../alias'));
  const direct = open(sandbox.dir, join(sandbox.dir, 'coord.config.yaml')).source;
  const alias = join(sandbox.dir, '../alias/coord.config.yaml');
  expect(open(sandbox.dir, alias).source).toEqual(direct);
  expect(configInForce(alias)).toBe(direct.configPath);
});
