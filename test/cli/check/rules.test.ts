import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { branchSandbox, checkInto, commitAll, CONFIG } from '../../support/checked.ts';
import { createSandbox } from '../../support/sandbox.ts';

describe('whose change it is', () => {
  it.each([
    ['frontend/1', 'frontend'],
    ['frontend/deep/down', 'frontend'],
    ['frontend-12', 'frontend'],
    ['frontend', undefined],
    ['frontend-x', undefined],
    ['feature/web-1', 'frontend'],
    ['feature/frontend/1', undefined],
    ['hotfix/backend', 'backend'],
    ['backend/as-frontend', 'frontend'],
    ['main-2', undefined],
  ])('branch %s is of role %s', async (branch, role) => {
    const mapping =
      '{ "feature/web-*": frontend, "hotfix/*": backend, "backend/as-*": frontend, "hotfix/b*": frontend }';
    const sandbox = await branchSandbox(branch, `check:\n  branches: ${mapping}\n`);
    const { stdout } = await sandbox.coord(['check', '--base', 'main', '--json']);
    expect(JSON.parse(stdout).role).toBe(role);
  });

  it('CI says which branch it is, and --role overrules it', async () => {
    const sandbox = await branchSandbox('work');
    sandbox.write('web/new.html', 'new');
    await commitAll(sandbox);
    await sandbox.git('switch', '--quiet', '--detach');
    const codeWith = async (env: Record<string, string>, ...args: string[]) =>
      (await checkInto(sandbox, args, { env })).code;
    expect(await codeWith({})).toBe(4);
    expect(await codeWith({ GITHUB_HEAD_REF: 'frontend/1', GITHUB_REF_NAME: '7/merge' })).toBe(0);
    expect(await codeWith({ GITHUB_REF_NAME: '7/merge' })).toBe(4);
    expect(await codeWith({ GITHUB_REF_NAME: 'frontend/1', GITHUB_REF_TYPE: 'tag' })).toBe(4);
    expect(await codeWith({ GITHUB_REF_NAME: 'frontend/1', GITHUB_REF_TYPE: 'branch' })).toBe(0);
    expect(await codeWith({ CI_COMMIT_REF_NAME: 'frontend/1' })).toBe(0);
    expect(await codeWith({ CI_COMMIT_REF_NAME: 'backend/1' })).toBe(1);
    expect(await codeWith({ CI_COMMIT_REF_NAME: 'backend/1' }, '--branch', 'frontend/2')).toBe(0);
    expect(await codeWith({ CI_COMMIT_REF_NAME: 'backend/1' }, '--role', 'frontend')).toBe(0);
    expect(await codeWith({}, '--head', 'work')).toBe(4);
    expect(await checkInto(sandbox, ['--role', 'nobody'])).toMatchObject({
      code: 2,
      stderr: "coord: there is no role nobody in the base's config; the roles are frontend, backend.\n",
    });
  });

  it.each([
    ['', 4, ['ask server/main.js']],
    ['check: { unattributed: deny }\n', 1, ['deny server/main.js']],
    ['check: { unattributed: allow }\n', 0, []],
  ])('a branch of no role, with %j', async (more, code, found) => {
    const sandbox = await branchSandbox('work', more);
    sandbox.write('server/main.js', 'changed');
    await commitAll(sandbox);
    expect(await checkInto(sandbox)).toMatchObject({ code, found });
  });
});

