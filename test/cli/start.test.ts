import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COORD, createSandbox, type Ended, type Sandbox } from '../support/sandbox.ts';

const IN_TERMINAL = resolve('test/support/in-terminal.py');
const SETTINGS = '.claude/settings.local.json';

interface Called {
  cwd: string;
  args: string[];
  env: Record<string, string>;
}

interface Team {
  sandbox: Sandbox;
  env: Record<string, string>;
  start(args: string[], options?: { cwd?: string; env?: Record<string, string> }): Promise<Ended>;
  /** What the client was started with. */
  called(): Called;
}

/** A team, and a client that notes how it was started. */
async function team({ change = (config: string) => config, client = 'exit 7' } = {}): Promise<Team> {
  const sandbox = await createSandbox('test/fixtures/team');
  sandbox.write('coord.config.yaml', change(sandbox.read('coord.config.yaml')));
  const [program, note] = [join(sandbox.home, 'claude'), join(sandbox.home, 'called')];
  const names = ['COORD_ROLE', 'COORD_BRIEFED', 'COORD_PORT', 'MINE'];
  const body = `pwd; printf '%s\\n' ${names.map((name) => `"${name}=$${name}"`).join(' ')}; printf '%s\\n' "$@"`;
  writeFileSync(program, `#!/bin/sh\n{ ${body}; } > '${note}'\n${client}\n`, { mode: 0o755 });
  const env = { COORD_CLAUDE: program };
  return {
    sandbox,
    env,
    start: (args, { cwd, env: more } = {}) =>
      sandbox.coord(['start', ...args], { ...(cwd !== undefined && { cwd }), env: { ...env, ...more } }),
    called: () => {
      const [cwd = '', ...lines] = readFileSync(note, 'utf8').split('\n').slice(0, -1);
      const values = lines.slice(0, names.length).map((line) => line.split('=') as [string, string]);
      return { cwd, env: Object.fromEntries(values), args: lines.slice(names.length) };
    },
  };
}

type Settings = {
  disableAllHooks: boolean;
  permissions: { deny: string[] };
  hooks: Record<string, { hooks: { command: string }[] }[]>;
};

const valueOf = ({ args }: Called, flag: string) => args[args.indexOf(flag) + 1] ?? '';
const settingsOf = (called: Called) => JSON.parse(readFileSync(valueOf(called, '--settings'), 'utf8')) as Settings;
const homeOf = (sandbox: Sandbox) => join(sandbox.dir, '../repo.worktrees/frontend-1');

/** What the client is told that the frontend never writes. */
function denied(root: string): string[] {
  const patterns = [
    'server/*',
    'web/api-client/*',
    '**/.git/*',
    '**/.claude/*',
    '**/.coord/*',
    'coord.config.yaml',
    'coord.baselines.json',
  ];
  return patterns.map((pattern) => `Edit(/${root}/${pattern})`);
}

