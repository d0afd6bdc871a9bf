import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { eventually } from '../support/runs.ts';
import { COORD, createSandbox, type Sandbox } from '../support/sandbox.ts';

const BACKEND = { COORD_ROLE: 'backend' };
const DAY = 86_400_000;

async function sandboxWith(leases: string): Promise<Sandbox> {
  const sandbox = await createSandbox('test/fixtures/team');
  sandbox.write('coord.config.yaml', `${sandbox.read('coord.config.yaml')}leases: ${leases}\n`);
  await sandbox.git('commit', '--quiet', '-am', 'leases');
  return sandbox;
}

/** An event of a write, as the client sends it; the hook's own answer. */
async function tool(
  sandbox: Sandbox,
  event: 'PreToolUse' | 'PostToolUse',
  { session, call, path }: { session: string; call: string; path: string },
): Promise<Record<string, string> | undefined> {
  const input = {
    session_id: session,
    cwd: sandbox.dir,
    tool_name: 'Write',
    tool_use_id: call,
    tool_input: { file_path: join(sandbox.dir, path), content: 'x' },
  };
  const env = { ...BACKEND, CLAUDE_PROJECT_DIR: sandbox.dir };
  const ended = await sandbox.coord(['hook', event], { input: JSON.stringify(input), env });
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  return ended.stdout.trim() === ''
    ? undefined
    : (JSON.parse(ended.stdout) as { hookSpecificOutput?: Record<string, string> }).hookSpecificOutput;
}

/** With the wall clock that much off. */
function jumped(ms: number) {
  return { JUMP_MS: String(ms), NODE_OPTIONS: `--import ${resolve('test/support/jump-clock.mjs')}` };
}

/** Takes a lease, is stopped, and when it goes on tries everything with the token it was given. */
const HOLDER = `
"$NODE" "$COORD" lease acquire port:7 --ttl 1s --json > taken
kill -STOP $$
for verb in "renew port:7 --token 1" "release port:7 --token 1" "release port:7"; do
  "$NODE" "$COORD" lease $verb 2>> refused; echo $? >> codes
done
echo done >> codes
`;

it('the token of a holder that was stopped for three times its lease is refused everywhere', {
  timeout: 120_000,
}, async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  const script = join(sandbox.dir, '../holder.sh');
  writeFileSync(script, HOLDER);
  const { COORD_ROLE } = BACKEND;
  const holder = spawn('sh', [script], {
    cwd: sandbox.dir,
    env: {
      HOME: sandbox.home,
      PATH: process.env['PATH'],
      NODE: process.execPath,
      COORD,
      COORD_ROLE,
      COORD_INSTANCE: 's-1',
    },
    stdio: 'ignore',
  });
  onTestFinished(() => void holder.kill('SIGKILL'));
  const isStopped = () => {
    try {
      return /\) T /.test(readFileSync(`/proc/${holder.pid}/stat`, 'utf8'));
    } catch {
      return false;
    }
  };
  await eventually(isStopped);
  const other = { ...BACKEND, COORD_INSTANCE: 's-2' };
  // Each of these waits for the end of a lease of one second: that of the stopped holder, and two more.
  for (const session of ['s-2', 's-3', 's-2']) {
    const env = { ...BACKEND, COORD_INSTANCE: session };
    const taken = await sandbox.coord(['lease', 'acquire', 'port:7', '--ttl', '1s', '--wait', '1m'], { env });
    expect(taken.code).toBe(0);
  }
  expect((await sandbox.coord(['lease', 'acquire', 'port:7', '--ttl', '5m'], { env: other })).code).toBe(0);
  holder.kill('SIGCONT');
  const codes = () => {
    try {
      return sandbox.read('codes');
    } catch {
      return '';
    }
  };
  await eventually(() => codes().includes('done'));
  expect(codes()).toBe('3\n3\n3\ndone\n');
  expect(sandbox.read('refused').trim().split('\n')).toEqual([
    expect.stringMatching(/^coord: token 1 is stale: port:7 is held by role backend \(session s-2\) since/),
    expect.stringMatching(/^coord: token 1 is stale: port:7 is held by role backend \(session s-2\) since/),
    expect.stringMatching(/^coord: port:7 is held by role backend \(session s-2\) since/),
  ]);
});

it.each([DAY, -DAY])('no lease ends early or late where the wall clock is off by %d ms', async (ms) => {
  const sandbox = await createSandbox('test/fixtures/team');
  const acquire = (session: string, name: string, env: Record<string, string> = {}) =>
    sandbox.coord(['lease', 'acquire', name], { env: { ...BACKEND, COORD_INSTANCE: session, ...env } });
  expect((await acquire('s-1', 'port:1')).code).toBe(0);
  expect((await acquire('s-2', 'port:1', jumped(ms))).code).toBe(3);
  expect((await acquire('s-1', 'port:2', jumped(ms))).code).toBe(0);
  expect((await acquire('s-2', 'port:2')).code).toBe(3);
  const cleaned = await sandbox.coord(['lease', 'cleanup'], { env: jumped(ms) });
  expect(cleaned.stdout).toBe('Nothing to clean up.\n');
  // The preload does what it says.
  const { stdout } = await sandbox.exec(process.execPath, ['-e', 'console.log(Date.now())'], { env: jumped(ms) });
  expect(Math.abs(Number(stdout) - Date.now() - ms)).toBeLessThan(DAY / 2);
});

