import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COORD, createSandbox, type Sandbox } from '../../support/sandbox.ts';
import {
  expectDone,
  FRONTEND,
  type Hooked,
  hookedSandbox,
  PERSON,
  program,
  usualHooks,
} from '../../support/git-hooks.ts';

/** What a person's hooks have written down, in their order. */
const called = ({ home }: Sandbox): string[] =>
  existsSync(join(home, 'called'))
    ? readFileSync(join(home, 'called'), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];

/** A hook in sh that writes down its name and arguments, and fails where a file says so. */
const NOTING = `#!/bin/sh
echo "\${0##*/} $*" >> "$HOME/called"
[ ! -e "$HOME/refuse" ]
`;

const commit = ['commit', '--quiet', '--allow-empty', '-m', 'work'];

/** What husky 9 writes: generated programs that hand on to the tracked files of .husky. */
function husky({ dir }: Sandbox): void {
  const generated = join(dir, '.husky/_');
  program(
    join(generated, 'h'),
    '#!/usr/bin/env sh\nn=$(basename "$0")\ns=$(dirname "$(dirname "$0")")/$n\n[ ! -f "$s" ] && exit 0\nsh -e "$s" "$@"\n',
  );
  for (const name of ['pre-commit', 'commit-msg']) program(join(generated, name), '#!/usr/bin/env sh\n. "${0%/*}/h"');
  writeFileSync(join(generated, '.gitignore'), '*');
}

interface Kind {
  kind: string;
  /** Puts the person's hook in. */
  put(sandbox: Sandbox): unknown;
  /** What it writes down at a commit. */
  notes?: string[];
}

const KINDS: Kind[] = [
  { kind: 'a plain hook', put: (sandbox) => program(join(usualHooks(sandbox), 'pre-commit'), NOTING) },
  {
    kind: 'a hook without a first line',
    put: (sandbox) => program(join(usualHooks(sandbox), 'pre-commit'), NOTING.replace('#!/bin/sh\n', '')),
  },
  {
    kind: 'a hook in another language',
    put: (sandbox) =>
      program(
        join(usualHooks(sandbox), 'pre-commit'),
        `#!/usr/bin/env node\nconst { appendFileSync, existsSync } = require('node:fs');\nconst at = process.env.HOME;\nappendFileSync(at + '/called', 'pre-commit \\n');\nprocess.exitCode = existsSync(at + '/refuse') ? 1 : 0;\n`,
      ),
  },
  {
    kind: 'one program for all hooks, behind a link',
    put: (sandbox) => {
      program(join(sandbox.dir, 'web/hooks/every.sh'), NOTING);
      mkdirSync(usualHooks(sandbox), { recursive: true });
      symlinkSync('../../web/hooks/every.sh', join(usualHooks(sandbox), 'pre-commit'));
    },
  },
  {
    kind: 'husky',
    put: async (sandbox) => {
      program(join(sandbox.dir, '.husky/pre-commit'), NOTING, 0o644);
      husky(sandbox);
      await sandbox.git('config', 'core.hooksPath', '.husky/_');
    },
  },
  {
    kind: 'lefthook',
    put: (sandbox) => {
      program(
        join(sandbox.home, 'bin/lefthook'),
        '#!/bin/sh\necho "pre-commit " >> "$HOME/called"\n[ ! -e "$HOME/refuse" ]\n',
      );
      program(
        join(usualHooks(sandbox), 'pre-commit'),
        '#!/bin/sh\nif [ "$LEFTHOOK" = "0" ]; then\n  exit 0\nfi\ncall_lefthook() { "$HOME/bin/lefthook" "$@"; }\ncall_lefthook run "pre-commit" "$@"\n',
      );
    },
  },
  {
    kind: 'a tracked folder',
    put: async (sandbox) => {
      program(join(sandbox.dir, '.githooks/pre-commit'), NOTING);
      await sandbox.git('add', '.githooks');
      await sandbox.git('config', 'core.hooksPath', '.githooks');
    },
  },
  {
    kind: 'the hooks of all repositories',
    put: async (sandbox) => {
      program(join(sandbox.home, 'hooks/pre-commit'), NOTING);
      await sandbox.exec('git', ['config', '--global', 'core.hooksPath', '~/hooks']);
    },
  },
];

