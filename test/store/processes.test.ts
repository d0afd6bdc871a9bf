import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Clock } from '../../src/domain/clock.ts';
import { systemProcesses } from '../../src/store/files/processes.ts';
import { isAlive } from '../support/alive.ts';

const clock: Clock = { now: () => new Date(), monotonic: () => ({ boot: 'boot-1', ms: 0 }) };

interface Running {
  pid: number;
  /** The number that it has printed first. */
  printed: number;
  end(): Promise<void>;
}

/** A process that runs until it is ended. */
async function start(script = 'echo $$; exec sleep 300', shell = 'sh'): Promise<Running> {
  const child = spawn(shell, ['-c', script]);
  onTestFinished(() => void child.kill('SIGKILL'));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let text = '';
  child.stdout.on('data', (piece: Buffer) => (text += piece.toString()));
  await vi.waitUntil(() => text.includes('\n'), { timeout: 20_000 });
  const end = () => {
    child.kill('SIGKILL');
    return gone;
  };
  return { pid: child.pid ?? 0, printed: Number(text), end };
}

// On every system but Linux the processes are seen through `ps`, which Linux has as well.
const platforms = process.platform === 'linux' ? (['linux', 'darwin'] as const) : ([process.platform] as const);

describe.each(platforms)('a process, as it is seen on %s', (platform) => {
  const processes = systemProcesses(clock, platform);

  it('is running until it has ended', async () => {
    const child = await start();
    const known = processes.identify(child.pid);
    if (!known) throw new Error('it is not seen');
    expect(known).toMatchObject({ pid: child.pid, boot: 'boot-1' });
    expect(processes.stateOf(known)).toBe('running');
    // Whoever reads it from a journal has it as JSON.
    expect(processes.stateOf(JSON.parse(JSON.stringify(known)) as typeof known)).toBe('running');
    await child.end();
    expect(processes.stateOf(known)).toBe('ended');
    expect(processes.identify(child.pid)).toBeUndefined();
  });

  it('is seen the same whenever it is looked at, and not as another one', async () => {
    const [one, two] = [await start(), await start()];
    expect(processes.identify(one.pid)).toEqual(processes.identify(one.pid));
    expect(processes.identify(one.pid)).not.toEqual(processes.identify(two.pid));
  });

  it('is another one where its pid was given out anew: that was started at another time', async () => {
    const { pid } = await start();
    const known = processes.identify(pid);
    if (!known) throw new Error('it is not seen');
    expect(processes.stateOf({ ...known, start: `${known.start}0` })).toBe('ended');
  });

  it('has ended with the boot that it lived in', async () => {
    const { pid } = await start();
    const known = processes.identify(pid);
    if (!known) throw new Error('it is not seen');
    expect(processes.stateOf({ ...known, boot: 'boot-0' })).toBe('ended');
  });

  it('cannot be seen from another container, whatever has its pid here', async () => {
    const child = await start();
    const known = processes.identify(child.pid);
    if (!known) throw new Error('it is not seen');
    const elsewhere = { ...known, space: 'pid:[1]' };
    expect(processes.stateOf(elsewhere)).toBe('unknown');
    await child.end();
    expect(processes.stateOf(elsewhere)).toBe('unknown');
    expect(processes.stateOf({ ...elsewhere, boot: 'boot-0' })).toBe('ended');
  });
});

it.runIf(process.platform === 'linux')('a process that nobody has waited for has ended', async () => {
  // The shell becomes another program that knows nothing of its child.
  const { printed } = await start('sleep 0.1 & echo $!; exec sleep 300');
  const processes = systemProcesses(clock, 'linux');
  await vi.waitUntil(() => !isAlive(printed), { timeout: 20_000 });
  expect(processes.identify(printed)).toBeUndefined();
});

it.runIf(process.platform === 'linux')('a process may have any name', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'coord-processes-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const shell = join(dir, 'x) R 1 (');
  symlinkSync('/bin/sh', shell);
  const child = await start('echo $$; read -r _', shell);
  const processes = systemProcesses(clock, 'linux');
  const known = processes.identify(child.pid);
  if (!known) throw new Error('it is not seen');
  expect(known.start).toMatch(/^[0-9]{3,}$/);
  expect(processes.stateOf(known)).toBe('running');
  expect(readFileSync(`/proc/${child.pid}/stat`, 'utf8')).toContain('(x) R 1 ()');
});
