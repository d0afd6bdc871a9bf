import { appendFileSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BACKEND, expectDone, FRONTEND, type Hooked, hookedSandbox, PERSON } from '../../support/git-hooks.ts';

/** A commit on top of another that changes a file, made without any hook. */
async function made(hooked: Hooked, path: string, parent = 'HEAD'): Promise<string> {
  const index = { GIT_INDEX_FILE: join(hooked.home, 'index') };
  const run = async (args: string[], input = '') => {
    const { stdout, stderr, code } = await hooked.exec('git', ['-c', 'core.hooksPath=/dev/null', ...args], {
      env: index,
      input,
    });
    if (code !== 0) throw new Error(stderr);
    return stdout.trim();
  };
  await run(['read-tree', parent]);
  const blob = await run(['hash-object', '-w', '--stdin'], `${path} of ${parent}\n`);
  await run(['update-index', '--add', '--cacheinfo', `100644,${blob},${path}`]);
  return run(['commit-tree', '-m', `change ${path}`, '-p', parent, await run(['write-tree'])]);
}

/** Where every branch is, and HEAD. */
const places = (hooked: Hooked) => hooked.git('for-each-ref', '--format=%(refname) %(objectname)', 'refs/heads');

/** Another repository, with a branch that changes the server. */
async function withServer(hooked: Hooked): Promise<string> {
  const there = join(dirname(hooked.dir), 'there');
  await hooked.git('clone', '--quiet', hooked.dir, there);
  await hooked.git('-C', there, 'switch', '--quiet', '--create', 'feature');
  appendFileSync(join(there, 'server/main.js'), 'theirs\n');
  await hooked.git('-C', there, 'commit', '--quiet', '--all', '-m', 'their work');
  await hooked.git('-C', there, 'tag', 'v1');
  await hooked.git('remote', 'add', 'origin', there);
  return there;
}

describe('work of an agent that it may not do stays off every branch', () => {
  it.each<[string, (hooked: Hooked, bad: string) => Promise<string[]>]>([
    ['update-ref', async (_, bad) => ['update-ref', 'refs/heads/main', bad]],
    ['update-ref of a new branch', async (_, bad) => ['update-ref', 'refs/heads/frontend/1', bad]],
    ['branch', async (_, bad) => ['branch', 'frontend/1', bad]],
    ['branch --force', async (hooked, bad) => (await hooked.git('branch', 'x'), ['branch', '--force', 'x', bad])],
    ['reset --hard', async (_, bad) => ['reset', '--hard', bad]],
    ['checkout -b', async (_, bad) => ['checkout', '-b', 'frontend/1', bad]],
    ['switch -C', async (_, bad) => ['switch', '-C', 'frontend/1', bad]],
    ['merge', async (_, bad) => ['merge', bad]],
    ['merge --no-ff', async (_, bad) => ['merge', '--no-ff', '--no-edit', bad]],
    ['cherry-pick', async (_, bad) => ['cherry-pick', bad]],
    [
      'revert',
      async (hooked, bad) => (
        await hooked.git('-c', 'core.hooksPath=/dev/null', 'reset', '--quiet', '--hard', bad),
        ['revert', '--no-edit', bad]
      ),
    ],
    ['worktree add', async (hooked, bad) => ['worktree', 'add', '-b', 'x', join(dirname(hooked.dir), 'x'), bad]],
    ['fetch of a commit into a branch', async (_, bad) => ['fetch', '.', `${bad}:refs/heads/frontend/1`]],
    ['symbolic-ref and update-ref', async (_, bad) => ['update-ref', 'HEAD', bad]],
    [
      'a tag first',
      async (hooked, bad) => (await expectDone(hooked, FRONTEND, ['tag', 't', bad]), ['branch', 'x', 't']),
    ],
    [
      'the stash first',
      async (hooked, bad) => (await hooked.git('update-ref', 'refs/stash', bad), ['branch', 'x', bad]),
    ],
    [
      'a ref of its own first',
      async (hooked, bad) => (
        await expectDone(hooked, FRONTEND, ['update-ref', 'refs/mine/x', bad]), ['branch', 'x', bad]
      ),
    ],
    [
      'a checkout first',
      async (hooked, bad) => (
        await expectDone(hooked, FRONTEND, ['checkout', '--quiet', bad]), ['switch', '-C', 'main']
      ),
    ],
    [
      'a commit on no branch',
      async (hooked) => {
        await expectDone(hooked, FRONTEND, ['checkout', '--quiet', '--detach']);
        hooked.write('server/main.js', 'changed');
        return ['commit', '--no-verify', '-qam', 'work'];
      },
    ],
    [
      'am',
      async (hooked, bad) => {
        hooked.write('../patch', await hooked.git('format-patch', '-1', '--stdout', bad));
        return ['am', '../patch'];
      },
    ],
    [
      'rebase',
      async (hooked, bad) => {
        await hooked.git('-c', 'core.hooksPath=/dev/null', 'checkout', '--quiet', '-b', 'frontend/1', bad);
        return ['rebase', '--quiet', '--onto', await made(hooked, 'web/x', 'main'), 'main'];
      },
    ],
    [
      'commit --amend',
      async (hooked) => {
        hooked.write('server/main.js', 'changed');
        return ['commit', '--amend', '--all', '--no-verify', '--no-edit'];
      },
    ],
    [
      'a push into here',
      async (hooked, bad) => {
        const clone = join(dirname(hooked.dir), 'clone');
        await hooked.git('clone', '--quiet', hooked.dir, clone);
        await hooked.git('-C', clone, 'fetch', '--quiet', hooked.dir, `${bad}:refs/heads/evil`);
        return ['-C', clone, 'push', hooked.dir, 'evil:refs/heads/frontend/1'];
      },
    ],
    [
      'a merge that slips something in',
      async (hooked) => {
        await hooked.git('branch', 'other', await made(hooked, 'web/other'));
        await hooked.git('-c', 'core.hooksPath=/dev/null', 'merge', '--quiet', '--no-commit', '--no-ff', 'other');
        hooked.write('server/slipped.js', 'in');
        await hooked.git('add', '--all');
        return ['commit', '--no-verify', '--no-edit'];
      },
    ],
    [
      'a merge that drops what others did',
      async (hooked) => {
        await hooked.git('branch', 'other', await made(hooked, 'server/other'));
        await hooked.git('update-ref', 'refs/heads/main', await made(hooked, 'web/mine'));
        await hooked.git('reset', '--quiet', '--hard');
        return ['merge', '--strategy=ours', '--no-edit', 'other'];
      },
    ],
  ])('%s', async (_, arrange) => {
    const hooked = await hookedSandbox();
    const bad = await made(hooked, 'server/main.js');
    const args = await arrange(hooked, bad);
    const before = await places(hooked);
    const head = await hooked.git('rev-parse', 'HEAD');
    const ended = await hooked.as(FRONTEND, args);
    expect(ended.code).not.toBe(0);
    expect(ended.stderr).toMatch(/server\/\w+(?:\.js)? is owned by role backend, and you are role frontend/);
    expect(await places(hooked)).toBe(before);
    if (!['rebase'].includes(args[0] ?? '')) expect(await hooked.git('rev-parse', 'HEAD')).toBe(head);
  });

  it('and what it may do is let through, by every one of these ways', async () => {
    const hooked = await hookedSandbox();
    const good = await made(hooked, 'web/x');
    for (const args of [
      ['update-ref', 'refs/heads/a', good],
      ['branch', 'b', good],
      ['cherry-pick', good],
      ['commit', '--amend', '--no-edit', '--quiet'],
      ['revert', '--no-edit', 'HEAD'],
      ['checkout', '--quiet', '-b', 'c'],
      ['merge', '--no-ff', '--no-edit', 'a'],
      ['rebase', '--quiet', 'main'],
    ])
      await expectDone(hooked, FRONTEND, args);
    await expectDone(hooked, BACKEND, ['branch', 'd', await made(hooked, 'server/main.js')]);
    await expectDone(hooked, PERSON, ['branch', 'e', await made(hooked, 'server/other.js')]);
  });
});