describe('who approves', () => {
  const APPROVERS = `check:
  unattributed: ask
  approvers:
    - paths: [coord.config.yaml, docs/**]
      people: ["@Octocat", hubot]
    - paths: [server/**]
      people: [monalisa]
`;

  it('a protected path needs one person who is named for it', async () => {
    const sandbox = await branchSandbox('frontend/1', APPROVERS);
    sandbox.write(CONFIG, `${sandbox.read(CONFIG)}# stranger may approve everything\n`);
    await commitAll(sandbox);
    const codeWith = async (...names: string[]) =>
      (
        await checkInto(
          sandbox,
          names.flatMap((name) => ['--approved-by', name]),
        )
      ).code;
    expect(await codeWith()).toBe(4);
    expect(await codeWith('stranger', 'monalisa')).toBe(4);
    expect(await codeWith('stranger', 'octocat')).toBe(0);
    expect(await codeWith('HUBOT')).toBe(0);
    expect(await codeWith('bob2')).toBe(4);
    const { stdout } = await sandbox.coord(['check', '--base', 'main']);
    expect(stdout).toContain('approval  coord.config.yaml  changed, is protected; @Octocat or hubot has to approve it');
  });

  it('whom the change itself names is nobody', async () => {
    const sandbox = await branchSandbox('frontend/1', APPROVERS);
    sandbox.write(CONFIG, sandbox.read(CONFIG).replace('hubot', 'stranger'));
    await commitAll(sandbox);
    expect((await checkInto(sandbox, ['--approved-by', 'stranger'])).code).toBe(4);
  });

  it("an approval answers a question, and does not give a role another's files", async () => {
    const sandbox = await branchSandbox('work', APPROVERS);
    sandbox.write('server/main.js', 'changed');
    await commitAll(sandbox);
    expect((await checkInto(sandbox, ['--approved-by', 'octocat'])).code).toBe(4);
    expect((await checkInto(sandbox, ['--approved-by', 'monalisa'])).code).toBe(0);
    expect((await checkInto(sandbox, ['--role', 'frontend', '--approved-by', 'monalisa'])).code).toBe(1);
  });

  it('a protected path for which nobody is named is refused', async () => {
    const sandbox = await branchSandbox('frontend/1', APPROVERS);
    sandbox.write('.claude/settings.json', '{}');
    await commitAll(sandbox);
    expect(await checkInto(sandbox, ['--approved-by', 'octocat'])).toMatchObject({
      code: 1,
      found: ['deny .claude/settings.json'],
    });
  });

  it('without paths, everything may be approved', async () => {
    const sandbox = await branchSandbox('frontend/1', 'check: { approvers: [{ people: [octocat] }] }\n');
    sandbox.write('.claude/settings.json', '{}');
    await commitAll(sandbox);
    expect((await checkInto(sandbox, ['--approved-by', 'octocat'])).code).toBe(0);
  });
});

