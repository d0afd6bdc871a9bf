import { beforeEach, expect, it } from 'vitest';
import { startCoord } from '../support/runs.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await createSandbox('test/fixtures/team');
});

const lines = async (...args: string[]) => {
  const { stdout } = await sandbox.coord(['log', ...args]);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/^\d{4}-\S+Z  /, ''));
};

it('tells what happened, oldest first, and as much as is wanted', async () => {
  expect((await sandbox.coord(['log'])).stdout).toBe('Nothing yet.\n');
  await sandbox.coord(['ask', 'backend', 'which port?']);
  await sandbox.coord(['ask', 'frontend', 'line one\nline two \u001b[2J'], {
    env: { CLAUDECODE: '1', COORD_ROLE: 'backend' },
  });
  expect(await lines()).toEqual([
    'a person asked backend (MSG-1): which port?',
    'backend asked frontend (MSG-2): line one line two \\x1b[2J',
  ]);
  expect(await lines('-n', '1')).toEqual(['backend asked frontend (MSG-2): line one line two \\x1b[2J']);
  expect(await lines('--role', 'backend')).toHaveLength(1);
  expect(await lines('--type', 'decision')).toEqual(['Nothing yet.']);
  expect(await lines('--since', '2099-01-01')).toEqual(['Nothing yet.']);
  expect((await sandbox.coord(['log', '--since', 'yesterday'])).stderr).toContain('give a duration (30m, 4h, 2d)');
});

it('gives each happening as JSON, with its log and its place there', async () => {
  await sandbox.coord(['ask', 'backend', 'which port?']);
  const { stdout } = await sandbox.coord(['log', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ type: 'message.sent', log: 'messages', seq: 1, by: { as: 'person' } });
});

it('goes on showing what happens while it is followed, each once', async () => {
  await sandbox.coord(['ask', 'backend', 'first']);
  const { child } = startCoord(sandbox, ['log', '--follow']);
  let shown = '';
  child.stdout?.on('data', (chunk) => (shown += String(chunk)));
  await expect.poll(() => shown, { timeout: 20_000 }).toContain('first');
  await sandbox.coord(['ask', 'backend', 'second']);
  await expect.poll(() => shown, { timeout: 20_000 }).toContain('second');
  await sandbox.coord(['ask', 'backend', 'third']);
  await expect.poll(() => shown, { timeout: 20_000 }).toContain('third');
  child.kill('SIGINT');
  expect(shown.match(/MSG-\d/g)).toEqual(['MSG-1', 'MSG-2', 'MSG-3']);
});