describe("others' work, and what is no work, passes", () => {
  it('fetch, pull, merge and fast-forward of what comes from a server', async () => {
    const hooked = await hookedSandbox();
    await withServer(hooked);
    await expectDone(hooked, FRONTEND, ['fetch', '--quiet', '--tags', 'origin']);
    await expectDone(hooked, FRONTEND, ['branch', 'copy', 'origin/feature']);
    await expectDone(hooked, FRONTEND, ['merge', '--quiet', '--ff-only', 'origin/feature']);
    await expectDone(hooked, FRONTEND, ['reset', '--quiet', '--hard', 'HEAD~1']);
    await expectDone(hooked, FRONTEND, ['merge', '--quiet', '--no-ff', '--no-edit', 'origin/feature']);
    await expectDone(hooked, FRONTEND, ['reset', '--quiet', '--hard', 'HEAD~1']);
    hooked.write('web/mine', 'mine');
    await expectDone(hooked, FRONTEND, ['add', '.']);
    await expectDone(hooked, FRONTEND, ['commit', '--quiet', '-m', 'mine']);
    await expectDone(hooked, FRONTEND, ['pull', '--quiet', '--rebase', 'origin', 'feature']);
    expect(await hooked.git('log', '--format=%s', '-2')).toBe('mine\ntheir work\n');
  });

  it('a fetch into a branch of its own, beside the branch of the server', async () => {
    const hooked = await hookedSandbox();
    await withServer(hooked);
    await expectDone(hooked, FRONTEND, ['fetch', '--quiet', 'origin']);
    await expectDone(hooked, FRONTEND, ['fetch', '--quiet', 'origin', 'feature:theirs']);
    await expectDone(hooked, FRONTEND, ['fetch', '--quiet', '--prune', 'origin']);
  });

  it('a merge of what another role has on its branch', async () => {
    const hooked = await hookedSandbox();
    await expectDone(hooked, BACKEND, ['branch', 'backend/1', await made(hooked, 'server/main.js')]);
    await expectDone(hooked, FRONTEND, ['merge', '--quiet', '--no-ff', '--no-edit', 'backend/1']);
  });

  it('clone, gc, pack-refs, stash, notes, tags, bisect, and branches that are renamed or deleted', async () => {
    const hooked = await hookedSandbox();
    await hooked.git('branch', 'backend/1', await made(hooked, 'server/main.js'));
    const bad = await made(hooked, 'server/other.js');
    for (const args of [
      ['clone', '--quiet', '.', '../clone'],
      ['tag', 'v1', bad],
      ['notes', 'add', '-m', 'a note', 'HEAD'],
      ['pack-refs', '--all'],
      ['gc', '--quiet'],
      ['branch', '--move', 'backend/1', 'backend/2'],
      ['checkout', '--quiet', bad],
      ['checkout', '--quiet', 'main'],
      ['checkout', '--quiet', '--detach', 'backend/2'],
      ['switch', '--quiet', 'main'],
      ['branch', '-D', 'backend/2'],
      ['reflog', 'expire', '--expire=now', '--all'],
      ['worktree', 'add', '--quiet', '--detach', '../tree'],
      ['worktree', 'remove', '../tree'],
    ])
      await expectDone(hooked, FRONTEND, args);
    hooked.write('server/main.js', 'changed');
    await expectDone(hooked, FRONTEND, ['stash']);
    await expectDone(hooked, FRONTEND, ['stash', 'pop']);
    await expectDone(hooked, FRONTEND, ['checkout', '--quiet', '--', '.']);
  });

  it("coord's own", async () => {
    const hooked = await hookedSandbox();
    const ended = await hooked.coord(['worktree', 'add', 'backend']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('who is held', () => {
  it('whoever works in a worktree that is bound, by any name of its folder', async () => {
    const hooked = await hookedSandbox();
    expect(await hooked.coord(['worktree', 'add', 'frontend', '--name', 'plain'])).toMatchObject({ code: 0 });
    const listed = (await hooked.coord(['worktree', 'list', '--json'])).stdout.trim().split('\n');
    const plain = listed.map((line) => JSON.parse(line).path as string).find((path) => path.endsWith('plain')) ?? '';
    const odd = join(dirname(hooked.dir), 'an "odd" \\name');
    await hooked.git('worktree', 'add', '--quiet', '-b', 'odd', odd);
    expect(await hooked.coord(['role', 'switch', 'frontend'], { cwd: odd })).toMatchObject({ code: 0 });
    for (const worktree of [plain, odd]) {
      appendFileSync(join(worktree, 'server/main.js'), 'changed\n');
      const inside = join(worktree, 'server');
      const ended = await hooked.as(PERSON, ['commit', '--quiet', '--no-verify', '--all', '-m', 'work'], inside);
      expect(ended.stderr).toContain('server/main.js is owned by role backend, and you are role frontend');
      expect((await hooked.as(PERSON, ['commit', '--quiet', '--all', '-m', 'work'], inside)).code).toBe(1);
    }
    appendFileSync(join(hooked.dir, 'server/main.js'), 'changed\n');
    await expectDone(hooked, PERSON, ['commit', '--quiet', '--all', '-m', 'work']);
  });

  it('Node is not started for what can be nothing', async () => {
    const hooked = await hookedSandbox();
    const log = join(hooked.home, 'started');
    const hook = join(hooked.dir, '.git/coord/bin/hook.cjs');
    const text = readFileSync(hook, 'utf8');
    hooked.write(
      '.git/coord/bin/hook.cjs',
      `require('fs').appendFileSync(${JSON.stringify(log)}, process.argv[2] + '\\n');${text}`,
    );
    const started = async (env: Record<string, string>, args: string[]) => {
      hooked.write(log.slice(hooked.dir.length), '');
      await hooked.exec('sh', ['-c', `: > ${log}`]);
      await expectDone(hooked, env, args);
      return readFileSync(log, 'utf8')
        .split('\n')
        .filter((line) => line !== '');
    };
    expect(await started(PERSON, ['commit', '--quiet', '--allow-empty', '-m', 'a'])).toEqual([]);
    await hooked.coord(['lease', 'acquire', 'web/main.js'], { env: FRONTEND });
    expect(await started(PERSON, ['commit', '--quiet', '--allow-empty', '-m', 'a'])).toEqual(['git-pre-commit']);
    await hooked.coord(['lease', 'release', 'web/main.js'], { env: FRONTEND });
    expect(await started(PERSON, ['commit', '--quiet', '--allow-empty', '-m', 'a'])).toEqual([]);
    expect(await started(PERSON, ['branch', 'x'])).toEqual([]);
    expect(await started(FRONTEND, ['tag', 't'])).toEqual([]);
    expect(await started(FRONTEND, ['fetch', '--quiet', '.', 'main:refs/remotes/here/main'])).toEqual([]);
    expect(await started(FRONTEND, ['branch', '-D', 'x'])).toEqual([]);
    expect(await started(FRONTEND, ['branch', 'y'])).toEqual(['git-reference-transaction']);
    expect(await started(FRONTEND, ['commit', '--quiet', '--allow-empty', '-m', 'a'])).toEqual([
      'git-pre-commit',
      'git-reference-transaction',
    ]);
  });
});
