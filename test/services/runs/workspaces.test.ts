import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { gitIn } from '../../../src/store/git.ts';
import { BACKEND, BRANCH, faultOf, placeOf, put, type Stage, stage, WATCH, work } from './workspace-stage.ts';

it('makes one commit of a step, by its role, and moves the run branch alone', async () => {
  const on = await stage();
  const first = await work(on, on.base, 'one');
  const second = await work(on, first, 'two');
  expect(await on.sandbox.git('log', '--reverse', '--format=%an <%ae> %s', `${on.base}..${BRANCH}`)).toBe(
    'backend (coord) <backend@coord.localhost> work: one\nbackend (coord) <backend@coord.localhost> work: two\n',
  );
  expect((await on.sandbox.git('rev-parse', BRANCH)).trim()).toBe(second);
  expect(await on.branches()).toEqual([BRANCH, 'main']);
  await on.workspaces.at(BACKEND, second, WATCH);
  expect(await on.workspaces.commit(BACKEND, second, 'nothing')).toBeUndefined();
});

/** What an agent can do so that git takes its worktree for something else. */
const DAMAGES: Record<string, (on: Stage) => Promise<unknown> | void> = {
  'has no .git any more': ({ backend }) => rmSync(join(backend, '.git')),
  'has an empty folder as .git': ({ backend }) => {
    rmSync(join(backend, '.git'));
    mkdirSync(join(backend, '.git'));
  },
  'is a repository of its own': async ({ backend, agentGit }) => {
    rmSync(join(backend, '.git'));
    await agentGit('init', '--quiet');
  },
  'points at the main checkout': ({ backend }) => put(backend, '.git', 'gitdir: ../../../.git\n'),
  "points at another role's worktree": ({ backend }) =>
    put(backend, '.git', 'gitdir: ../../../.git/worktrees/frontend\n'),
  'is a worktree of another repository': async ({ sandbox, backend }) => {
    const other = join(sandbox.dir, '..', 'other');
    await sandbox.git('clone', '--quiet', '.', other);
    await sandbox.git('-C', other, 'worktree', 'add', '--quiet', '--detach', '../moved');
    put(backend, '.git', `gitdir: ${other}/.git/worktrees/moved\n`);
    put(other, '.git/worktrees/moved/gitdir', join(backend, '.git'));
  },
  'works on the files of the main checkout': async ({ sandbox, agentGit }) => {
    await agentGit('config', 'extensions.worktreeConfig', 'true');
    await agentGit('config', '--worktree', 'core.worktree', sandbox.dir);
  },
};

it.each(Object.entries(DAMAGES))('touches nothing where a worktree %s', async (_, damage) => {
  const on = await stage();
  await on.workspaces.at(placeOf('frontend'), on.base, WATCH);
  await on.workspaces.at(BACKEND, on.base, WATCH);
  on.sandbox.write('docs/shop.md', 'a day of uncommitted work');
  put(join(on.folder, 'frontend'), 'web/index.html', "another role's work");
  await damage(on);
  put(on.backend, 'server/main.js', 'work of the agent');

  const calls = [
    on.workspaces.commit(BACKEND, on.base, 'work'),
    on.workspaces.isUntouched(BACKEND, on.base),
    on.workspaces.discard(BACKEND, on.base),
    on.workspaces.at(BACKEND, on.base, WATCH),
  ];
  const faults = await Promise.all(calls.map(faultOf));
  expect(new Set(faults)).toEqual(
    new Set([
      `${on.backend} is no longer the worktree that coord made for role backend: its .git is missing or leads elsewhere. ` +
        'coord leaves it as it is. Take out of it what you need, then delete that folder.',
    ]),
  );
  expect(await on.workspaces.removeAll('keep')).toContain(on.backend);
  expect(await on.sandbox.git('status', '--porcelain')).toBe(' M docs/shop.md\n');
  expect(readFileSync(join(on.backend, 'server/main.js'), 'utf8')).toBe('work of the agent');
  expect(readFileSync(join(on.folder, 'frontend/web/index.html'), 'utf8')).toBe("another role's work");
  expect(await on.branches()).toEqual(['main']);
  expect((await on.sandbox.git('rev-parse', 'main')).trim()).toBe(on.base);
});

it('keeps what every interruption left, also what the agent had committed itself', async () => {
  const on = await stage();
  const path = await on.workspaces.at(BACKEND, on.base, WATCH);
  put(path, 'server/one.js', 'one');
  await on.workspaces.at(BACKEND, on.base, WATCH);
  put(path, 'server/two.js', 'two');
  await on.workspaces.at(BACKEND, on.base, WATCH);
  put(path, 'server/three.js', 'three');
  await on.agentGit('add', '--all');
  await on.agentGit('commit', '--quiet', '-m', 'by the agent itself');
  await on.workspaces.at(BACKEND, on.base, WATCH);
  // Nothing is left behind twice, or where it is kept anyway.
  await on.agentGit('checkout', '--quiet', `${BRANCH}-leftover-backend-3`);
  await on.workspaces.at(BACKEND, on.base, WATCH);

  expect(await on.branches()).toEqual([1, 2, 3].map((n) => `${BRANCH}-leftover-backend-${n}`).concat('main'));
  for (const [index, name] of ['one', 'two', 'three'].entries()) {
    const changed = await on.sandbox.git('diff', '--name-only', on.base, `${BRANCH}-leftover-backend-${index + 1}`);
    expect(changed).toBe(`server/${name}.js\n`);
  }
  expect((await on.agentGit('rev-parse', 'HEAD')).trim()).toBe(on.base);
});