describe('what the rules are', () => {
  it("an exception of the base's config holds to its date, one of the change's does not", async () => {
    const except = 'paths: [server/main.js], roles: [frontend]';
    for (const [where, until, code] of [
      ['main', '2199-01-01', 0],
      ['main', '2020-01-01', 1],
      ['work', '2199-01-01', 1],
    ] as const) {
      const sandbox = await branchSandbox('work');
      if (where === 'main') await sandbox.git('switch', '--quiet', 'main');
      const block = `exceptions:\n    - { ${except}, until: "${until}", reason: a move }\n  unowned: deny`;
      sandbox.write(CONFIG, sandbox.read(CONFIG).replace('unowned: deny', block));
      await commitAll(sandbox);
      await sandbox.git('switch', '--quiet', '--force-create', 'frontend/1');
      sandbox.write('server/main.js', 'changed');
      await commitAll(sandbox);
      if (where === 'work') expect((await checkInto(sandbox)).found).toEqual([`deny ${CONFIG}`, 'deny server/main.js']);
      expect((await checkInto(sandbox)).code).toBe(code);
    }
  });

  it('what a person has unlocked here does not count', async () => {
    const sandbox = await branchSandbox('frontend/1');
    expect(await sandbox.coord(['unlock', 'server/main.js', '--for', '1h', '--reason', 'a move'])).toMatchObject({
      code: 0,
    });
    sandbox.write('server/main.js', 'changed');
    await commitAll(sandbox);
    expect((await checkInto(sandbox)).code).toBe(1);
  });

  it.each([
    ['warn', 0],
    ['audit', 0],
    ['enforce', 1],
  ])('mode %s', async (mode, code) => {
    const sandbox = await branchSandbox('work');
    await sandbox.git('switch', '--quiet', 'main');
    sandbox.write(CONFIG, sandbox.read(CONFIG).replace('\n  unowned: deny', `\n  mode: ${mode}\n  unowned: deny`));
    await commitAll(sandbox);
    await sandbox.git('switch', '--quiet', '--create', 'frontend/1');
    sandbox.write('server/main.js', 'changed');
    await commitAll(sandbox);
    expect(await checkInto(sandbox)).toMatchObject({
      code,
      found: [`${mode === 'enforce' ? 'deny' : 'warn'} server/main.js`],
    });
  });

  it('a config that is a link is read through it, and both are protected', async () => {
    const sandbox = await createSandbox('test/fixtures/team');
    await sandbox.git('mv', CONFIG, 'docs/team.yaml');
    symlinkSync('docs/team.yaml', join(sandbox.dir, CONFIG));
    await commitAll(sandbox);
    await sandbox.git('switch', '--quiet', '--create', 'frontend/1');
    sandbox.write('docs/team.yaml', sandbox.read('docs/team.yaml').replace('unowned: deny', 'unowned: allow'));
    sandbox.write('server/main.js', 'changed');
    await commitAll(sandbox);
    expect((await checkInto(sandbox)).found).toEqual(['deny docs/team.yaml', 'deny server/main.js']);
    rmSync(join(sandbox.dir, CONFIG));
    symlinkSync('web/mine.yaml', join(sandbox.dir, CONFIG));
    await commitAll(sandbox);
    expect((await checkInto(sandbox)).found).toEqual([`deny ${CONFIG}`, 'deny docs/team.yaml', 'deny server/main.js']);
  });

  it('so is each link on the way to it, also one to a folder', async () => {
    const sandbox = await createSandbox('test/fixtures/team');
    await sandbox.git('mv', CONFIG, 'docs/team.yaml');
    symlinkSync('web/team', join(sandbox.dir, CONFIG));
    mkdirSync(join(sandbox.dir, 'web'), { recursive: true });
    symlinkSync('rules/team.yaml', join(sandbox.dir, 'web/team'));
    symlinkSync('../docs', join(sandbox.dir, 'web/rules'));
    await commitAll(sandbox);
    await sandbox.git('switch', '--quiet', '--create', 'frontend/1');
    for (const [link, to] of [
      ['web/team', 'mine.yaml'],
      ['web/rules', 'mine'],
    ] as const) {
      rmSync(join(sandbox.dir, link));
      symlinkSync(to, join(sandbox.dir, link));
    }
    await commitAll(sandbox);
    expect((await checkInto(sandbox)).found).toEqual(['deny web/rules', 'deny web/team']);
  });

  it('a config of a folder rules there, and is named from the top', async () => {
    const sandbox = await createSandbox();
    const text =
      'version: 1\nproject: { name: shop }\nroles:\n  a: { title: A, owns: [a/**] }\n  b: { title: B, owns: [b/**] }\n';
    sandbox.write('apps/shop/coord.config.yaml', text);
    await commitAll(sandbox);
    await sandbox.git('switch', '--quiet', '--create', 'a/1');
    for (const file of ['apps/shop/a/x', 'apps/shop/b/x', 'other/a/x']) sandbox.write(file, 'new');
    await commitAll(sandbox);
    const found = ['deny apps/shop/b/x', 'ask other/a/x'];
    expect(await checkInto(sandbox, [], { cwd: join(sandbox.dir, 'apps/shop/a') })).toMatchObject({ code: 1, found });
    expect(await checkInto(sandbox, ['--config', 'apps/shop/coord.config.yaml'])).toMatchObject({ code: 1, found });
    expect(await checkInto(sandbox)).toMatchObject({
      code: 2,
      stderr:
        'coord: there is no coord.config.yaml in main, so there are no rules to hold this against. The change that brings the first one is for a person to look at.\n',
    });
  });

  it('a broken config is shown with its mistakes', async () => {
    const sandbox = await branchSandbox('frontend/1', 'check: { branches: { "a/[": frontend, "b/*": nobody } }\n');
    const { code, stderr } = await checkInto(sandbox);
    expect(code).toBe(2);
    expect(stderr).toContain('coord: the config of main is broken, so there are no rules to hold this against.\n');
    expect(stderr).toContain('error bad-glob:');
    expect(stderr).toContain("error unknown-role: there is no role 'nobody'");
  });
});

