import { appendFileSync, chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sendEvent, SETTINGS } from '../support/hook-client.ts';
import { COORD, createSandbox, type Ended, type Sandbox } from '../support/sandbox.ts';

interface Finding {
  severity: string;
  check: string;
  where: string;
  what: string;
  mend: string;
}

/** A team with the hooks in its main checkout and in one worktree more. */
interface Installed {
  sandbox: Sandbox;
  worktree: string;
  /** A file of the state. */
  state(path: string): string;
  doctor(env?: Record<string, string>): Promise<{ code: number; findings: Finding[]; stderr: string }>;
}

async function installed(): Promise<Installed> {
  const sandbox = await createSandbox('test/fixtures/team');
  const worktree = join(sandbox.dir, '../frontend');
  await sandbox.git('worktree', 'add', '--quiet', worktree);
  expect(await sandbox.coord(['hooks', 'install'])).toMatchObject({ code: 0 });
  const client = { COORD_CLAUDE: join(sandbox.home, 'claude') };
  writeFileSync(client.COORD_CLAUDE, '#!/bin/sh\necho "2.1.329 (Claude Code)"\n', { mode: 0o755 });
  return {
    sandbox,
    worktree,
    state: (path) => join(sandbox.dir, '.git/coord', path),
    doctor: async (env = {}) => {
      const { code, stdout, stderr } = await sandbox.coord(['doctor', '--json'], { env: { ...client, ...env } });
      const lines = stdout.split('\n').filter((line) => line !== '');
      return { code, stderr, findings: lines.map((line) => JSON.parse(line) as Finding) };
    },
  };
}

/** What is done as a mend says: commands by a shell that finds coord, all else by the hand of a test. */
async function follow({ sandbox }: Installed, mend: string, byHand: Record<string, () => unknown>): Promise<void> {
  const hand = byHand[mend];
  if (hand) return void (await hand());
  const bin = join(sandbox.home, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'coord'), `#!/bin/sh\nexec '${process.execPath}' '${COORD}' "$@"\n`, { mode: 0o755 });
  const done: Ended = await sandbox.exec('sh', ['-c', mend], { env: { PATH: `${bin}:${process.env['PATH']}` } });
  expect(done, mend).toMatchObject({ code: 0 });
}

type Settings = Record<string, unknown> & { hooks: Record<string, { matcher?: string; hooks: object[] }[]> };

/** Changes a settings file that is there. */
function edit(path: string, change: (settings: Settings) => unknown): void {
  const settings = JSON.parse(readFileSync(path, 'utf8')) as Settings;
  change(settings);
  writeFileSync(path, JSON.stringify(settings, undefined, 2));
}

/** Changes the hook before a tool. */
function editHook(path: string, change: (hook: Record<string, unknown>) => unknown): void {
  edit(path, ({ hooks }) => change(hooks['PreToolUse']?.[0]?.hooks[0] as Record<string, unknown>));
}

const SWITCH = '{ "disableAllHooks": true }';
const settingsOf = ({ sandbox }: Installed) => join(sandbox.dir, SETTINGS);

interface Way {
  what: string;
  disable(place: Installed): void | Promise<unknown>;
  /** The check that finds it, and what it says. */
  found: [check: string, what: string | RegExp];
  env?: (place: Installed) => Record<string, string>;
  /** What a person does where the mend is no command. */
  byHand?: (place: Installed) => Record<string, () => unknown>;
}