it.each(['session', 'tool'])(
  'a write that lost its lease on the way (hold: %s) is told after the tool and at the commit',
  { timeout: 120_000 },
  async (hold) => {
    const sandbox = await sandboxWith(`{ ttl: 1s, hold: ${hold} }`);
    const path = 'server/main.js';
    const mine = { session: 's-1', call: 'call-1', path };
    const theirs = { session: 's-2', call: 'call-2', path };
    expect(await tool(sandbox, 'PreToolUse', mine)).toBeUndefined();
    // The other one waits until the lease of one second is over, writes, and with `tool` has given it back again.
    await eventually(async () => (await tool(sandbox, 'PreToolUse', theirs)) === undefined);
    expect(await tool(sandbox, 'PostToolUse', theirs)).toBeUndefined();
    sandbox.write(path, 'late');
    const told = await tool(sandbox, 'PostToolUse', mine);
    expect(told?.['additionalContext']).toContain(
      `coord: ${path} was written after its lease had gone to role backend (session s-2)`,
    );
    const late = await sandbox.coord(['lease', 'late', '--json']);
    expect(JSON.parse(late.stdout)).toMatchObject({ type: 'write.late', path, by: { instance: 's-1' }, holder: 's-2' });

    await sandbox.git('config', 'user.name', 'A Person');
    await sandbox.git('config', 'user.email', 'person@example.com');
    await sandbox.git('add', path);
    expect(await sandbox.coord(['hooks', 'install'])).toMatchObject({ code: 0 });
    const head = await sandbox.git('rev-parse', 'HEAD');
    const agent = { env: { ...BACKEND, COORD_INSTANCE: 's-1', CLAUDECODE: '1' } };
    const refused = await sandbox.coord(['git', '--', 'commit', '-qm', 'late'], agent);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain(path);
    expect(await sandbox.git('rev-parse', 'HEAD')).toBe(head);
    await eventually(async () => (await sandbox.coord(['lease', 'list'])).stdout === 'Nobody holds anything.\n');
    expect((await sandbox.coord(['git', '--', 'commit', '-qm', 'late'], agent)).stderr).toContain(
      `${path} was written after its lease was lost, and nobody has looked at it since`,
    );
    // So do git's own hooks, which stop no person.
    const said = `${path} was written after its lease was lost, and nobody has looked at it since`;
    const byAgent = await sandbox.exec('git', ['commit', '-qm', 'late'], agent);
    expect(byAgent).toMatchObject({ code: 1, stderr: expect.stringContaining(said) });
    expect(await sandbox.exec('git', ['commit', '-qm', 'late'])).toEqual({
      code: 0,
      stdout: '',
      stderr: `coord: this commit takes in what may not be right:\n  ${said}\n`,
    });
    await sandbox.git('reset', '--quiet', '--soft', 'HEAD~1');
    expect(await sandbox.coord(['git', '--anyway', '--', 'commit', '-qm', 'late'], agent)).toMatchObject({ code: 0 });
    expect((await sandbox.coord(['lease', 'late'])).stdout).toBe('Nothing was written late.\n');
  },
);

it('what a session held is taken over at once where its process has ended', async () => {
  const sandbox = await sandboxWith('{ ttl: 1h }');
  const child = spawn('sleep', ['600']);
  onTestFinished(() => void child.kill('SIGKILL'));
  const { fileStore, systemClock, systemProcesses, stateLayout } = await storeParts();
  const clock = systemClock(process.platform);
  const processes = systemProcesses(clock, process.platform);
  const store = fileStore(stateLayout(join(sandbox.dir, '.git/coord')), { clock, processes, pid: process.pid });
  const client = processes.identify(child.pid ?? 0);
  if (!client) throw new Error('the process could not be identified');
  await store.leases.acquire('file:server/main.js', { session: 's-1', role: 'backend', process: client }, 3_600_000);
  const theirs = { session: 's-2', call: 'call-2', path: 'server/main.js' };
  expect(await tool(sandbox, 'PreToolUse', theirs)).toMatchObject({ permissionDecision: 'deny' });
  child.kill('SIGKILL');
  await eventually(() => processes.stateOf(client) === 'ended');
  expect(await tool(sandbox, 'PreToolUse', theirs)).toBeUndefined();
});

async function storeParts() {
  const [{ fileStore }, { systemClock }, { systemProcesses }, { stateLayout }] = await Promise.all([
    import('../../src/store/files/store.ts'),
    import('../../src/store/files/system-clock.ts'),
    import('../../src/store/files/processes.ts'),
    import('../../src/store/files/state-layout.ts'),
  ]);
  return { fileStore, systemClock, systemProcesses, stateLayout };
}