describe.each(KINDS)('$kind', ({ put, notes = ['pre-commit '] }) => {
  it('runs first, and its refusal counts; then coord has its say', async () => {
    const hooked = await hookedSandbox(put);
    await expectDone(hooked, PERSON, commit);
    expect(called(hooked)).toEqual(notes);
    hooked.write('server/main.js', 'changed');
    const refused = await hooked.as(FRONTEND, ['commit', '-qm', 'work', 'server/main.js']);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('owned by role backend') });
    expect(called(hooked)).toEqual([...notes, ...notes]);
    writeFileSync(join(hooked.home, 'refuse'), '');
    const head = await hooked.git('rev-parse', 'HEAD');
    expect((await hooked.as(PERSON, commit)).code).toBe(1);
    expect(await hooked.git('rev-parse', 'HEAD')).toBe(head);
  });

  it('is as it was, byte for byte, after coord has gone', async () => {
    let before: Record<string, string> = {};
    const hooked = await hookedSandbox(async (sandbox) => {
      await put(sandbox);
      before = everyFile(sandbox);
    });
    const changed = Object.entries(everyFile(hooked)).filter(
      ([path, value]) => before[path] !== undefined && before[path] !== value,
    );
    expect(changed.map(([path]) => path)).toEqual(['.git/config', '.git/info/exclude']);
    expect((await hooked.coord(['hooks', 'install'])).stdout).not.toContain('written');
    expect(await hooked.coord(['hooks', 'uninstall'])).toMatchObject({ code: 0 });
    const after = everyFile(hooked);
    for (const path of Object.keys(after)) if (path.startsWith('.git/coord/')) delete after[path];
    expect(after).toEqual(before);
  });
});

/** Every file of the repository with its mode and text, but for what git itself keeps changing. */
function everyFile({ dir }: Sandbox): Record<string, string> {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(dir, path)).isFile(),
  );
  const kept = files.filter((path) => !/^\.git\/(?:objects|logs|index|COMMIT_EDITMSG|HEAD|refs)/.test(path));
  return Object.fromEntries(
    kept.map((path) => [
      path,
      `${(statSync(join(dir, path)).mode & 0o7777).toString(8)} ${readFileSync(join(dir, path), 'latin1')}`,
    ]),
  );
}