const WAYS: Way[] = [
  {
    what: 'the settings file of the main checkout is removed',
    disable: (place) => rmSync(settingsOf(place)),
    found: ['entries', "it is missing, and coord's hooks with it"],
  },
  {
    what: 'the settings file of a worktree is removed',
    disable: ({ worktree }) => rmSync(join(worktree, SETTINGS)),
    found: ['entries', "it is missing, and coord's hooks with it"],
  },
  {
    what: 'all hooks are taken out',
    disable: (place) => writeFileSync(settingsOf(place), '{ "model": "opus" }'),
    found: ['entries', 'it has no hooks of coord'],
  },
  {
    what: 'one hook is taken out',
    disable: (place) => edit(settingsOf(place), ({ hooks }) => delete hooks['PreToolUse']),
    found: ['entries', "coord's hook is missing for PreToolUse"],
  },
  {
    what: 'the matcher is narrowed',
    disable: (place) =>
      edit(settingsOf(place), ({ hooks }) => Object.assign(hooks['PreToolUse']?.[0] ?? {}, { matcher: 'Bash' })),
    found: ['entries', `coord's hook for PreToolUse is altered: its matcher is "Bash", not "*"`],
  },
  {
    what: '|| exit 2 is taken off',
    disable: (place) =>
      editHook(settingsOf(place), (hook) => (hook['command'] = String(hook['command']).replace(' || exit 2', ''))),
    found: ['entries', "coord's hook for PreToolUse is altered: its command is another"],
  },
  {
    what: '|| true is put in its place',
    disable: (place) =>
      editHook(settingsOf(place), (hook) => (hook['command'] = String(hook['command']).replace('exit 2', 'true'))),
    found: ['entries', "coord's hook for PreToolUse is altered: its command is another"],
  },
  {
    what: 'the command is preceded by one that ends it',
    disable: (place) => editHook(settingsOf(place), (hook) => (hook['command'] = `exit 0; ${String(hook['command'])}`)),
    found: ['entries', "coord's hook for PreToolUse is altered: its command is another"],
  },
  {
    what: 'a failing hook blocks no more',
    disable: (place) => editHook(settingsOf(place), (hook) => delete hook['onFailure']),
    found: ['entries', `coord's hook for PreToolUse is altered: "onFailure" is not as coord writes it`],
  },
  {
    what: 'the hook is made to run in the background',
    disable: (place) => editHook(settingsOf(place), (hook) => (hook['async'] = true)),
    found: ['entries', `coord's hook for PreToolUse is altered: "async" is not as coord writes it`],
  },
  {
    what: 'Node.js is gone from where the hooks start it',
    disable: (place) => {
      const text = readFileSync(settingsOf(place), 'utf8').replaceAll(process.execPath, '/opt/old/bin/node');
      writeFileSync(settingsOf(place), text);
    },
    found: ['entries', 'the hooks are started with /opt/old/bin/node, which is not there or not executable'],
  },
  {
    what: 'the settings are no JSON any more',
    disable: (place) => writeFileSync(settingsOf(place), readFileSync(settingsOf(place), 'utf8').replace(/\}\s*$/, '')),
    found: ['entries', /^the client ignores it, and coord's hooks with it: This is not JSON/],
    byHand: (place) => ({
      'mend the file by hand, then coord hooks install': () =>
        writeFileSync(settingsOf(place), `${readFileSync(settingsOf(place), 'utf8')}}`),
    }),
  },
  {
    what: 'a hook without a type stands beside them',
    disable: (place) => edit(settingsOf(place), ({ hooks }) => (hooks['Notification'] = [{ hooks: [{}] }])),
    found: ['entries', /^the client ignores it, and coord's hooks with it: This hook must be an object with a "type"/],
    byHand: (place) => ({
      'mend the file by hand, then coord hooks install': () =>
        edit(settingsOf(place), ({ hooks }) => delete hooks['Notification']),
    }),
  },
  {
    what: 'the settings are closed to their owner',
    disable: (place) => chmodSync(settingsOf(place), 0),
    found: ['entries', 'its owner may not read it'],
  },
  {
    what: 'git tracks the settings',
    disable: ({ sandbox }) => sandbox.git('add', '--force', SETTINGS),
    found: ['entries', 'git tracks it, and what coord writes into it is for this machine alone'],
  },
  {
    what: "disableAllHooks in the worktree's own settings",
    disable: (place) => edit(settingsOf(place), (settings) => (settings['disableAllHooks'] = true)),
    found: ['off-switch', '"disableAllHooks" is set: the client runs no hooks'],
    byHand: (place) => ({
      'take "disableAllHooks" out of this file': () =>
        edit(settingsOf(place), (settings) => delete settings['disableAllHooks']),
    }),
  },
  {
    what: "disableAllHooks in the project's settings",
    disable: ({ sandbox }) => sandbox.write('.claude/settings.json', SWITCH),
    found: ['off-switch', '"disableAllHooks" is set: the client runs no hooks'],
    byHand: ({ sandbox }) => ({
      'take "disableAllHooks" out of this file': () => sandbox.write('.claude/settings.json', '{}'),
    }),
  },
  {
    what: "disableAllHooks in a person's settings",
    disable: ({ sandbox }) => {
      mkdirSync(join(sandbox.home, '.claude'));
      writeFileSync(join(sandbox.home, '.claude/settings.json'), SWITCH);
    },
    found: ['off-switch', '"disableAllHooks" is set: the client runs no hooks'],
    byHand: ({ sandbox }) => ({
      'take "disableAllHooks" out of this file': () => writeFileSync(join(sandbox.home, '.claude/settings.json'), '{}'),
    }),
  },
  {
    what: "disableAllHooks in a person's settings that lie elsewhere",
    disable: ({ sandbox }) => {
      mkdirSync(join(sandbox.home, 'mine'));
      writeFileSync(join(sandbox.home, 'mine/settings.json'), SWITCH);
    },
    env: ({ sandbox }) => ({ CLAUDE_CONFIG_DIR: join(sandbox.home, 'mine') }),
    found: ['off-switch', '"disableAllHooks" is set: the client runs no hooks'],
    byHand: ({ sandbox }) => ({
      'take "disableAllHooks" out of this file': () => writeFileSync(join(sandbox.home, 'mine/settings.json'), '{}'),
    }),
  },
  {
    what: "a mode without hooks in a person's settings",
    disable: ({ sandbox }) => {
      mkdirSync(join(sandbox.home, '.claude'));
      writeFileSync(join(sandbox.home, '.claude/settings.json'), '{ "env": { "CLAUDE_CODE_SAFE_MODE": "1" } }');
    },
    found: ['off-switch', 'CLAUDE_CODE_SAFE_MODE is set: the client runs without hooks'],
    byHand: ({ sandbox }) => ({
      'take "CLAUDE_CODE_SAFE_MODE" out of this file': () =>
        writeFileSync(join(sandbox.home, '.claude/settings.json'), '{ "env": { "CLAUDE_CODE_SAFE_MODE": "0" } }'),
    }),
  },
  {
    what: 'the hook program is gone',
    disable: ({ state }) => rmSync(state('bin/hook.cjs')),
    found: ['program', 'it is missing'],
  },
  {
    what: 'the hook program says nothing',
    disable: ({ state }) => writeFileSync(state('bin/hook.cjs'), 'process.stdin.resume();\n'),
    found: ['program', 'it is not what this coord installs'],
  },
  {
    what: 'what the hook loads is an older one',
    disable: ({ state }) => {
      writeFileSync(state('bin/hook-body.js'), `${readFileSync(state('bin/hook-body.js'), 'utf8')}\n`);
      writeFileSync(state('hooks.json'), readFileSync(state('hooks.json'), 'utf8').replace(/"0\.\d+\.\d+"/, '"0.0.1"'));
    },
    found: ['program', /^it is of coord 0\.0\.1, and this is \d/],
  },
  {
    what: 'the hook program is closed to its owner',
    disable: ({ state }) => chmodSync(state('bin/hook.cjs'), 0),
    found: ['program', 'its owner may not read it'],
  },
  {
    what: 'the coord that refusals name starts something else',
    disable: ({ state }) => writeFileSync(state('bin/coord'), '#!/bin/sh\n'),
    found: ['program', 'it is not what this coord installs'],
  },
  {
    what: 'others may put in another program',
    disable: ({ state }) => chmodSync(state('bin'), 0o777),
    found: ['program', 'others may change what is in this folder'],
  },
  {
    what: 'the record of the installation is gone',
    disable: ({ state }) => rmSync(state('hooks.json')),
    found: ['record', 'the record of what is installed is missing'],
  },
  {
    what: 'the record names another config',
    disable: ({ sandbox, state }) => {
      const mine = join(sandbox.dir, 'web/coord.config.yaml');
      writeFileSync(
        state('hooks.json'),
        readFileSync(state('hooks.json'), 'utf8').replace(/"configPath":"[^"]*"/, `"configPath":"${mine}"`),
      );
    },
    found: ['record', /^the hooks serve another config, .*\/web\/coord\.config\.yaml$/],
  },
  {
    what: "git's hook before a commit is removed",
    disable: ({ sandbox }) => rmSync(join(sandbox.dir, '.git/coord-hooks/hooks/pre-commit')),
    found: ['git-hooks', "of coord's git hooks pre-commit are missing"],
  },
  {
    what: "git's hook on branches says nothing",
    disable: ({ sandbox }) =>
      writeFileSync(join(sandbox.dir, '.git/coord-hooks/hooks/reference-transaction'), '#!/bin/sh\n'),
    found: ['git-hooks', 'this git hook is not what this coord installs'],
  },
  {
    what: "git's hook is not executable",
    disable: ({ sandbox }) => chmodSync(join(sandbox.dir, '.git/coord-hooks/hooks/pre-commit'), 0o644),
    found: ['git-hooks', 'this git hook is not executable, and git leaves it out'],
  },
  {
    what: 'core.hooksPath leads elsewhere',
    disable: ({ sandbox }) => appendFileSync(join(sandbox.dir, '.git/config'), '[core]\n\thooksPath = /dev/null\n'),
    found: ['git-hooks', 'git runs the hooks in /dev/null, by its local settings'],
  },
  {
    what: 'core.hooksPath leads elsewhere in one worktree',
    disable: async ({ sandbox, worktree }) => {
      await sandbox.git('config', 'extensions.worktreeConfig', 'true');
      await sandbox.git('-C', worktree, 'config', '--worktree', 'core.hooksPath', '.husky');
    },
    found: ['git-hooks', /^git runs the hooks in .*\.husky, by its worktree settings$/],
    byHand: ({ sandbox, worktree }) => ({
      'git config --worktree --unset-all core.hooksPath': () =>
        sandbox.git('-C', worktree, 'config', '--worktree', '--unset-all', 'core.hooksPath'),
    }),
  },
  {
    what: "git's settings name coord's hooks no more",
    disable: ({ sandbox }) => rmSync(join(sandbox.dir, '.git/coord-hooks/config')),
    found: ['git-hooks', "git runs no hooks of coord's here"],
  },
  {
    what: 'the config is broken',
    disable: ({ sandbox }) =>
      sandbox.write('coord.config.yaml', sandbox.read('coord.config.yaml').replace('unowned: deny', 'unowned: maybe')),
    found: ['config', /^coord\.config\.yaml:\d+:\d+: /],
    byHand: ({ sandbox }) => ({
      'A person has to mend it: coord validate shows every error': () =>
        sandbox.write(
          'coord.config.yaml',
          sandbox.read('coord.config.yaml').replace('unowned: maybe', 'unowned: deny'),
        ),
    }),
  },
  {
    what: 'V8 has compiled another program under its name',
    disable: async (place) => {
      // V8 trusts what it kept for a text of the same length.
      const { sandbox, state } = place;
      const body = readFileSync(state('bin/hook-body.js'), 'utf8');
      rmSync(state('bin/code-cache'), { recursive: true, force: true });
      writeFileSync(state('bin/hook-body.js'), body.replaceAll('"deny"', '"null"'));
      await sendEvent(sandbox, {
        worktree: sandbox.dir,
        path: join(sandbox.dir, 'server/x.js'),
        env: { COORD_ROLE: 'frontend' },
      });
      writeFileSync(state('bin/hook-body.js'), body);
    },
    found: ['canary', /^a write of server\/example by role frontend was to be refused, and the hook said: \{/],
  },
];

it('coord doctor is content with what was just installed', async () => {
  const place = await installed();
  expect(await place.doctor()).toEqual({ code: 0, findings: [], stderr: '' });
});

describe('coord doctor notices, and its mend helps, where', () => {
  it.each(WAYS)('$what', async (way) => {
    const place = await installed();
    const env = way.env?.(place) ?? {};
    await way.disable(place);

    const sick = await place.doctor(env);
    expect(sick.code).toBe(1);
    const [check, what] = way.found;
    const text = typeof what === 'string' ? what : expect.stringMatching(what);
    expect(sick.findings).toContainEqual(expect.objectContaining({ severity: 'fault', check, what: text }));

    // As a person would: the first mend, another look, and so on.
    let seen = sick;
    while (seen.findings.length > 0) {
      await follow(place, seen.findings[0]?.mend ?? '', way.byHand?.(place) ?? {});
      const now = await place.doctor(env);
      expect(now.findings.length).toBeLessThan(seen.findings.length);
      seen = now;
    }
    expect(seen.code).toBe(0);
  });
});
