import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { type CommandOptions, runCommand } from '../../../src/services/processes/run-command.ts';
import { isAlive } from '../../support/alive.ts';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'coord-command-'));
  return () => rmSync(dir, { recursive: true, force: true });
});

function run(command: string, options: Partial<CommandOptions> = {}) {
  return runCommand(command, { folder: dir, limits: {}, signal: new AbortController().signal, ...options });
}

/** The pid that a command has written into the file `pid`, once it has. */
async function writtenPid(): Promise<number> {
  const path = join(dir, 'pid');
  const pid = () => (existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0);
  await vi.waitUntil(() => pid() > 0, { timeout: 20_000 });
  return pid();
}

it('passes with exit code 0, and fails with any other', async () => {
  expect(await run('echo good; echo bad >&2')).toMatchObject({ passed: true, ending: 'exit code 0' });
  expect(await run('echo no; exit 3')).toEqual({
    passed: false,
    ending: 'exit code 3',
    class: 'exit',
    tail: 'no\n',
    output: 'no\n',
  });
});

it('tells standard output from the rest, and shows both', async () => {
  const { output, tail } = await run('echo result; echo warning >&2');
  expect(output).toBe('result\n');
  expect(tail).toContain('result\n');
  expect(tail).toContain('warning\n');
});

it('shows the end of a long output, and gives none that is longer than is kept', async () => {
  const { passed, output, tail } = await run(`node -e 'process.stdout.write("x".repeat(1024 * 1024 + 1) + "end")'`);
  expect(passed).toBe(true);
  expect(output).toBeUndefined();
  expect(tail).toBe(`${'x'.repeat(3997)}end`);
  const most = await run(`node -e 'process.stdout.write("x".repeat(1024 * 1024))'`);
  expect(most.output).toHaveLength(1024 * 1024);
});

it('says by which signal it ended', async () => {
  expect(await run('kill -SEGV $$')).toMatchObject({ passed: false, ending: 'signal SIGSEGV' });
});

it('has failed where it cannot be started', async () => {
  const ended = await run('true', { folder: join(dir, 'gone') });
  expect(ended).toEqual({ passed: false, ending: 'spawn sh ENOENT', class: 'crash', tail: '', output: '' });
});

it('is given the whole of its environment', async () => {
  const { output } = await run('echo "$GREETING$HOME"', { env: { PATH: process.env['PATH'], GREETING: 'hello' } });
  expect(output).toBe('hello\n');
});

it('tells of its process group and of what it prints', async () => {
  const pids: number[] = [];
  let heard = '';
  await run('echo $$ > pid; echo one; echo two >&2', {
    started: (pid) => void pids.push(pid),
    heard: (text) => {
      heard += text;
    },
  });
  expect(pids).toEqual([await writtenPid()]);
  expect(heard.split('\n').sort()).toEqual(['', 'one', 'two']);
});

it('fails where time runs out, whatever the command makes of the signal', async () => {
  const polite = "trap 'exit 0' TERM; echo started; sleep 60 & wait";
  expect(await run(polite, { limits: { timeoutMs: 500 } })).toMatchObject({
    passed: false,
    ending: 'no end after 0.5 s',
  });
});

it('fails where nothing is heard of it', async () => {
  const ended = await run('echo one; sleep 300', { limits: { timeoutMs: 600_000, idleMs: 500 } });
  expect(ended).toMatchObject({ passed: false, ending: 'nothing heard for 0.5 s' });
});

it('does not wait for what the command left in the background, and ends it', async () => {
  // Only a wait for the background process could take these 300 seconds.
  const ended = await run('sleep 300 & echo $! > pid; echo done');
  expect(ended).toEqual({ passed: true, ending: 'exit code 0', tail: 'done\n', output: 'done\n' });
  const pid = await writtenPid();
  await vi.waitUntil(() => !isAlive(pid), { timeout: 20_000 });
});

it('does not wait for one that has left the process group either', async () => {
  const ended = await run('setsid sleep 30 & echo done');
  expect(ended).toMatchObject({ passed: true, tail: 'done\n' });
});

it('ends when it is told to, with all that it has started', async () => {
  const stop = new AbortController();
  const running = run('sleep 300 & echo $! > pid; wait', { signal: stop.signal });
  const pid = await writtenPid();
  stop.abort();
  expect(await running).toMatchObject({ passed: false, ending: 'stopped' });
  await vi.waitUntil(() => !isAlive(pid), { timeout: 20_000 });
});

it('does not go on where it was told to end before it began', async () => {
  const ended = await run('sleep 300', { signal: AbortSignal.abort() });
  expect(ended).toMatchObject({ passed: false, ending: 'stopped' });
});

it('ends where nobody can be told of its process group', async () => {
  let pid = 0;
  const started = (group: number) => {
    pid = group;
    throw new Error('the journal is full');
  };
  await expect(run('sleep 300', { started })).rejects.toThrow('the journal is full');
  await vi.waitUntil(() => !isAlive(pid), { timeout: 20_000 });
});

it('leaves no timer behind, however it ends', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const limits = { timeoutMs: 600_000, idleMs: 600_000 };
  await run('true', { limits });
  const started = vi.fn<() => void>().mockImplementation(() => {
    throw new Error('the journal is full');
  });
  await expect(run('sleep 300', { limits, started })).rejects.toThrow('the journal is full');
  expect(vi.getTimerCount()).toBe(0);
});
