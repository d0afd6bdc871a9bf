import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { describeEachClient } from '../support/claude/each-client.ts';
import { type MessagesServer, startMessagesServer } from '../support/claude/messages-server.ts';
import { allText } from '../support/claude/model-request.ts';
import { clientEnvironment, runClient } from '../support/claude/run-client.ts';
import { bash, call, type Script } from '../support/claude/script.ts';
import { COORD, createSandbox, type Sandbox } from '../support/sandbox.ts';

const IN_TERMINAL = join(process.cwd(), 'test/support/in-terminal.py');

describeEachClient('a session that coord starts', ({ executable, version }) => {
  let sandbox: Sandbox;
  let server: MessagesServer;

  beforeEach(async () => {
    sandbox = await createSandbox('test/fixtures/team');
  });

  const at = (path: string) => join(sandbox.dir, path);
  const write = (path: string) => call('Write', { file_path: at(path), content: 'x' });
  const there = (paths: readonly string[]) => paths.filter((path) => existsSync(at(path)));

  async function serve(script: Script): Promise<Record<string, string>> {
    server = await startMessagesServer(script);
    onTestFinished(() => server.stop());
    return { ...clientEnvironment({ url: server.url, home: sandbox.home }), COORD_CLAUDE: executable };
  }

  /** The settings of a frontend's session in the main checkout, as they are written. */
  async function settingsOfStart(): Promise<string> {
    const started = await sandbox.coord(['start', 'frontend', '--here'], { env: { COORD_CLAUDE: '/bin/true' } });
    expect(started).toEqual({ code: 0, stdout: '', stderr: '' });
    const files = at('.git/coord/sessions');
    return join(files, readdirSync(files).find((name) => name.endsWith('.settings.json')) ?? '');
  }

  const REFUSED = [
    'server/new.js',
    'server/a/deep/new.js',
    'web/api-client/new.js',
    '.claude/rules/x.md',
    'app/.claude/x',
  ];
  const ALLOWED = [
    'web/new.js',
    'docs/new.md',
    'serverless/new.js',
    'server2.js',
    'web/server/new.js',
    'coord.config.yaml2',
  ];

  it.each([
    { how: 'acceptEdits', args: [] },
    { how: 'bypassPermissions', args: ['--permission-mode', 'bypassPermissions'] },
    { how: 'safe mode, without any hook', args: ['--safe-mode'] },
  ])('is kept to its files by the client itself: $how', async ({ args }) => {
    const settings = await settingsOfStart();
    // The rules alone, and not one hook.
    writeFileSync(settings, JSON.stringify({ ...(JSON.parse(readFileSync(settings, 'utf8')) as object), hooks: {} }));
    rmSync(at('.claude/settings.local.json'));
    for (const path of [...REFUSED, ...ALLOWED]) mkdirSync(dirname(at(path)), { recursive: true });
    const bySubagent = 'server/by-subagent.js';
    const subagent = { description: 'd', prompt: 'write', subagent_type: 'general-purpose', run_in_background: false };
    const { url } = {
      url: (
        await serve([
          ...[...REFUSED, ...ALLOWED].map((path) => [write(path)]),
          bash(`echo x > ${at('server/redirected.js')}`),
          [call('Agent', subagent)],
          [write(bySubagent)],
          'written',
          'done',
        ])
      )['ANTHROPIC_BASE_URL'] as string,
    };
    const flags = ['--settings', settings, '--allowedTools', 'Bash', ...args];
    const ended = await runClient({ executable, url, home: sandbox.home, cwd: sandbox.dir, prompt: 'go', args: flags });
    expect(ended.code, ended.stderr).toBe(0);
    expect(there(ALLOWED)).toEqual(ALLOWED);
    expect(there([...REFUSED, bySubagent, 'server/redirected.js'])).toEqual([]);
  });

  it('reads every pattern as it is meant, and refuses nothing that the role may write', async () => {
    const patterns = [
      'app/(auth)/**',
      'app/[[]id[]]/**',
      'a/**/b.c',
      '*.md',
      '{x,y}/**',
      'st*r/**',
      "it's/**",
      'one.txt',
    ];
    sandbox.write(
      'coord.config.yaml',
      sandbox
        .read('coord.config.yaml')
        .replace('owns: [server/**,', `owns: [${patterns.map((one) => JSON.stringify(one)).join(', ')}, server/**,`)
        .replace('unowned: deny', 'unowned: allow'),
    );
    const refused = [
      'app/(auth)/p',
      'app/[id]/p',
      'a/b.c',
      'a/q/r/b.c',
      'new.md',
      'x/1',
      'y/2/3',
      'star/1',
      "it's/1",
      'one.txt',
    ];
    const allowed = ['app/auth/p', 'app/i/p', 'a/b.d', 'sub/new.md', 'z/1', 'st/r', 'one.txt.bak', 'sub/one.txt'];
    for (const path of [...refused, ...allowed]) mkdirSync(dirname(at(path)), { recursive: true });
    const settings = await settingsOfStart();
    writeFileSync(settings, JSON.stringify({ ...(JSON.parse(readFileSync(settings, 'utf8')) as object), hooks: {} }));
    rmSync(at('.claude/settings.local.json'));
    const env = await serve([...[...refused, ...allowed].map((path) => [write(path)]), 'done']);
    const url = env['ANTHROPIC_BASE_URL'] ?? '';
    const args = ['--settings', settings];
    const ended = await runClient({ executable, url, home: sandbox.home, cwd: sandbox.dir, prompt: 'go', args });
    expect(ended.code, ended.stderr).toBe(0);
    expect(there(allowed)).toEqual(allowed);
    expect(there(refused)).toEqual([]);
  });

  it('is the role by where it works; hooks, brief and tools are there from its first word', async () => {
    const config = sandbox.read('coord.config.yaml');
    sandbox.write(
      'coord.config.yaml',
      config.replace(
        'title: Frontend developer',
        'title: Frontend developer\n    tools: { mcp: [], deny: [WebFetch] }',
      ),
    );
    sandbox.write('.mcp.json', JSON.stringify({ mcpServers: { other: { command: '/bin/false' } } }));
    const worktree = join(sandbox.dir, '../repo.worktrees/frontend-1');
    const env = await serve([
      [call('Write', { file_path: join(worktree, 'server/new.js'), content: 'x' })],
      [call('Write', { file_path: join(worktree, 'web/new.js'), content: 'x' })],
      'done',
    ]);
    const client = ['-p', 'go', '--output-format', 'stream-json', '--verbose', '--include-hook-events'];
    const ended = await sandbox.coord(['start', 'frontend', '--', ...client, '--permission-mode', 'acceptEdits'], {
      env,
    });
    expect(ended.code, ended.stderr).toBe(0);
    expect(existsSync(join(worktree, 'web/new.js'))).toBe(true);
    expect(existsSync(join(worktree, 'server/new.js'))).toBe(false);
    // The client answers before any hook; coord says why right after.
    expect(server.requests[1]?.toolResults[0]?.text).toContain('denied by your permission settings');
    const read = server.requests[1];
    expect(read && allText(read)).toContain('server/new.js is owned by role backend');
    const { stdout: log } = await sandbox.coord(['log', '--json'], { cwd: worktree });
    expect(log.split('\n').filter((line) => line.includes('"write.refused"'))).toHaveLength(1);
    expect(JSON.stringify(server.requests[0])).toContain('Frontend developer');
    const tools = server.requests[0]?.tools.map(({ name }) => name) ?? [];
    expect(tools).toContain('Write');
    expect(tools).not.toContain('WebFetch');
    const hooks = ended.stdout
      .split('\n')
      .filter((line) => line.includes('"hook_started"') && line.includes('PreToolUse'));
    expect(hooks.length).toBeLessThanOrEqual(2);
    const { stdout } = await sandbox.coord(['status'], { cwd: worktree });
    expect(stdout).toContain('frontend');
  });

  // 2.1.197 asks more of a person who is new to it than can be answered here.
  it.skipIf(version === '2.1.197')('has the whole of a terminal', async () => {
    const env = await serve(['I am here.']);
    writeFileSync(
      join(sandbox.home, '.claude.json'),
      JSON.stringify({
        hasCompletedOnboarding: true,
        theme: 'dark',
        projects: { [sandbox.dir]: { hasTrustDialogAccepted: true, hasCompletedProjectOnboarding: true } },
        customApiKeyResponses: { approved: ['dummy'] },
      }),
    );
    const args = [
      IN_TERMINAL,
      '100',
      '30',
      '--type',
      '\u276f',
      'hello\\r',
      '--type',
      'done',
      '\\x03',
      '--type',
      'again',
      '\\x03',
    ];
    const ended = await sandbox.exec(
      'timeout',
      ['60', 'python3', ...args, '--', process.execPath, COORD, 'start', 'frontend', '--here'],
      { env: { ...env, TERM: 'xterm-256color' } },
    );
    expect(server.requests).toHaveLength(1);
    expect(ended.stdout).toContain('here.');
  });
});
