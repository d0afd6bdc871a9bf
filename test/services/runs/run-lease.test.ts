import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Clock } from '../../../src/domain/clock.ts';
import { type Holder, runHolder } from '../../../src/domain/lease.ts';
import { holdRun, releaseRunLeases, runnerOf, wasRunnerKilled } from '../../../src/services/runs/run-lease.ts';
import { fileLeases, sharedLeases } from '../../../src/store/files/leases.ts';
import { systemProcesses } from '../../../src/store/files/processes.ts';
import type { LocalLeases } from '../../../src/store/leases.ts';

const HOUR = 3_600_000;
let leases: LocalLeases;
let now = { boot: 'boot-1', ms: 0 };
const clock: Clock = { now: () => new Date('2026-01-15T10:00:00Z'), monotonic: () => now };
const processes = systemProcesses(clock, process.platform);

beforeEach(() => {
  now = { boot: 'boot-1', ms: 0 };
  const dir = mkdtempSync(join(tmpdir(), 'coord-run-lease-'));
  leases = fileLeases(dir, clock);
  return () => rmSync(dir, { recursive: true, force: true });
});

/** A process of its own that carries a run on, and the holder that it is. */
async function runner(session: string): Promise<{ holder: Holder; end(): Promise<void> }> {
  const child = spawn('sleep', ['300'], { stdio: 'ignore' });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  onTestFinished(() => void child.kill('SIGKILL'));
  const known = await vi.waitUntil(() => processes.identify(child.pid ?? 0), { timeout: 20_000 });
  const end = () => {
    child.kill('SIGKILL');
    return gone;
  };
  return { holder: { session, process: known }, end };
}

/** Takes the lease of run r1; what comes of it is let go of when the test has finished. */
function hold(holder: Holder, lost: () => void = () => undefined) {
  const held = holdRun(leases, 'r1', holder, processes, lost);
  if (held.ok) onTestFinished(() => held.value.release());
  return held;
}

describe('the lease of a run', () => {
  it('is refused while the process that has it runs, and says whose it is', async () => {
    const first = await runner('s1');
    const second = await runner('s2');
    const held = hold(first.holder);
    expect(hold(second.holder)).toMatchObject({ ok: false, error: { holder: first.holder, state: 'held' } });
    expect(held.ok && held.value.isOurs()).toBe(true);
  });

  it('is taken over at once where its process has ended, long before it runs out', async () => {
    const first = await runner('s1');
    const second = await runner('s2');
    const lost = hold(first.holder);
    await first.end();
    const held = hold(second.holder);
    expect(held).toMatchObject({ ok: true });
    expect(lost.ok && lost.value.isOurs()).toBe(false);
  });

  it('is taken over at once where its pid has become another process', async () => {
    const { holder } = await runner('s1');
    const reused = { ...holder, process: holder.process && { ...holder.process, start: '0' } };
    hold(reused as Holder);
    expect(hold((await runner('s2')).holder)).toMatchObject({ ok: true });
  });

  it('has to run out where its process cannot be seen, whether it runs or not', async () => {
    const { holder, end } = await runner('s1');
    const elsewhere = { ...holder, process: holder.process && { ...holder.process, space: 'pid:[1]' } } as Holder;
    hold(elsewhere);
    await end();
    const second = await runner('s2');
    expect(hold(second.holder)).toMatchObject({ ok: false });
    now = { ...now, ms: HOUR };
    expect(hold(second.holder)).toMatchObject({ ok: true });
  });

  it('has to run out where nothing is known of its process', async () => {
    hold({ session: 's1' });
    expect(hold((await runner('s2')).holder)).toMatchObject({ ok: false });
  });

  it('is free once it was let go of', async () => {
    const first = hold((await runner('s1')).holder);
    if (first.ok) first.value.release();
    expect(hold((await runner('s2')).holder)).toMatchObject({ ok: true });
  });

  it('is that of one run and no other', async () => {
    hold((await runner('s1')).holder);
    const other = holdRun(leases, 'r2', (await runner('s2')).holder, processes, () => undefined);
    expect(other).toMatchObject({ ok: true });
    if (other.ok) other.value.release();
  });
});