describe('what the change is', () => {
  it('links, modes, submodules, and both ends of a move', async () => {
    const sandbox = await branchSandbox('frontend/1');
    sandbox.write('server/tool.sh', 'echo');
    sandbox.write('server/gone.js', 'gone');
    await commitAll(sandbox);
    await sandbox.git('switch', '--quiet', 'main');
    await sandbox.git('merge', '--quiet', '--ff-only', 'frontend/1');
    await sandbox.git('switch', '--quiet', 'frontend/1');
    await sandbox.git('update-index', '--chmod=+x', 'server/tool.sh');
    rmSync(join(sandbox.dir, 'server/main.js'));
    symlinkSync('../web/index.html', join(sandbox.dir, 'server/main.js'));
    rmSync(join(sandbox.dir, 'server/gone.js'));
    const head = (await sandbox.git('rev-parse', 'HEAD')).trim();
    await sandbox.git('update-index', '--add', '--cacheinfo', `160000,${head},server/module`);
    await sandbox.git('add', 'server/main.js', 'server/gone.js');
    await sandbox.git('commit', '--quiet', '-m', 'work');
    const { stdout } = await sandbox.coord(['check', '--base', 'main', '--json']);
    const findings = JSON.parse(stdout).findings as { path: string; what: string }[];
    expect(Object.fromEntries(findings.map(({ path, what }) => [path, what]))).toEqual({
      'server/gone.js': 'removed',
      'server/main.js': 'changed',
      'server/module': 'added',
      'server/tool.sh': 'mode',
    });
  });

  it('a merge that drops what others did, and one that slips something in', async () => {
    const sandbox = await branchSandbox('frontend/1');
    sandbox.write('web/new.html', 'new');
    await commitAll(sandbox);
    await sandbox.git('switch', '--quiet', 'main');
    sandbox.write('server/main.js', 'theirs');
    await commitAll(sandbox);
    await sandbox.git('switch', '--quiet', 'frontend/1');
    await sandbox.git('merge', '--quiet', '--no-edit', 'main');
    expect(await checkInto(sandbox, ['--commits'])).toMatchObject({ code: 0, found: [] });
    await sandbox.git('reset', '--quiet', '--hard', 'HEAD~1');
    await sandbox.git('merge', '--quiet', '--strategy=ours', '--no-edit', 'main');
    expect(await checkInto(sandbox)).toMatchObject({ code: 1, found: ['deny server/main.js'] });
    expect(await checkInto(sandbox, ['--commits'])).toMatchObject({ code: 1, found: ['deny server/main.js'] });
    await sandbox.git('reset', '--quiet', '--hard', 'HEAD~1');
    await sandbox.git('merge', '--quiet', '--no-commit', '--no-ff', 'main');
    sandbox.write('server/slipped.js', 'in');
    const merge = await commitAll(sandbox);
    expect((await checkInto(sandbox, ['--commits'])).findings).toMatchObject([
      { path: 'server/slipped.js', commit: merge },
    ]);
  });

  it('branches that have merged each other', async () => {
    const sandbox = await branchSandbox('frontend/1');
    sandbox.write('web/a.html', 'a');
    const mine = await commitAll(sandbox);
    await sandbox.git('switch', '--quiet', 'main');
    sandbox.write('server/a.js', 'a');
    const theirs = await commitAll(sandbox);
    await sandbox.git('merge', '--quiet', '--no-edit', mine);
    sandbox.write('server/a.js', 'more');
    await commitAll(sandbox);
    await sandbox.git('switch', '--quiet', 'frontend/1');
    await sandbox.git('merge', '--quiet', '--no-edit', theirs);
    expect((await sandbox.git('merge-base', '--all', 'main', 'HEAD')).trim().split('\n')).toHaveLength(2);
    expect(await checkInto(sandbox, ['--commits'])).toMatchObject({ code: 0, found: [] });
    sandbox.write('server/b.js', 'b');
    await commitAll(sandbox);
    expect(await checkInto(sandbox)).toMatchObject({ code: 1, found: ['deny server/b.js'] });
  });

  it('branches that have merged each other, and each resolved the same conflict', async () => {
    const sandbox = await branchSandbox('frontend/1');
    const merge = async (commit: string, text: string) => {
      await expect(sandbox.git('merge', '--quiet', commit)).rejects.toThrow('git merge');
      sandbox.write('docs/both.md', text);
      await commitAll(sandbox);
    };
    sandbox.write('docs/both.md', 'mine');
    sandbox.write('web/a.html', 'a');
    const mine = await commitAll(sandbox);
    await sandbox.git('switch', '--quiet', 'main');
    sandbox.write('docs/both.md', 'theirs');
    sandbox.write('server/a.js', 'a');
    const theirs = await commitAll(sandbox);
    await merge(mine, 'theirs, mine');
    sandbox.write('server/a.js', 'more');
    await commitAll(sandbox);
    await sandbox.git('switch', '--quiet', 'frontend/1');
    await merge(theirs, 'mine, theirs');
    expect(await checkInto(sandbox, ['--commits'])).toMatchObject({ code: 0, found: [] });
    expect(JSON.parse((await sandbox.coord(['check', '--base', 'main', '--json'])).stdout).paths).toBe(1);
    sandbox.write('server/b.js', 'b');
    await commitAll(sandbox);
    expect(await checkInto(sandbox)).toMatchObject({ code: 1, found: ['deny server/b.js'] });
  });

  it('what only the disk has is not part of it', async () => {
    const sandbox = await branchSandbox('frontend/1');
    sandbox.write('server/main.js', 'not committed');
    expect(await checkInto(sandbox)).toMatchObject({ code: 0, found: [] });
  });
});