describe('hooks of a person', () => {
  it('of other names run too, those that come later as well, each with what git gives it', async () => {
    const hooked = await hookedSandbox();
    for (const name of ['commit-msg', 'post-commit', 'post-checkout', 'pre-push'])
      program(join(usualHooks(hooked), name), NOTING.replace('[ !', 'cat >> "$HOME/called"; [ !'));
    await expectDone(hooked, PERSON, commit);
    await expectDone(hooked, PERSON, ['checkout', '--quiet', '-b', 'x']);
    await hooked.git('init', '--quiet', '--bare', '../bare');
    await expectDone(hooked, PERSON, ['push', '--quiet', '../bare', 'x']);
    const head = (await hooked.git('rev-parse', 'HEAD')).trim();
    expect(called(hooked)).toEqual([
      'commit-msg .git/COMMIT_EDITMSG',
      'post-commit ',
      `post-checkout ${head} ${head} 1`,
      'pre-push ../bare ../bare',
      `refs/heads/x ${head} refs/heads/x ${'0'.repeat(40)}`,
    ]);
    writeFileSync(join(hooked.home, 'refuse'), '');
    expect((await hooked.as(PERSON, commit)).code).toBe(1);
  });

  it('for reference-transaction get every state and every line, and their refusal counts', async () => {
    const hooked = await hookedSandbox((sandbox) =>
      program(
        join(usualHooks(sandbox), 'reference-transaction'),
        '#!/bin/sh\nwhile read -r line; do echo "$1 ${line##* }" >> "$HOME/called"; done\n[ ! -e "$HOME/refuse" ]\n',
      ),
    );
    await expectDone(hooked, FRONTEND, ['branch', 'x']);
    expect(called(hooked)).toEqual(['prepared refs/heads/x', 'committed refs/heads/x']);
    writeFileSync(join(hooked.home, 'refuse'), '');
    expect((await hooked.as(PERSON, ['branch', 'y'])).code).not.toBe(0);
    expect(await hooked.git('branch', '--list', 'y')).toBe('');
  });

  it('for reference-transaction are found where they are put later', async () => {
    const hooked = await hookedSandbox();
    await expectDone(hooked, PERSON, ['branch', 'x']);
    program(join(hooked.home, 'hooks/reference-transaction'), NOTING);
    await hooked.exec('git', ['config', '--global', 'core.hooksPath', join(hooked.home, 'hooks')]);
    await expectDone(hooked, PERSON, ['branch', 'y']);
    expect(called(hooked)).toEqual(['reference-transaction prepared', 'reference-transaction committed']);
  });

  it('do not run where they are not executable, as git does not run them', async () => {
    const hooked = await hookedSandbox((sandbox) => program(join(usualHooks(sandbox), 'pre-commit'), NOTING, 0o644));
    writeFileSync(join(hooked.home, 'refuse'), '');
    await expectDone(hooked, PERSON, commit);
    expect(called(hooked)).toEqual([]);
    chmodSync(join(usualHooks(hooked), 'pre-commit'), 0o755);
    expect((await hooked.as(PERSON, commit)).code).toBe(1);
  });

  it('run in every worktree; a folder that is relative is that of the worktree, as for git', async () => {
    const hooked = await hookedSandbox(async (sandbox) => {
      program(join(sandbox.dir, '.githooks/pre-commit'), NOTING);
      await sandbox.git('add', '--all');
      await sandbox.git('commit', '--quiet', '-m', 'hooks');
      await sandbox.git('config', 'core.hooksPath', '.githooks');
    });
    const worktree = join(dirname(hooked.dir), 'worktree');
    await expectDone(hooked, PERSON, ['worktree', 'add', '--quiet', worktree]);
    await expectDone(hooked, PERSON, commit, join(worktree, 'server'));
    expect(called(hooked)).toEqual(['pre-commit ']);
    writeFileSync(join(worktree, 'server/main.js'), 'changed');
    expect((await hooked.as(FRONTEND, ['commit', '-qam', 'work', '--no-verify'], worktree)).code).toBe(128);
  });
});

