import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { placeOf } from '../../src/store/canonical-path.ts';
import { findRepository } from '../../src/store/repository.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
let beside: string;

beforeEach(async () => {
  sandbox = await createSandbox('test/fixtures/team');
  beside = join(sandbox.dir, '../beside');
});

/** Where a session that stands in `from` would write, as a repository path or the reason why not. */
function placeFrom(from: string, path: string): string {
  const repository = findRepository(from) ?? expect.fail(`no repository round ${from}`);
  const place = placeOf(repository, from, path);
  return place.kind === 'inside' ? place.path : place.kind;
}

const here = (path: string) => join(sandbox.dir, path);

describe('a path below a worktree is inside, whatever lies between', () => {
  it('a clone of its own', async () => {
    await sandbox.git('init', '--quiet', here('server/vendor'));
    expect(placeFrom(sandbox.dir, here('server/vendor/x.js'))).toBe('server/vendor/x.js');
    expect(placeFrom(sandbox.dir, here('server/vendor/.git/config'))).toBe('git');
  });

  it('a clone whose git directory only looks like one of our modules', async () => {
    await sandbox.git('init', '--quiet', `--separate-git-dir=${here('.git/modules-of-mine')}`, here('server/vendor'));
    expect(findRepository(here('server/vendor'))?.worktree).toBe(here('server/vendor'));
    expect(placeFrom(sandbox.dir, here('server/vendor/x.js'))).toBe('server/vendor/x.js');
  });

  it('a linked worktree of another repository', async () => {
    await sandbox.git('init', '--quiet', beside);
    await sandbox.git('-C', beside, 'commit', '--quiet', '--allow-empty', '-m', 'one');
    await sandbox.git('-C', beside, 'worktree', 'add', '--quiet', here('server/theirs'));
    expect(placeFrom(sandbox.dir, here('server/theirs/x.js'))).toBe('server/theirs/x.js');
  });

  it('a worktree of ours is a worktree, inside the main checkout and beside it', async () => {
    for (const root of [here('.claude/worktrees/blue'), beside]) {
      await sandbox.git('worktree', 'add', '--quiet', root);
      for (const from of [sandbox.dir, root]) {
        expect(placeFrom(from, join(root, 'server/x.js'))).toBe('server/x.js');
        expect(placeFrom(from, here('server/x.js'))).toBe('server/x.js');
      }
    }
  });

  it('a worktree whose .git file is gone is still ours', async () => {
    for (const root of [here('.trees/blue'), beside]) {
      await sandbox.git('worktree', 'add', '--quiet', root);
      rmSync(join(root, '.git'));
      expect(placeFrom(sandbox.dir, join(root, 'server/x.js'))).toBe('server/x.js');
    }
  });

  it('a submodule, in the main checkout and in a linked worktree', async () => {
    await sandbox.git('init', '--quiet', beside);
    await sandbox.git('-C', beside, 'commit', '--quiet', '--allow-empty', '-m', 'one');
    const allowed = ['-c', 'protocol.file.allow=always', 'submodule', '--quiet'];
    await sandbox.git(...allowed, 'add', beside, 'server/sub');
    await sandbox.git('commit', '--quiet', '-m', 'with a submodule');
    const linked = join(sandbox.dir, '../linked');
    await sandbox.git('worktree', 'add', '--quiet', linked);
    await sandbox.git('-C', linked, ...allowed, 'update', '--init');
    for (const root of [sandbox.dir, linked]) {
      expect(findRepository(join(root, 'server/sub'))?.worktree).toBe(root);
      expect(placeFrom(root, join(root, 'server/sub/f'))).toBe('server/sub/f');
      expect(placeFrom(join(root, 'server/sub'), 'f')).toBe('server/sub/f');
    }
  });
});

describe('a repository inside an unrelated one is not swallowed', () => {
  it('a clone below a home folder that is a repository', async () => {
    const clone = here('code/clone');
    await sandbox.git('init', '--quiet', clone);
    expect(findRepository(clone)?.worktree).toBe(clone);
    expect(placeFrom(clone, join(clone, 'x.js'))).toBe('x.js');
    expect(placeFrom(clone, here('server/x.js'))).toBe('outside');
  });

  it('a linked worktree of ours that lies in it', async () => {
    await sandbox.git('init', '--quiet', beside);
    const root = join(beside, 'trees/blue');
    await sandbox.git('worktree', 'add', '--quiet', root);
    expect(findRepository(root)).toMatchObject({ worktree: root, main: sandbox.dir, commonDir: here('.git') });
    expect(placeFrom(sandbox.dir, join(root, 'server/x.js'))).toBe('server/x.js');
    expect(placeFrom(root, join(beside, 'x.js'))).toBe('outside');
  });
});

describe('the main checkout', () => {
  it('has its git directory elsewhere', async () => {
    const gitDir = `${beside}.git`;
    await sandbox.git('init', '--quiet', `--separate-git-dir=${gitDir}`);
    await sandbox.git('worktree', 'add', '--quiet', beside);
    expect(findRepository(sandbox.dir)).toMatchObject({ main: sandbox.dir, commonDir: gitDir });
    expect(findRepository(beside)).toMatchObject({ worktree: beside, main: undefined, commonDir: gitDir });
    await sandbox.git('config', 'core.worktree', sandbox.dir);
    expect(findRepository(beside)?.main).toBe(sandbox.dir);
  });

  it('is none where the repository is bare, even one that is called .git', async () => {
    mkdirSync(beside);
    await sandbox.git('clone', '--quiet', '--bare', sandbox.dir, join(beside, '.git'));
    const tree = join(beside, 'tree');
    await sandbox.git('-C', beside, 'worktree', 'add', '--quiet', tree);
    expect(findRepository(tree)).toMatchObject({ worktree: tree, main: undefined });
  });
});

it('a .git that is none is passed over', () => {
  sandbox.write('server/.git', 'not a pointer');
  mkdirSync(here('web/.git'), { recursive: true });
  writeFileSync(here('docs-file'), '');
  for (const path of ['server', 'web', 'docs-file/below'])
    expect(findRepository(here(path))?.worktree).toBe(sandbox.dir);
});