it('keeps the commit of a step that the journal knows nothing of, and does not count it', async () => {
  const on = await stage();
  const tip = await work(on, on.base, 'one');
  put(await on.workspaces.at(BACKEND, tip, WATCH), 'server/main.js', 'two, not in the journal');
  const lost = await on.workspaces.commit(BACKEND, tip, 'killed right after this');
  const again = await work(on, tip, 'two');
  expect((await on.sandbox.git('rev-parse', BRANCH)).trim()).toBe(again);
  expect((await on.sandbox.git('rev-parse', `${again}^`)).trim()).toBe(tip);
  expect((await on.sandbox.git('rev-parse', `${BRANCH}-leftover-backend-1`)).trim()).toBe(lost);
});

it('keeps what is left in the worktree of a branch under the name of that', async () => {
  const on = await stage();
  const place = { name: 'backend.fan-2', role: 'backend' };
  put(await on.workspaces.at(place, on.base, WATCH), 'server/main.js', 'half');
  await on.workspaces.at(place, on.base, WATCH);
  expect(await on.branches()).toEqual([`${BRANCH}-leftover-backend.fan-2-1`, 'main']);
  put(join(on.folder, place.name), 'server/main.js', 'whole');
  const commit = (await on.workspaces.commit(place, on.base, 'work')) ?? '';
  expect(await on.sandbox.git('log', '-1', '--format=%an <%ae>', commit)).toBe(
    'backend (coord) <backend@coord.localhost>\n',
  );
});

it("commits on no branch of a person's, whatever the agent has checked out", async () => {
  const on = await stage();
  await on.sandbox.git('branch', 'feature');
  await on.workspaces.at(BACKEND, on.base, WATCH);
  await on.agentGit('checkout', '--quiet', 'feature');
  put(on.backend, 'server/main.js', 'work');
  const commit = await on.workspaces.commit(BACKEND, on.base, 'work');
  expect((await on.sandbox.git('rev-parse', 'feature')).trim()).toBe(on.base);
  expect((await on.agentGit('rev-parse', 'HEAD')).trim()).toBe(commit);

  await on.workspaces.discard(BACKEND, on.base);
  await on.agentGit('checkout', '--quiet', 'feature');
  put(on.backend, 'server/main.js', 'interrupted');
  await on.workspaces.at(BACKEND, on.base, WATCH);
  await on.agentGit('checkout', '--quiet', 'feature');
  await on.agentGit('commit', '--quiet', '--allow-empty', '-m', 'by a reader');
  const feature = await on.sandbox.git('rev-parse', 'feature');
  expect(await on.workspaces.isUntouched(BACKEND, on.base)).toBe(false);
  await on.workspaces.discard(BACKEND, on.base);
  expect(await on.workspaces.isUntouched(BACKEND, on.base)).toBe(true);
  expect(await on.sandbox.git('rev-parse', 'feature')).toBe(feature);
});

it('takes up a worktree whose agent was on a branch without a commit, and keeps its files', async () => {
  const on = await stage();
  await on.workspaces.at(BACKEND, on.base, WATCH);
  await on.agentGit('checkout', '--quiet', '--orphan', 'new-start');
  put(on.backend, 'server/new.js', 'new');
  expect(await faultOf(on.workspaces.commit(BACKEND, on.base, 'work'))).toBe(
    `role backend has rewritten the history that its work began with (${on.base.slice(0, 12)})`,
  );
  await on.workspaces.at(BACKEND, on.base, WATCH);
  expect(await on.sandbox.git('show', `${BRANCH}-leftover-backend-1:server/new.js`)).toBe('new');
});

it('throws away what checks leave behind, and what an interrupted merge does', async () => {
  const on = await stage();
  await on.workspaces.at(BACKEND, on.base, WATCH);
  put(on.backend, 'report.xml', 'by a check');
  put(on.backend, 'server/main.js', 'by a check');
  await on.agentGit('init', '--quiet', 'inner');
  await on.workspaces.discard(BACKEND, on.base);
  expect(await on.agentGit('status', '--porcelain', '--ignored')).toBe('');

  put(on.sandbox.dir, 'server/main.js', 'one way');
  await on.sandbox.git('commit', '--quiet', '--all', '-m', 'by a person');
  put(on.backend, 'server/main.js', 'another way');
  await on.agentGit('commit', '--quiet', '--all', '-m', 'by an agent');
  await expect(on.agentGit('merge', 'main')).rejects.toThrow('git');
  await on.workspaces.discard(BACKEND, on.base);
  expect(await on.agentGit('status', '--porcelain', '--ignored')).toBe('');
  await on.workspaces.at(BACKEND, on.base, WATCH);
  expect(await on.agentGit('status')).not.toContain('merging');
  expect(await on.branches()).toEqual(['main']);
});