describe('a process that carries a run on', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    return () => void vi.useRealTimers();
  });

  it('keeps its lease as long as it runs', async () => {
    const [first, second] = [await runner('s1'), await runner('s2')];
    const lost = vi.fn<() => void>();
    const held = hold({ ...first.holder, process: { ...first.holder.process, space: 'pid:[1]' } } as Holder, lost);
    for (let seconds = 0; seconds < 120; seconds += 1) {
      now = { ...now, ms: now.ms + 1000 };
      vi.advanceTimersByTime(1000);
    }
    expect(hold(second.holder)).toMatchObject({ ok: false });
    expect(held.ok && held.value.isOurs()).toBe(true);
    expect(lost).not.toHaveBeenCalled();
  });

  it('hears that it has lost the run where it was stopped for a while', async () => {
    const [first, second] = [await runner('s1'), await runner('s2')];
    const lost = vi.fn<() => void>();
    const held = hold(first.holder, lost);
    now = { ...now, ms: HOUR };
    hold(second.holder);
    vi.advanceTimersByTime(HOUR);
    expect(lost).toHaveBeenCalled();
    expect(held.ok && held.value.isOurs()).toBe(false);
  });

  it('does not take the run back that somebody else has carried on and let go of meanwhile', async () => {
    const [first, second] = [await runner('s1'), await runner('s2')];
    const lost = vi.fn<() => void>();
    const held = hold(first.holder, lost);
    now = { ...now, ms: HOUR };
    const other = hold(second.holder);
    if (other.ok) other.value.release();
    vi.advanceTimersByTime(HOUR);
    expect(lost).toHaveBeenCalled();
    expect(held.ok && held.value.isOurs()).toBe(false);
  });

  it('does not prolong its lease any more once it has let go of it', async () => {
    const held = hold((await runner('s1')).holder);
    if (held.ok) held.value.release();
    now = { ...now, ms: HOUR };
    vi.advanceTimersByTime(HOUR);
    expect(leases.inspect('run:r1')?.state).toBe('released');
  });
});

describe('what is known of who carries a run on', () => {
  it('is its process, as long as that runs', async () => {
    const { holder, end } = await runner('s1');
    expect(runnerOf(leases, 'r1', processes)).toBeUndefined();
    hold(holder);
    expect(runnerOf(leases, 'r1', processes)).toEqual(holder.process);
    expect(wasRunnerKilled(leases, 'r1', processes)).toBe(false);
    await end();
    expect(runnerOf(leases, 'r1', processes)).toBeUndefined();
    expect(wasRunnerKilled(leases, 'r1', processes)).toBe(true);
  });

  it('is nothing where it has let go', async () => {
    const { holder, end } = await runner('s1');
    const held = hold(holder);
    if (held.ok) held.value.release();
    await end();
    expect(runnerOf(leases, 'r1', processes)).toBeUndefined();
    expect(wasRunnerKilled(leases, 'r1', processes)).toBe(false);
  });
});

it('gives back what a run holds, or one workspace of it, and nothing of others', async () => {
  const take = (path: string, session: string) => leases.acquire(`file:${path}`, { session }, HOUR);
  take('a', runHolder('r1', 'backend'));
  take('b', runHolder('r1', 'backend.fan-1'));
  take('c', runHolder('r10', 'backend'));
  take('d', 'a session of a person');
  hold({ session: 'runner:s1' });
  const held = () => leases.list().flatMap(({ key, state }) => (state === 'held' ? key : []));

  await releaseRunLeases(sharedLeases(leases), 'r1', 'backend');
  expect(held().sort()).toEqual(['file:b', 'file:c', 'file:d', 'run:r1']);
  await releaseRunLeases(sharedLeases(leases), 'r1');
  expect(held().sort()).toEqual(['file:c', 'file:d', 'run:r1']);
});
