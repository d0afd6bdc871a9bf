import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import {
  createWorkspaces,
  WorkspaceFault,
  type WorkspaceOptions,
  type Workspaces,
} from '../../src/services/workspaces.ts';
import { gitIn } from '../../src/store/git.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

const BRANCH = 'coord/run-1';

interface Stage {
  sandbox: Sandbox;
  workspaces: Workspaces;
  /** Where the run begins. */
  base: string;
  folder: string;
  /** The worktree of the role backend. */
  backend: string;
  /** git in that worktree, as its agent would call it. */
  agentGit(...args: string[]): Promise<string>;
  branches(): Promise<string[]>;
}

async function stage(options: Partial<WorkspaceOptions> = {}): Promise<Stage> {
  const sandbox = await createSandbox('test/fixtures/team');
  // The code under test runs in this process: it may see as little of the machine as the sandbox's commands do.
  vi.stubEnv('HOME', sandbox.home);
  vi.stubEnv('XDG_CONFIG_HOME', sandbox.home);
  vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
  const folder = options.folder ?? join(sandbox.dir, '.worktrees', 'run-1');
  appendFileSync(join(sandbox.dir, '.git/info/exclude'), '/.worktrees/\n');
  const workspaces = createWorkspaces({
    main: sandbox.dir,
    commonDir: join(sandbox.dir, '.git'),
    folder,
    branch: BRANCH,
    readiness: { link: [], copy: [] },
    ...options,
  });
  const backend = join(folder, 'backend');
  return {
    sandbox,
    workspaces,
    base: (await sandbox.git('rev-parse', 'HEAD')).trim(),
    folder,
    backend,
    agentGit: (...args) => sandbox.git('-C', backend, ...args),
    branches: async () =>
      (await sandbox.git('for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads')).trim().split('\n'),
  };
}

function put(folder: string, path: string, text: string): void {
  writeFileSync(join(folder, path), text);
}

/** One step's work, committed and counted. */
async function work({ workspaces, backend }: Stage, since: string, text: string): Promise<string> {
  await workspaces.at('backend', since, 'write');
  put(backend, 'server/main.js', text);
  const commit = await workspaces.commit('backend', since, `work: ${text}`);
  if (commit === undefined) throw new Error('nothing to commit');
  await workspaces.publish('backend', commit, since);
  return commit;
}

/** The sentence of the fault that `promise` ends with. */
async function faultOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(WorkspaceFault);
  return (error as WorkspaceFault).message;
}