it("sees every change whatever the person's git config hides", async () => {
  const on = await stage();
  const settings = {
    'status.showUntrackedFiles': 'no',
    'status.branch': 'true',
    'status.showStash': 'true',
    'diff.ignoreSubmodules': 'all',
    'diff.renames': 'copies',
    'color.ui': 'always',
    'diff.external': '/bin/false',
    'commit.gpgSign': 'true',
    'i18n.logOutputEncoding': 'latin1',
    'commit.cleanup': 'strip',
  };
  for (const [name, value] of Object.entries(settings)) await on.sandbox.git('config', '--global', name, value);
  // A file watcher that has never seen a change.
  const watcher = join(on.sandbox.home, 'watcher');
  writeFileSync(watcher, "#!/bin/sh\nprintf 'token\\0'\n", { mode: 0o755 });
  await on.sandbox.git('config', '--global', 'core.fsmonitor', watcher);
  on.sandbox.write('.gitmodules', '[submodule "module"]\n\tpath = web/module\n\turl = ../module\n\tignore = all\n');
  await on.workspaces.at(BACKEND, on.base, WATCH);
  expect(await on.workspaces.isUntouched(BACKEND, on.base)).toBe(true);
  put(on.backend, 'server/by-reader.js', 'x');
  expect(await on.workspaces.isUntouched(BACKEND, on.base)).toBe(false);

  rmSync(join(on.backend, 'server/by-reader.js'));
  await on.agentGit('status');
  put(on.backend, 'server/main.js', 'x');
  expect(await on.agentGit('status', '--porcelain', '--branch')).not.toContain('main.js');
  expect(await on.workspaces.isUntouched(BACKEND, on.base)).toBe(false);
  await on.workspaces.discard(BACKEND, on.base);

  await on.agentGit('mv', 'server/main.js', 'web/main.js');
  await on.agentGit('update-index', '--add', '--cacheinfo', `160000,${on.base},web/module`);
  mkdirSync(join(on.backend, 'web/module'));
  const commit = (await on.workspaces.commit(BACKEND, on.base, 'Über\n\n# kept\n')) ?? '';
  const git = gitIn(on.sandbox.dir);
  expect(await git.changedPaths(on.base, commit)).toEqual(['server/main.js', 'web/main.js', 'web/module']);
  expect(await git.commitsBetween(on.base, commit)).toEqual([{ commit, subject: 'Über' }]);
  expect(await git.diffStat(on.base, commit)).toMatch(/^ \{server => web\}\/main\.js \| 0\n web\/module +\| 1 \+\n/);
  expect(await on.sandbox.git('log', '-1', '--no-show-signature', '--format=%b', commit)).toBe('# kept\n\n');
});

it('holds the commit that counts against ownership, not one that an agent put in its place', async () => {
  const on = await stage();
  await on.workspaces.at(BACKEND, on.base, WATCH);
  put(on.backend, 'web/index.html', "another role's file");
  const commit = (await on.workspaces.commit(BACKEND, on.base, 'work')) ?? '';
  await on.agentGit('replace', commit, on.base);
  expect(await gitIn(on.sandbox.dir).changedPaths(on.base, commit)).toEqual(['web/index.html']);
});

it('lists signed commits as any other', async () => {
  const on = await stage();
  await on.sandbox.git('config', '--global', 'log.showSignature', 'true');
  const tree = (await on.sandbox.git('rev-parse', 'HEAD^{tree}')).trim();
  const who = 'A Person <person@example.com> 1700000000 +0000';
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----';
  const text = `tree ${tree}\nparent ${on.base}\nauthor ${who}\ncommitter ${who}\n${signature}\n\nsigned\n`;
  const made = await on.sandbox.exec('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], { input: text });
  const commit = made.stdout.trim();
  expect(await gitIn(on.sandbox.dir).commitsBetween(on.base, commit)).toEqual([{ commit, subject: 'signed' }]);
});

it("runs none of the person's hooks", async () => {
  const on = await stage();
  const hooks = join(on.sandbox.dir, '.git/hooks');
  mkdirSync(hooks, { recursive: true });
  const names = [
    'pre-commit',
    'prepare-commit-msg',
    'commit-msg',
    'post-commit',
    'post-checkout',
    'reference-transaction',
  ];
  for (const name of [...names, 'post-index-change']) {
    writeFileSync(join(hooks, name), `#!/bin/sh\necho ${name} >> '${on.sandbox.home}/ran'\nexit 1\n`);
    chmodSync(join(hooks, name), 0o755);
  }
  await work(on, on.base, 'one');
  await on.workspaces.discard(BACKEND, on.base);
  await on.workspaces.removeAll('remove');
  expect(existsSync(join(on.sandbox.home, 'ran'))).toBe(false);
});
