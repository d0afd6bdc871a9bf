import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { runCommand } from '../../src/services/run-command.ts';
import { isAlive } from '../support/alive.ts';

let dir: string;
const never = new AbortController().signal;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'coord-command-'));
  return () => rmSync(dir, { recursive: true, force: true });
});

it('passes with exit code 0, and fails with any other', async () => {
  expect(await runCommand('echo good; echo bad >&2', dir, 60_000, never)).toMatchObject({
    passed: true,
    ending: 'exit code 0',
  });
  expect(await runCommand('echo no; exit 3', dir, 60_000, never)).toEqual({
    passed: false,
    ending: 'exit code 3',
    tail: 'no\n',
  });
});

it('fails where time runs out, whatever the command makes of the signal', async () => {
  const polite = "trap 'exit 0' TERM; echo started; sleep 60 & wait";
  expect(await runCommand(polite, dir, 500, never)).toEqual({
    passed: false,
    ending: 'no end after 0.5 s',
    tail: 'started\n',
  });
});

it('does not wait for what the command left in the background, and ends it', async () => {
  // Only a wait for the background process could take these 300 seconds.
  const ended = await runCommand('sleep 300 & echo $! > pid; echo done', dir, 600_000, never);
  expect(ended).toEqual({ passed: true, ending: 'exit code 0', tail: 'done\n' });
  const pid = Number(readFileSync(join(dir, 'pid'), 'utf8'));
  await vi.waitUntil(() => !isAlive(pid), { timeout: 20_000 });
});

it('does not wait for one that has left the process group either', async () => {
  const ended = await runCommand('setsid sleep 30 & echo done', dir, 600_000, never);
  expect(ended).toMatchObject({ passed: true, tail: 'done\n' });
});

it('ends when it is told to', async () => {
  const stop = new AbortController();
  const running = runCommand('echo $$ > pid; sleep 300', dir, 600_000, stop.signal);
  await vi.waitUntil(() => readPid() > 0, { timeout: 20_000 });
  stop.abort();
  expect(await running).toMatchObject({ passed: false, ending: 'stopped' });

  function readPid(): number {
    try {
      return Number(readFileSync(join(dir, 'pid'), 'utf8'));
    } catch {
      return 0;
    }
  }
});