describe('tools that set their own hooks', () => {
  it('husky, at every npm install: coord is still asked, and husky too', async () => {
    const hooked = await hookedSandbox();
    program(join(hooked.dir, '.husky/pre-commit'), NOTING, 0o644);
    husky(hooked);
    await hooked.exec('git', ['config', 'core.hooksPath', '.husky/_']);
    hooked.write('server/main.js', 'changed');
    expect((await hooked.as(FRONTEND, ['commit', '-qam', 'work'])).stderr).toContain('owned by role backend');
    expect(called(hooked)).toEqual(['pre-commit ']);
  });

  it('lefthook, which puts aside what it replaces, and can do so again after coord has been put in once more', async () => {
    const hooked = await hookedSandbox();
    const where = join(hooked.dir, '.git/coord-hooks/hooks');
    renameSync(join(where, 'pre-commit'), join(where, 'pre-commit.old'));
    program(join(where, 'pre-commit'), NOTING);
    await hooked.coord(['hooks', 'install']);
    expect(readdirSync(where)).not.toContain('pre-commit.old');
    expect(readdirSync(usualHooks(hooked)).filter((name) => !name.endsWith('.sample'))).toEqual(['pre-commit']);
    await expectDone(hooked, PERSON, commit);
    expect(called(hooked)).toEqual(['pre-commit ']);
  });

  it('one that asks git where its hooks are: what it puts there is handed back, and nothing of it is lost', async () => {
    const hooked = await hookedSandbox();
    const where = (await hooked.exec('git', ['rev-parse', '--git-path', 'hooks'])).stdout.trim();
    program(join(where, 'pre-commit'), NOTING);
    program(join(where, 'pre-push'), `${NOTING}# mine\n`);
    program(join(usualHooks(hooked), 'pre-push'), NOTING);
    await expectDone(hooked, PERSON, commit);
    hooked.write('server/main.js', 'changed');
    expect((await hooked.as(FRONTEND, ['commit', '-qam', 'work'])).stderr).toContain('owned by role backend');
    const installed = await hooked.coord(['hooks', 'install']);
    expect(installed.stdout).toContain(`kept      ${join('.git/coord-hooks/hooks/pre-push')}\n`);
    expect(readFileSync(join(usualHooks(hooked), 'pre-commit'), 'utf8')).toBe(NOTING);
    await expectDone(hooked, PERSON, commit);
    expect(called(hooked)).toEqual(['pre-commit ', 'pre-commit ', 'pre-commit ']);
    expect((await hooked.coord(['hooks', 'uninstall'])).stdout).toContain(
      'kept      .git/coord-hooks/hooks/pre-push\n',
    );
    expect(readFileSync(join(where, 'pre-push'), 'utf8')).toBe(`${NOTING}# mine\n`);
    expect(readdirSync(where)).toEqual(['pre-push']);
  });
});

it('a repository that has been moved runs the hooks of the person', async () => {
  const hooked = await hookedSandbox((sandbox) => program(join(usualHooks(sandbox), 'pre-commit'), NOTING));
  const moved = join(dirname(hooked.dir), 'moved [here] *');
  await hooked.exec('mv', [hooked.dir, moved], { cwd: dirname(hooked.dir) });
  await expectDone(hooked, PERSON, commit, moved);
  expect(called(hooked)).toEqual(['pre-commit ']);
  expect(await hooked.coord(['hooks', 'install'], { cwd: moved })).toMatchObject({ code: 0 });
  writeFileSync(join(moved, 'server/main.js'), 'changed');
  expect((await hooked.as(FRONTEND, ['commit', '--no-verify', '-qam', 'work'], moved)).code).toBe(128);
});

