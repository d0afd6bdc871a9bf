import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import type { Event } from '../../../src/domain/event.ts';
import type { ProcessIdentity } from '../../../src/domain/process.ts';
import { foldRun } from '../../../src/domain/run.ts';
import { endLeftovers } from '../../../src/services/runs/leftovers.ts';
import { systemProcesses } from '../../../src/store/files/processes.ts';
import { systemClock } from '../../../src/store/files/system-clock.ts';
import { isAlive } from '../../support/alive.ts';

const at = '2026-01-15T10:00:00.000Z';
const START: Event = {
  type: 'run.started',
  at,
  run: 'r1',
  playbook: 'p',
  hash: '',
  inputs: {},
  parts: {},
  base: 'c0',
  rehearsal: false,
};
const processes = systemProcesses(systemClock(process.platform), process.platform);
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'coord-leftovers-'));
  return () => rmSync(dir, { recursive: true, force: true });
});

/** A command that a runner has left behind, in a process group of its own; `inner` is the pid that it has written down. */
async function leave(script: string): Promise<{ group: ProcessIdentity; inner: number }> {
  // It begins once it was seen: it may have ended before that otherwise.
  const child = spawn('sh', ['-c', `read -r _; ${script}`], {
    cwd: dir,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const pid = child.pid ?? 0;
  onTestFinished(() => {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It was ended, as it should be.
    }
  });
  const group = processes.identify(pid);
  if (!group) throw new Error('it is not seen');
  child.stdin?.end('go\n');
  const file = join(dir, 'inner');
  const inner = await vi.waitUntil(() => existsSync(file) && Number(readFileSync(file, 'utf8')), { timeout: 20_000 });
  rmSync(file);
  return { group, inner };
}

/** What is ended of a run in whose journal these groups are, by their steps. */
function ended(groups: Record<string, ProcessIdentity | ProcessIdentity[]>): Promise<string[]> {
  const events = Object.entries(groups).flatMap(([key, several]) =>
    [several].flat().map((group): Event => ({ type: 'group.started', at, key, group })),
  );
  return endLeftovers(foldRun([START, ...events]), processes);
}

const WORKS = 'sleep 300 & echo $! > inner; wait';

it('ends a group with all that it has started, and names its step once', async () => {
  const [one, two] = [await leave(WORKS), await leave(WORKS)];
  expect(await ended({ write: [one.group, two.group] })).toEqual(['write']);
  for (const pid of [one.group.pid, one.inner, two.group.pid, two.inner]) expect(isAlive(pid)).toBe(false);
});

it('asks it to end first', async () => {
  const { group } = await leave('trap "echo goodbye > last; exit" INT; sleep 300 & echo $! > inner; wait');
  await ended({ write: group });
  expect(readFileSync(join(dir, 'last'), 'utf8')).toBe('goodbye\n');
});

it('ends what is left of a group whose first process has ended', async () => {
  const { group, inner } = await leave('sleep 300 & echo $! > inner');
  await vi.waitUntil(() => processes.stateOf(group) === 'ended', { timeout: 20_000 });
  expect(isAlive(inner)).toBe(true);
  expect(await ended({ write: group })).toEqual(['write']);
  expect(isAlive(inner)).toBe(false);
});

it('leaves a process alone that has got the same pid since', async () => {
  const { group, inner } = await leave(WORKS);
  expect(await ended({ write: { ...group, start: '0' } })).toEqual([]);
  expect([isAlive(group.pid), isAlive(inner)]).toEqual([true, true]);
});

it('leaves alone what it cannot see, and what lived before the last boot', async () => {
  const { group } = await leave(WORKS);
  expect(await ended({ elsewhere: { ...group, space: 'pid:[1]' }, before: { ...group, boot: 'another' } })).toEqual([]);
  expect(isAlive(group.pid)).toBe(true);
});

it('has nothing to do where everything has ended', async () => {
  const { group } = await leave('echo 1 > inner; exit');
  await vi.waitUntil(() => !isAlive(group.pid), { timeout: 20_000 });
  expect(await ended({ write: group })).toEqual([]);
  expect(await ended({})).toEqual([]);
});