describe('where it goes', () => {
  it('is what CI says, what the branch follows, the default of origin, or what the main checkout is on', async () => {
    const sandbox = await branchSandbox('frontend/1');
    await sandbox.git('branch', 'release', 'main');
    const baseWith = async (env: Record<string, string> = {}, cwd = sandbox.dir) => {
      const { stdout, stderr } = await sandbox.coord(['check', '--json'], { env, cwd });
      return stdout === '' ? stderr : (JSON.parse(stdout).base as string);
    };
    expect(await baseWith()).toBe(
      'coord: nothing says what this is to go into. Name it with --base, such as --base origin/main.\n',
    );
    const worktree = join(dirname(sandbox.dir), 'worktree');
    await sandbox.git('switch', '--quiet', 'main');
    await sandbox.git('worktree', 'add', '--quiet', worktree, 'frontend/1');
    expect(await baseWith({}, worktree)).toBe('refs/heads/main');
    expect(await baseWith({ GITHUB_BASE_REF: 'release' }, worktree)).toBe('refs/heads/release');
    const clone = join(dirname(sandbox.dir), 'clone');
    await sandbox.git('clone', '--quiet', sandbox.dir, clone);
    const inClone = (...args: string[]) => sandbox.git('-C', clone, ...args);
    await inClone('switch', '--quiet', 'frontend/1');
    expect(await baseWith({}, clone)).toBe('refs/remotes/origin/main');
    await inClone('branch', '--quiet', '--set-upstream-to', 'origin/release');
    expect(await baseWith({}, clone)).toBe('refs/remotes/origin/release');
    expect(await baseWith({ CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' }, clone)).toBe('refs/remotes/origin/main');
    expect(await baseWith({ GITHUB_BASE_REF: 'nowhere' }, clone)).toContain('nothing says what this is to go into');
  });

  it('a clone that is too shallow is told how it is mended', async () => {
    const sandbox = await branchSandbox('frontend/1');
    for (const name of ['a', 'b', 'c']) {
      sandbox.write(`web/${name}.html`, name);
      await commitAll(sandbox);
    }
    await sandbox.git('switch', '--quiet', 'main');
    sandbox.write('server/main.js', 'changed');
    await commitAll(sandbox);
    const clone = join(dirname(sandbox.dir), 'clone');
    const options = ['--quiet', '--depth=1', '--no-single-branch', '--branch=frontend/1'];
    await sandbox.git('clone', ...options, `file://${sandbox.dir}`, clone);
    expect(existsSync(join(clone, '.git/shallow'))).toBe(true);
    const check = (...args: string[]) => sandbox.coord(['check', '--base', 'origin/main', ...args], { cwd: clone });
    const mend =
      'Clone the whole history: fetch-depth: 0 with actions/checkout, GIT_DEPTH: 0 in GitLab, or git fetch --unshallow.\n';
    expect(await check()).toEqual({
      code: 5,
      stdout: '',
      stderr: `coord: this clone is shallow, and the commit that the change began from is not in it. ${mend}`,
    });
    expect(await check('--commits')).toMatchObject({
      code: 5,
      stderr: `coord: this clone is shallow, so some of the commits may be missing. ${mend}`,
    });
    await sandbox.git('-C', clone, 'fetch', '--quiet', '--unshallow');
    expect(await check('--commits')).toMatchObject({ code: 0 });
  });

  it.each([
    [['--base', 'nowhere'], 'coord: git knows no commit nowhere. Fetch it first, or name another.\n'],
    [['--base', '--all'], 'coord: git knows no commit --all. Fetch it first, or name another.\n'],
    [['--base', 'main', '--head', 'x..y'], 'coord: git knows no commit x..y. Fetch it first, or name another.\n'],
  ])('%j is no commit', async (args, stderr) => {
    const sandbox = await branchSandbox('frontend/1');
    expect(await sandbox.coord(['check', ...args])).toEqual({ code: 2, stdout: '', stderr });
  });
});