describe('a session of a role', () => {
  it('has a worktree made for it, with brief, hooks, rules and who it is; the next one finds it there', async () => {
    const { sandbox, start, called } = await team({
      change: (config) => `${config}worktrees: { ports: { from: 4000 } }\n`,
    });
    const first = await start(['frontend', '--', '--resume', 'a b'], { env: { MINE: 'yes' } });
    const worktree = homeOf(sandbox);
    expect(first).toEqual({
      code: 7,
      stdout: '',
      stderr: `coord: role frontend had no worktree; ${worktree} was made, on branch frontend/1.\n`,
    });
    const how = called();
    expect(how.cwd).toBe(worktree);
    expect(how.env).toEqual({ COORD_ROLE: 'frontend', COORD_BRIEFED: '1', COORD_PORT: '4000', MINE: 'yes' });
    expect(how.args).toEqual([
      '--settings',
      expect.stringMatching(/\/coord\/sessions\/frontend-.*\.settings\.json$/),
      '--resume',
      'a b',
    ]);
    expect(readFileSync(join(worktree, 'CLAUDE.md'), 'utf8')).toContain('Frontend developer');
    const settings = settingsOf(how);
    expect(settings.disableAllHooks).toBe(false);
    expect(settings.hooks['PreToolUse']?.[0]?.hooks[0]?.command).toContain('/bin/hook.cjs PreToolUse || exit 2');
    expect(settings.permissions.deny).toEqual([...denied(worktree), ...denied(sandbox.dir)]);
    expect(await sandbox.coord(['doctor'], { cwd: worktree })).toMatchObject({
      stdout: expect.not.stringContaining(worktree),
    });

    expect(await start(['frontend'])).toEqual({ code: 7, stdout: '', stderr: '' });
    expect(called().cwd).toBe(worktree);
  });

  it('brings along the hooks of the main checkout, which a client runs there too', async () => {
    const { sandbox, start } = await team();
    const older = join(sandbox.home, 'older-node');
    symlinkSync(process.execPath, older);
    await sandbox.coord(['hooks', 'install']);
    const settings = sandbox.read(SETTINGS);
    sandbox.write(
      SETTINGS,
      `${settings.replaceAll(process.execPath, older).trimEnd().slice(0, -1)}, "model": "mine"}\n`,
    );
    rmSync(older);
    expect(await start(['frontend'])).toMatchObject({ code: 7 });
    expect(JSON.parse(sandbox.read(SETTINGS))).toEqual({ ...JSON.parse(settings), model: 'mine' });
  });

  it('is opened here where it is to be, with its brief beside it', async () => {
    const { sandbox, start, called } = await team();
    expect(await start(['backend', '--here'])).toMatchObject({ code: 7, stderr: '' });
    const how = called();
    expect(how.cwd).toBe(sandbox.dir);
    expect(readFileSync(valueOf(how, '--append-system-prompt-file'), 'utf8')).toContain('Backend developer');
    expect(settingsOf(how).permissions.deny).toContain(
      `Edit(/${sandbox.dir}/web/*)`.replace('web/*', 'coord.config.yaml'),
    );
    expect(existsSync(homeOf(sandbox))).toBe(false);
  });

  it('has the tools, the model and the rights that the config gives the role', async () => {
    const { sandbox, start, called } = await team({
      change: (config) =>
        config.replace(
          'title: Frontend developer',
          'title: Frontend developer\n    tools: { mcp: [files], deny: [WebFetch, "Bash(git push *)"] }\n    agent: { model: opus, permission_mode: plan, allowed_tools: [Bash(ls), Read] }',
        ),
    });
    const servers = { files: { command: 'files-server' }, other: { command: 'other-server' } };
    sandbox.write('.mcp.json', JSON.stringify({ mcpServers: servers }));
    expect(await start(['frontend', '--here'])).toMatchObject({ code: 7 });
    const how = called();
    expect(JSON.parse(readFileSync(valueOf(how, '--mcp-config'), 'utf8'))).toEqual({
      mcpServers: { files: servers.files },
    });
    expect(how.args.slice(how.args.indexOf('--strict-mcp-config'))).toEqual([
      '--strict-mcp-config',
      '--append-system-prompt-file',
      join(sandbox.dir, '.coord/roles/frontend/CLAUDE.md'),
      '--model',
      'opus',
      '--permission-mode',
      'plan',
      '--allowedTools',
      'Bash(ls),Read',
    ]);
    expect(settingsOf(how).permissions.deny.slice(-2)).toEqual(['WebFetch', 'Bash(git push *)']);
    sandbox.write('.mcp.json', '{ "mcpServers": {} }');
    expect(await start(['frontend', '--here'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'coord: role frontend, tools.mcp: .mcp.json has no MCP server files.\n',
    });
  });

  it('is not kept from what a person has unlocked before', async () => {
    const { sandbox, start, called } = await team();
    await sandbox.coord(['unlock', 'server/**', '--role', 'frontend', '--for', '1h', '--reason', 'a fix']);
    await start(['frontend', '--here']);
    const deny = settingsOf(called()).permissions.deny.map((rule) => rule.replace(`${sandbox.dir}/`, ''));
    expect(deny).not.toContain('Edit(/server/*)');
    expect(deny).toContain('Edit(/web/api-client/*)');
  });

  it('only shows what it would be', async () => {
    const { sandbox, start } = await team();
    const settings = `${sandbox.dir}/.git/coord/sessions/frontend-HASH.settings.json`;
    const shown = await start(['frontend', '--dry-run', '--', '-p', 'x']);
    expect({ ...shown, stdout: shown.stdout.replace(/frontend-[0-9a-f]{12}/, 'frontend-HASH') }).toEqual({
      code: 0,
      stdout: `folder   a new worktree, made as coord worktree add makes it
command  ${join(sandbox.home, 'claude')} --settings ${settings} -p x
env      COORD_ROLE=frontend
env      COORD_BRIEFED=1
`,
      stderr: '',
    });
    expect(existsSync(join(sandbox.dir, '.git/coord'))).toBe(false);
    const json = await start(['backend', '--here', '--dry-run', '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      folder: sandbox.dir,
      env: { COORD_ROLE: 'backend' },
      left: [{ pattern: 'web/**', why: 'the role may write a part of it' }],
    });
  });
});

describe('it is not started', () => {
  it.each([
    {
      what: 'for an agent',
      args: ['frontend'],
      env: { CLAUDECODE: '1' },
      code: 3,
      says: 'only a person starts sessions',
    },
    { what: 'for a role that is none', args: ['nobody'], code: 2, says: 'there is no role nobody; the roles are' },
    {
      what: 'without hooks',
      args: ['frontend', '--', '--safe-mode'],
      code: 2,
      says: '--safe-mode is not for coord start: it switches the hooks off',
    },
    {
      what: 'with other settings',
      args: ['frontend', '--', '--settings={}'],
      code: 2,
      says: 'coord gives its own settings',
    },
    {
      what: 'in a mode without hooks',
      args: ['frontend', '--here'],
      env: { CLAUDE_CODE_SIMPLE: '1' },
      code: 3,
      says: 'CLAUDE_CODE_SIMPLE is set: the client runs without hooks. Mend: unset CLAUDE_CODE_SIMPLE.',
    },
    {
      what: 'where there is no client',
      args: ['frontend', '--here'],
      env: { COORD_CLAUDE: '/nowhere/claude' },
      code: 3,
      says: '/nowhere/claude cannot be started',
    },
  ])('$what', async ({ args, env = {}, code, says }) => {
    const { sandbox, start } = await team();
    const ended = await start(args, { env });
    expect(ended).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(says) });
    expect(existsSync(join(sandbox.home, 'called'))).toBe(false);
  });

  it("in another role's checkout, nor where several are its own", async () => {
    const { sandbox, start } = await team();
    await sandbox.coord(['role', 'switch', 'backend']);
    expect(await start(['frontend', '--here'])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('is bound to role backend'),
    });
    for (const name of ['one', 'two']) await sandbox.coord(['worktree', 'add', 'frontend', '--name', name]);
    const several = await start(['frontend']);
    expect(several).toMatchObject({ code: 3, stderr: expect.stringContaining('role frontend has several worktrees') });
    expect(await start(['frontend'], { cwd: join(sandbox.dir, '../repo.worktrees/two') })).toMatchObject({ code: 7 });
  });

  it('where the hooks cannot be put in', async () => {
    const { sandbox, start } = await team();
    sandbox.write('.claude/settings.local.json', '{ broken');
    expect(await start(['frontend', '--here'])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('the hooks are not in'),
    });
    expect(existsSync(join(sandbox.home, 'called'))).toBe(false);
  });
});

const inTerminal = ({ sandbox, env }: Team, ...args: string[]) =>
  sandbox.exec(
    'python3',
    [IN_TERMINAL, '80', '24', ...args, '--', process.execPath, COORD, 'start', 'frontend', '--here'],
    { env },
  );

describe('in a terminal', () => {
  it('the whole of it is handed over, and the exit code comes back', async () => {
    const at = await team({
      client: 'test -t 0 && test -t 1 && test -t 2 && echo ready && read -r word && echo "heard $word" && exit 5',
    });
    const ended = await inTerminal(at, '--type', 'ready', 'hello\\r');
    expect(ended.stdout).toContain('heard hello');
    expect(ended.code).toBe(5);
  });

  it('Ctrl-C is for the session', async () => {
    const at = await team({ client: "trap 'echo caught; exit 9' INT\necho ready\nwhile :; do sleep 0.1; done" });
    const ended = await inTerminal(at, '--type', 'ready', '\\x03');
    expect(ended.stdout).toContain('caught');
    expect(ended.code).toBe(9);
  });
});