it('makes one commit of a step, by its role, and moves the run branch alone', async () => {
  const on = await stage();
  const first = await work(on, on.base, 'one');
  const second = await work(on, first, 'two');
  expect(await on.sandbox.git('log', '--reverse', '--format=%an <%ae> %s', `${on.base}..${BRANCH}`)).toBe(
    'backend (coord) <backend@coord.localhost> work: one\nbackend (coord) <backend@coord.localhost> work: two\n',
  );
  expect((await on.sandbox.git('rev-parse', BRANCH)).trim()).toBe(second);
  expect(await on.branches()).toEqual([BRANCH, 'main']);
  await on.workspaces.at('backend', second, 'write');
  expect(await on.workspaces.commit('backend', second, 'nothing')).toBeUndefined();
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
  await on.workspaces.at('frontend', on.base, 'write');
  await on.workspaces.at('backend', on.base, 'write');
  on.sandbox.write('docs/shop.md', 'a day of uncommitted work');
  put(join(on.folder, 'frontend'), 'web/index.html', "another role's work");
  await damage(on);
  put(on.backend, 'server/main.js', 'work of the agent');

  const calls = [
    on.workspaces.commit('backend', on.base, 'work'),
    on.workspaces.isUntouched('backend', on.base),
    on.workspaces.discard('backend', on.base),
    on.workspaces.at('backend', on.base, 'read'),
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

it('makes a worktree anew whose folder somebody has deleted', async () => {
  const on = await stage();
  await on.workspaces.at('backend', on.base, 'write');
  rmSync(on.backend, { recursive: true });
  await on.workspaces.at('backend', on.base, 'write');
  expect(existsSync(join(on.backend, 'server/main.js'))).toBe(true);
});

it('refuses to move the run branch over what a person committed on it', async () => {
  const on = await stage();
  const tip = await work(on, on.base, 'one');
  await on.workspaces.at('backend', tip, 'write');
  put(on.backend, 'server/main.js', 'two');
  const commit = (await on.workspaces.commit('backend', tip, 'two')) ?? '';

  await on.sandbox.git('checkout', '--quiet', BRANCH);
  await on.sandbox.git('commit', '--quiet', '--allow-empty', '-m', 'a fix by a person');
  await on.sandbox.git('checkout', '--quiet', 'main');
  const fix = (await on.sandbox.git('rev-parse', BRANCH)).trim();
  const moved =
    `branch ${BRANCH} was moved: the run left it at ${tip.slice(0, 12)}, and it is at ${fix.slice(0, 12)}, which coord ` +
    `does not overwrite. Keep that on a branch of your own (git branch NAME ${fix.slice(0, 12)}), then put this one back ` +
    `(git branch --force ${BRANCH} ${tip.slice(0, 12)}).`;
  expect(await faultOf(on.workspaces.publish('backend', commit, tip))).toBe(
    `${moved} This step's work is on branch ${BRANCH}-leftover-backend-1.`,
  );
  expect((await on.sandbox.git('rev-parse', BRANCH)).trim()).toBe(fix);
  expect((await on.sandbox.git('rev-parse', `${BRANCH}-leftover-backend-1`)).trim()).toBe(commit);

  // The next writing step is told before its agent works; one that only reads needs no branch.
  expect(await faultOf(on.workspaces.at('backend', tip, 'write'))).toBe(moved);
  await on.workspaces.at('backend', tip, 'read');
  await on.sandbox.git('branch', '--force', BRANCH, tip);
  await on.workspaces.publish('backend', commit, tip);
});

it('refuses to move the run branch under a person who stands on it', async () => {
  const on = await stage();
  const tip = await work(on, on.base, 'one');
  await on.sandbox.git('checkout', '--quiet', BRANCH);
  expect(await faultOf(on.workspaces.at('backend', tip, 'write'))).toBe(
    `branch ${BRANCH} is checked out in ${on.sandbox.dir}, and moving it would change what you see there. ` +
      `Let go of it (git -C ${on.sandbox.dir} switch --detach).`,
  );
  await on.sandbox.git('switch', '--quiet', '--detach');
  await on.workspaces.at('backend', tip, 'write');
});

it('takes back what was published when the process was killed before the journal said so', async () => {
  const on = await stage();
  const tip = await work(on, on.base, 'one');
  const lost = await work(on, tip, 'two, not in the journal');
  const again = await work(on, tip, 'two');
  expect((await on.sandbox.git('rev-parse', BRANCH)).trim()).toBe(again);
  expect((await on.sandbox.git('rev-parse', `${BRANCH}-leftover-backend-1`)).trim()).toBe(lost);
});

it('keeps what every interruption left, also what the agent had committed itself', async () => {
  const on = await stage();
  const path = await on.workspaces.at('backend', on.base, 'write');
  put(path, 'server/one.js', 'one');
  await on.workspaces.at('backend', on.base, 'write');
  put(path, 'server/two.js', 'two');
  await on.workspaces.at('backend', on.base, 'write');
  put(path, 'server/three.js', 'three');
  await on.agentGit('add', '--all');
  await on.agentGit('commit', '--quiet', '-m', 'by the agent itself');
  await on.workspaces.at('backend', on.base, 'write');
  // Nothing is left behind twice, or where it is kept anyway.
  await on.agentGit('checkout', '--quiet', `${BRANCH}-leftover-backend-3`);
  await on.workspaces.at('backend', on.base, 'write');

  expect(await on.branches()).toEqual([1, 2, 3].map((n) => `${BRANCH}-leftover-backend-${n}`).concat('main'));
  for (const [index, name] of ['one', 'two', 'three'].entries()) {
    const changed = await on.sandbox.git('diff', '--name-only', on.base, `${BRANCH}-leftover-backend-${index + 1}`);
    expect(changed).toBe(`server/${name}.js\n`);
  }
  expect((await on.agentGit('rev-parse', 'HEAD')).trim()).toBe(on.base);
});

it('keeps work that is refused a second time beside the first', async () => {
  const on = await stage();
  const first = await work(on, on.base, 'one');
  expect(await on.workspaces.setAside('backend', on.base)).toBe(`${BRANCH}-refused-backend-1`);
  expect(await on.workspaces.setAside('backend', first)).toBe(`${BRANCH}-refused-backend-2`);
});

it("commits on no branch of a person's, whatever the agent has checked out", async () => {
  const on = await stage();
  await on.sandbox.git('branch', 'feature');
  await on.workspaces.at('backend', on.base, 'write');
  await on.agentGit('checkout', '--quiet', 'feature');
  put(on.backend, 'server/main.js', 'work');
  const commit = await on.workspaces.commit('backend', on.base, 'work');
  expect((await on.sandbox.git('rev-parse', 'feature')).trim()).toBe(on.base);
  expect((await on.agentGit('rev-parse', 'HEAD')).trim()).toBe(commit);

  await on.workspaces.discard('backend', on.base);
  await on.agentGit('checkout', '--quiet', 'feature');
  put(on.backend, 'server/main.js', 'interrupted');
  await on.workspaces.at('backend', on.base, 'write');
  await on.agentGit('checkout', '--quiet', 'feature');
  await on.agentGit('commit', '--quiet', '--allow-empty', '-m', 'by a reader');
  const feature = await on.sandbox.git('rev-parse', 'feature');
  expect(await on.workspaces.isUntouched('backend', on.base)).toBe(false);
  await on.workspaces.discard('backend', on.base);
  expect(await on.workspaces.isUntouched('backend', on.base)).toBe(true);
  expect(await on.sandbox.git('rev-parse', 'feature')).toBe(feature);
});

it('takes up a worktree whose agent was on a branch without a commit, and keeps its files', async () => {
  const on = await stage();
  await on.workspaces.at('backend', on.base, 'write');
  await on.agentGit('checkout', '--quiet', '--orphan', 'new-start');
  put(on.backend, 'server/new.js', 'new');
  expect(await faultOf(on.workspaces.commit('backend', on.base, 'work'))).toBe(
    `role backend has rewritten the history that its work began with (${on.base.slice(0, 12)})`,
  );
  await on.workspaces.at('backend', on.base, 'write');
  expect(await on.sandbox.git('show', `${BRANCH}-leftover-backend-1:server/new.js`)).toBe('new');
});

it('throws away what checks leave behind, and what an interrupted merge does', async () => {
  const on = await stage();
  await on.workspaces.at('backend', on.base, 'read');
  put(on.backend, 'report.xml', 'by a check');
  put(on.backend, 'server/main.js', 'by a check');
  await on.agentGit('init', '--quiet', 'inner');
  await on.workspaces.discard('backend', on.base);
  expect(await on.agentGit('status', '--porcelain', '--ignored')).toBe('');

  put(on.sandbox.dir, 'server/main.js', 'one way');
  await on.sandbox.git('commit', '--quiet', '--all', '-m', 'by a person');
  put(on.backend, 'server/main.js', 'another way');
  await on.agentGit('commit', '--quiet', '--all', '-m', 'by an agent');
  await expect(on.agentGit('merge', 'main')).rejects.toThrow('git');
  await on.workspaces.discard('backend', on.base);
  expect(await on.agentGit('status', '--porcelain', '--ignored')).toBe('');
  await on.workspaces.at('backend', on.base, 'write');
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
  await on.workspaces.at('backend', on.base, 'read');
  expect(await on.workspaces.isUntouched('backend', on.base)).toBe(true);
  put(on.backend, 'server/by-reader.js', 'x');
  expect(await on.workspaces.isUntouched('backend', on.base)).toBe(false);

  rmSync(join(on.backend, 'server/by-reader.js'));
  await on.agentGit('status');
  put(on.backend, 'server/main.js', 'x');
  expect(await on.agentGit('status', '--porcelain', '--branch')).not.toContain('main.js');
  expect(await on.workspaces.isUntouched('backend', on.base)).toBe(false);
  await on.workspaces.discard('backend', on.base);

  await on.agentGit('mv', 'server/main.js', 'web/main.js');
  await on.agentGit('update-index', '--add', '--cacheinfo', `160000,${on.base},web/module`);
  mkdirSync(join(on.backend, 'web/module'));
  const commit = (await on.workspaces.commit('backend', on.base, 'Über\n\n# kept\n')) ?? '';
  const git = gitIn(on.sandbox.dir);
  expect(await git.changedPaths(on.base, commit)).toEqual(['server/main.js', 'web/main.js', 'web/module']);
  expect(await git.commitsBetween(on.base, commit)).toEqual([{ commit, subject: 'Über' }]);
  expect(await git.diffStat(on.base, commit)).toMatch(/^ \{server => web\}\/main\.js \| 0\n web\/module +\| 1 \+\n/);
  expect(await on.sandbox.git('log', '-1', '--no-show-signature', '--format=%b', commit)).toBe('# kept\n\n');
});

it('holds the commit that counts against ownership, not one that an agent put in its place', async () => {
  const on = await stage();
  await on.workspaces.at('backend', on.base, 'write');
  put(on.backend, 'web/index.html', "another role's file");
  const commit = (await on.workspaces.commit('backend', on.base, 'work')) ?? '';
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
  await on.workspaces.discard('backend', on.base);
  await on.workspaces.removeAll('remove');
  expect(existsSync(join(on.sandbox.home, 'ran'))).toBe(false);
});

it('commits neither links nor copies, and hides their paths only as long as a run has worktrees', async () => {
  const on = await stage({ readiness: { link: ['data'], copy: ['./.env', 'docs/shop.md'] } });
  const exclude = join(on.sandbox.dir, '.git/info/exclude');
  const before = readFileSync(exclude, 'utf8');
  on.sandbox.write('data/x', '1');
  on.sandbox.write('.env', 'SECRET=1');
  on.sandbox.write('docs/shop.md', 'not yet committed');
  await on.workspaces.at('backend', on.base, 'write');
  expect(readFileSync(join(on.backend, '.env'), 'utf8')).toBe('SECRET=1');
  expect(readFileSync(join(on.backend, 'data/x'), 'utf8')).toBe('1');
  expect(await on.workspaces.commit('backend', on.base, 'work')).toBeUndefined();

  const other = createWorkspaces({
    main: on.sandbox.dir,
    commonDir: join(on.sandbox.dir, '.git'),
    folder: join(on.sandbox.dir, '.worktrees', 'run-2'),
    branch: 'coord/run-2',
    readiness: { link: ['data'], copy: ['.env'] },
  });
  await other.at('backend', on.base, 'write');
  await on.workspaces.removeAll('keep');
  expect(readFileSync(exclude, 'utf8')).toBe(
    `${before}\n# coord: begin (written by \`coord run\` for what worktrees.link and worktrees.copy name)\n/data\n/.env\n# coord: end\n`,
  );
  await other.removeAll('keep');
  expect(readFileSync(exclude, 'utf8')).toBe(before);
});

it('makes a worktree ready again whose setup was cut short', async () => {
  const on = await stage({
    readiness: { link: [], copy: [], setup: 'echo half > made; test -e ../../../go && echo whole > made' },
  });
  expect(await faultOf(on.workspaces.at('backend', on.base, 'write'))).toBe(
    `worktrees.setup failed in ${on.backend}: `,
  );
  on.sandbox.write('go', '');
  await on.workspaces.at('backend', on.base, 'write');
  expect(readFileSync(join(on.backend, 'made'), 'utf8')).toBe('whole\n');
  expect(await on.branches()).toEqual(['main']);
});

it('removes its worktrees, and names those that it has to leave', async () => {
  const on = await stage();
  for (const role of ['backend', 'frontend', 'writer', 'tester']) await on.workspaces.at(role, on.base, 'write');
  await on.agentGit('worktree', 'lock', '.');
  put(join(on.folder, 'writer'), 'docs/shop.md', 'by a person, while the run waited');
  rmSync(join(on.folder, 'tester'), { recursive: true });
  expect(await on.workspaces.removeAll('keep')).toEqual([on.backend, join(on.folder, 'writer')]);
  expect(existsSync(join(on.folder, 'frontend'))).toBe(false);
  expect(await on.workspaces.removeAll('remove')).toEqual([on.backend]);
  await on.agentGit('worktree', 'unlock', '.');
  expect(await on.workspaces.removeAll('keep')).toEqual([]);
  expect(existsSync(on.folder)).toBe(false);
  expect((await on.sandbox.git('worktree', 'list')).trim().split('\n')).toHaveLength(1);
});

it('deletes the branches that it made, and none of a person', async () => {
  const on = await stage();
  const tip = await work(on, on.base, 'one');
  await on.workspaces.setAside('backend', tip);
  const persons = [`${BRANCH}-mine`, `${BRANCH}0`, `${BRANCH}-leftover-notes`];
  for (const name of persons) await on.sandbox.git('branch', name, tip);
  await on.workspaces.deleteBranches(on.base);
  expect(await on.branches()).toEqual([BRANCH, ...persons, 'main'].sort());
  await on.workspaces.deleteBranches(tip);
  expect(await on.branches()).toEqual([...persons, 'main'].sort());
});