describe('what is broken', () => {
  const breakings: [string, (hooked: Hooked) => void][] = [
    ['a config that cannot be read', (hooked) => hooked.write('coord.config.yaml', 'version: [')],
    ['no config', (hooked) => rmSync(join(hooked.dir, 'coord.config.yaml'))],
    ['no program', (hooked) => rmSync(join(hooked.dir, '.git/coord/bin/hook.cjs'))],
    ['a program that is no program', (hooked) => hooked.write('.git/coord/bin/hook.cjs', 'throw 1')],
    ['no body', (hooked) => rmSync(join(hooked.dir, '.git/coord/bin/hook-body.js'))],
    ['no state', (hooked) => rmSync(join(hooked.dir, '.git/coord'), { recursive: true })],
    ['no record', (hooked) => hooked.write('.git/coord/hooks.json', '{')],
  ];
  it.each(breakings)('%s: an agent is refused and told why, a person is told', async (_, breakIt) => {
    const hooked = await hookedSandbox();
    // Without anything leased there is nothing to tell a person of, and nothing is looked at.
    await hooked.coord(['lease', 'acquire', 'web/main.js'], { env: FRONTEND });
    breakIt(hooked);
    const ended = await hooked.as(PERSON, commit);
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain('coord: ');
    const head = await hooked.git('rev-parse', 'HEAD');
    for (const more of [[], ['--no-verify']]) {
      const refused = await hooked.as(FRONTEND, [...commit, ...more]);
      expect(refused.code).not.toBe(0);
      expect(refused.stderr).toMatch(/coord: .*(?:person|coord hooks install)/s);
    }
    expect(await hooked.git('rev-parse', 'HEAD')).toBe(head);
  });

  it('no folder of hooks at all: git goes on without', async () => {
    const hooked = await hookedSandbox();
    rmSync(join(hooked.dir, '.git/coord-hooks'), { recursive: true });
    await expectDone(hooked, PERSON, commit);
    expect(await hooked.coord(['hooks', 'uninstall'])).toMatchObject({ code: 0 });
    expect(await hooked.git('config', '--list', '--local')).not.toContain('coord');
  });

  it('where the config only warns, an agent is told and goes on', async () => {
    const hooked = await hookedSandbox((sandbox) =>
      sandbox.write(
        'coord.config.yaml',
        sandbox.read('coord.config.yaml').replace('unowned: deny', 'mode: warn\n  unowned: deny'),
      ),
    );
    hooked.write('server/main.js', 'changed');
    await expectDone(hooked, FRONTEND, ['commit', '-qam', 'work']);
    hooked.write('coord.config.yaml', 'version: [');
    expect((await hooked.as(FRONTEND, commit)).code).toBe(0);
  });

  it('what a person has unlocked may be committed, also where the config is broken', async () => {
    const hooked = await hookedSandbox();
    hooked.write('server/main.js', 'changed');
    expect(await hooked.coord(['unlock', 'server/main.js', '--for', '1h', '--reason', 'a move'])).toMatchObject({
      code: 0,
    });
    await expectDone(hooked, FRONTEND, ['commit', '-qam', 'work']);
    hooked.write('coord.config.yaml', 'version: [');
    expect((await hooked.as(FRONTEND, commit)).code).toBe(1);
    expect(await hooked.coord(['unlock', '--everything', '--for', '1h', '--reason', 'mending'])).toMatchObject({
      code: 0,
    });
    expect((await hooked.as(FRONTEND, commit)).code).toBe(0);
  });
});

it('whoever may read the repository may read where its hooks are, whatever the umask of whoever put them in', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const modeOf = (path: string) => statSync(join(sandbox.dir, '.git', path)).mode & 0o777;
  for (const [mode, expected] of [
    [0o775, 0o755],
    [0o750, 0o750],
    [0o700, 0o700],
  ] as const) {
    chmodSync(join(sandbox.dir, '.git'), mode);
    const installed = await sandbox.exec('sh', ['-c', `umask 077; '${process.execPath}' '${COORD}' hooks install`]);
    expect(installed).toMatchObject({ code: 0, stderr: '' });
    expect([modeOf('coord-hooks'), modeOf('coord-hooks/hooks')]).toEqual([expected, expected]);
  }
  expect([modeOf('coord-hooks/config'), modeOf('coord-hooks/hooks/pre-commit')]).toEqual([0o644, 0o755]);
});

it('git settings that end anyhow come back exactly', async () => {
  for (const ending of ['', '\n', '\n\n# the end', '\n[core]\n\thooksPath = ']) {
    const sandbox = await createSandbox('test/fixtures/team');
    const config = join(sandbox.dir, '.git/config');
    writeFileSync(config, `${readFileSync(config, 'latin1').trimEnd()}${ending}`, 'latin1');
    chmodSync(config, 0o640);
    const before = readFileSync(config);
    expect(await sandbox.coord(['hooks', 'install'])).toMatchObject({ code: 0 });
    expect(statSync(config).mode & 0o777).toBe(0o640);
    await sandbox.git('config', 'branch.x.description', 'later');
    await sandbox.git('config', '--remove-section', 'branch.x');
    expect(await sandbox.coord(['hooks', 'uninstall'])).toMatchObject({ code: 0 });
    expect(readFileSync(config).equals(before)).toBe(true);
  }
});
