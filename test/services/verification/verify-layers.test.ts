import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { VerificationHappening, VerificationOptions } from '../../../src/services/verification/options.ts';
import { slotsOf } from '../../../src/services/verification/slots.ts';
import type { CheckSpec, LayerSpec } from '../../../src/services/verification/specs.ts';
import { verifyLayers } from '../../../src/services/verification/verify-layers.ts';
import { isAlive } from '../../support/alive.ts';
import { eventually } from '../../support/runs.ts';

const layer = (id: string, command: string, needs: string[] = [], timeoutMs = 60_000): LayerSpec => ({
  id,
  needs,
  checks: [{ kind: 'check', name: 'it', command, timeoutMs }],
});
const check = (name: string, command: string): CheckSpec => ({ kind: 'check', name, command, timeoutMs: 60_000 });
const write = (word: string) => `printf ${word} >> order`;
/** Says that it has come, and waits for another. */
const meet = (own: string, other: string) => `touch ${own}; until [ -e ${other} ]; do sleep 0.02; done`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coord-verify-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

async function verify(
  layers: LayerSpec[],
  options: Partial<VerificationOptions> = {},
  signal = new AbortController().signal,
) {
  const groups: number[] = [];
  const wanted = layers.map(({ id }) => id);
  const watch = { signal, report: () => undefined, started: (pid: number) => void groups.push(pid) };
  const report = await verifyLayers(layers, wanted, folder, watch, options);
  return { report, groups, said: report.layers.map(({ layer, status }) => `${layer} ${status}`) };
}

describe('layers', () => {
  it('that do not need each other are verified side by side', async () => {
    const { said } = await verify([layer('a', meet('a', 'b')), layer('b', meet('b', 'a'))]);
    expect(said).toEqual(['a passed', 'b passed']);
  });

  it('are verified no more at once than is said', async () => {
    const { said } = await verify([layer('a', meet('a', 'b'), [], 500), layer('b', meet('b', 'a'))], { parallel: 1 });
    expect(said).toEqual(['a failed', 'b passed']);
  });

  it('are verified after those that they need, in whatever order they are written', async () => {
    const all = [
      layer('c', write('c'), ['b', 'd']),
      layer('b', write('b'), ['a']),
      layer('a', write('a')),
      layer('d', write('d'), ['a']),
    ];
    await verify(all);
    expect(readFileSync(join(folder, 'order'), 'utf8')).toMatch(/^a(bd|db)c$/);
  });

  it('that are skipped say what has failed before them', async () => {
    const { report } = await verify([layer('a', 'exit 1'), layer('b', 'true', ['a']), layer('c', 'true', ['b'])]);
    expect(report).toMatchObject({
      passed: false,
      layers: [
        { layer: 'a', status: 'failed' },
        { layer: 'b', status: 'skipped', because: 'a failed', checks: [] },
        { layer: 'c', status: 'skipped', because: 'b was skipped', checks: [] },
      ],
    });
  });

  it('at work are ended by the first failure where that is asked for, with all that they have started', async () => {
    const long = 'sleep 1000 & echo $! > child; touch began; wait';
    const { report } = await verify([layer('a', 'until [ -e began ]; do sleep 0.02; done; exit 4'), layer('b', long)], {
      failFast: true,
    });
    expect(report.layers).toMatchObject([
      { layer: 'a', status: 'failed', checks: [{ ending: 'exit code 4' }] },
      { layer: 'b', status: 'skipped', because: 'another failure ended it', checks: [] },
    ]);
    const child = Number(readFileSync(join(folder, 'child'), 'utf8'));
    await eventually(() => !isAlive(child));
  });

  it('leave nothing running, and are ended with whoever watches', async () => {
    const stop = new AbortController();
    const observe = (happening: VerificationHappening) => {
      if (happening.type === 'began' && happening.layer === 'b') stop.abort();
    };
    const { report, groups } = await verify(
      [layer('a', 'sleep 1000 & echo $! > child'), layer('b', 'sleep 1000', ['a']), layer('c', 'true', ['b'])],
      { observe },
      stop.signal,
    );
    expect(report.layers).toMatchObject([
      { layer: 'a', status: 'passed' },
      { layer: 'b', status: 'skipped', because: 'it was stopped' },
      { layer: 'c', status: 'skipped', because: 'b was skipped' },
    ]);
    const child = Number(readFileSync(join(folder, 'child'), 'utf8'));
    await eventually(() => ![child, ...groups].some(isAlive));
  });

  it('fail where a verifier takes too long, or cannot be started', async () => {
    const { report } = await verify([layer('a', 'sleep 1000', [], 100), layer('b', 'no-such-program')]);
    expect(report.layers).toMatchObject([
      { checks: [{ passed: false, ending: 'no end after 0.1 s' }] },
      { checks: [{ passed: false, ending: 'exit code 127' }] },
    ]);
  });

  it('run all their verifiers, also after one that fails', async () => {
    const { report } = await verify([{ id: 'a', needs: [], checks: [check('one', 'exit 1'), check('two', 'true')] }]);
    expect(report.layers[0]?.checks.map(({ passed }) => passed)).toEqual([false, true]);
  });
});

it('a benchmark runs while nothing else does', async () => {
  const busy = 'touch busy; until [ -e go ]; do sleep 0.02; done; rm busy';
  const alone = {
    kind: 'benchmark',
    name: 'alone',
    command: 'ls | grep -c busy; true',
    timeoutMs: 60_000,
    runs: 1,
    max: 0,
  } as const;
  const verified = verify([
    layer('a', busy),
    { id: 'b', needs: [], checks: [alone] },
    layer('c', busy.replaceAll('busy', 'busy2')),
  ]);
  await eventually(() => readOr(join(folder, 'busy')) !== undefined);
  writeFileSync(join(folder, 'go'), '');
  expect((await verified).said).toEqual(['a passed', 'b passed', 'c passed']);
});

const readOr = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** Work that goes on until it is let go. */
function stage(count: number) {
  const slots = slotsOf(count);
  const at: string[] = [];
  const release = new Map<string, () => void>();
  const begin = (name: string, alone = false) =>
    slots.with(alone, async () => {
      at.push(name);
      await new Promise<void>((resolve) => release.set(name, resolve));
      at.splice(at.indexOf(name), 1);
    });
  const end = async (name: string) => {
    release.get(name)?.();
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return { at, begin, end };
}

describe('slots', () => {
  it('are no more than there are, and go to who came first', async () => {
    const { at, begin, end } = stage(2);
    for (const name of ['a', 'b', 'c', 'd']) void begin(name);
    await Promise.resolve();
    expect(at).toEqual(['a', 'b']);
    await end('b');
    expect(at).toEqual(['a', 'c']);
  });

  it('are all taken by who wants to be alone, who waits, and is waited for', async () => {
    const { at, begin, end } = stage(3);
    void begin('a');
    void begin('alone', true);
    void begin('b');
    await Promise.resolve();
    expect(at).toEqual(['a']);
    await end('a');
    expect(at).toEqual(['alone']);
    await end('alone');
    expect(at).toEqual(['b']);
  });

  it('are given back by what fails', async () => {
    const slots = slotsOf(1);
    await expect(slots.with(false, async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await slots.with(true, async () => 'next')).toBe('next');
  });
});
