import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../src/domain/clock.ts';
import { fileLeases } from '../../src/store/files/leases.ts';

let dir: string;
let now = { boot: 'boot-1', ms: 1000 };
const clock: Clock = { now: () => new Date('2026-01-15T10:00:00Z'), monotonic: () => now };
const TTL = 300_000;

beforeEach(() => {
  now = { boot: 'boot-1', ms: 1000 };
  dir = mkdtempSync(join(tmpdir(), 'coord-leases-'));
  return () => rmSync(dir, { recursive: true, force: true });
});

describe('a lease', () => {
  it('is held by one session, and the other is told by whom', () => {
    const leases = fileLeases(dir, clock);
    const first = leases.acquire('file:a', { session: 's1', role: 'backend' }, TTL);
    expect(first).toMatchObject({ ok: true, value: { generation: 1, holder: { session: 's1' } } });
    expect(leases.acquire('file:a', { session: 's2' }, TTL)).toMatchObject({
      ok: false,
      error: { kind: 'held', by: { generation: 1, holder: { session: 's1', role: 'backend' } } },
    });
  });

  it('lasts exactly as long as the monotonic clock says, whatever the wall clock does', () => {
    const jumping: Clock = { now: () => new Date('2020-01-01T00:00:00Z'), monotonic: () => now };
    fileLeases(dir, clock).acquire('file:a', { session: 's1' }, TTL);
    now = { boot: 'boot-1', ms: 1000 + TTL - 1 };
    expect(fileLeases(dir, jumping).acquire('file:a', { session: 's2' }, TTL).ok).toBe(false);
    now = { boot: 'boot-1', ms: 1000 + TTL };
    expect(fileLeases(dir, jumping).acquire('file:a', { session: 's2' }, TTL)).toMatchObject({
      ok: true,
      value: { generation: 2 },
    });
  });

  it('ends with the boot its holder lived in', () => {
    const leases = fileLeases(dir, clock);
    leases.acquire('file:a', { session: 's1' }, TTL);
    now = { boot: 'boot-2', ms: 5 };
    expect(leases.acquire('file:a', { session: 's2' }, TTL).ok).toBe(true);
  });

  it('is prolonged as a new generation, and an old token gives nothing back', () => {
    const leases = fileLeases(dir, clock);
    const first = leases.acquire('file:a', { session: 's1' }, TTL);
    now = { boot: 'boot-1', ms: 1000 + TTL / 2 };
    const second = leases.acquire('file:a', { session: 's1' }, TTL);
    expect(second).toMatchObject({ ok: true, value: { generation: 2 } });
    expect(first.ok && leases.release(first.value)).toBe(false);
    expect(second.ok && leases.release(second.value)).toBe(true);
    expect(leases.inspect('file:a')).toMatchObject({ generation: 3, state: 'released' });
    expect(leases.acquire('file:a', { session: 's2' }, TTL)).toMatchObject({ ok: true, value: { generation: 4 } });
  });

  it('keeps only its newest generation on disk', () => {
    const leases = fileLeases(dir, clock);
    for (let time = 0; time < 5; time += 1) {
      const taken = leases.acquire('file:a', { session: `s${time}` }, TTL);
      if (taken.ok) leases.release(taken.value);
    }
    const [folder = ''] = readdirSync(dir);
    expect(readdirSync(join(dir, folder))).toEqual(['10']);
  });

  it('whose record is damaged is refused, not taken', () => {
    const leases = fileLeases(dir, clock);
    leases.acquire('file:a', { session: 's1' }, TTL);
    const [folder = ''] = readdirSync(dir);
    writeFileSync(join(dir, folder, '1'), '{"key":');
    expect(() => leases.acquire('file:a', { session: 's2' }, TTL)).toThrow('this lease record is not JSON');
  });
});

describe('many processes', () => {
  const program = join(tmpdir(), `coord-contender-${process.pid}.mjs`);
  beforeAll(async () => {
    await build({
      entryPoints: ['test/store/contender.ts'],
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: program,
      logLevel: 'error',
    });
  });
  afterAll(() => rmSync(program, { force: true }));

  it('never hold one lease at once', async () => {
    // Each contender takes the lease, writes its name where only the holder may write, checks it, and gives it back.
    const contenders = Array.from({ length: 8 }, (_, index) =>
      execa(process.execPath, [program, dir, `p${index}`, '40'], { reject: false }),
    );
    const ended = await Promise.all(contenders);
    expect(ended.map(({ stderr }) => stderr).join('')).toBe('');
    const wins = ended.map(({ stdout }) => Number(stdout));
    expect(wins.every((count) => count === 40)).toBe(true);
  });
});
