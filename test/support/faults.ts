import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { seeded } from './seeded.ts';
import { ofSoak, SOAK_SIZE } from './soaked.ts';

const PRELOAD = pathToFileURL(resolve('test/support/failing-fs.mjs')).href;

/** How one file-system call of a program goes wrong: see `failing-fs.mjs`. */
export interface Fault {
  at: number;
  how: string;
  /** Names of the calls that count, as a regular expression. */
  only?: string;
  forGood?: boolean;
  /** Of `how: 'late'`. */
  lateMs?: number;
}

/** How long a test may take that tries them all, in milliseconds. */
export const SOAK_MS = process.env['COORD_SOAK'] ? 3_600_000 : 180_000;

const ERRORS = ['ENOSPC', 'EIO', 'EROFS', 'EACCES', 'EMFILE'];
const KILLS = ['kill before', 'kill middle', 'kill after'];

/** The environment that brings a fault about in a program. @param dir the folder whose calls count */
export function faultEnv(dir: string, fault: Partial<Fault> & { trace?: string }): Record<string, string> {
  return { NODE_OPTIONS: `--import=${PRELOAD}`, FAILING_FS: JSON.stringify({ dir, ...fault }) };
}

/** The calls that a program made, each as `NAME PATH`, in order. */
export function readTrace(path: string): string[] {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  rmSync(path);
  return lines.map((line) => line.slice(line.indexOf(' ') + 1));
}

/** Each call failing in each way, once and for good, and written short; in a soak all of them, otherwise as many as asked for. */
export function faultsOf(calls: readonly string[], sample: number, seed: number): Fault[] {
  const all = calls.flatMap((call, index): Fault[] => [
    ...ERRORS.flatMap((how) => [false, true].map((forGood) => ({ at: index + 1, how, forGood }))),
    ...(call.startsWith('write') ? [{ at: index + 1, how: 'short' }] : []),
  ]);
  return sampled(all, sample, seed);
}

/** The process killed before, in the middle of, and after each call. */
export function killsOf(calls: readonly string[], sample: number, seed: number): Fault[] {
  return sampled(
    calls.flatMap((_, index) => KILLS.map((how) => ({ at: index + 1, how }))),
    sample,
    seed,
  );
}

function sampled<Value>(all: readonly Value[], size: number, seed: number): Value[] {
  if (SOAK_SIZE === 1) return [...all];
  const random = seeded(seed);
  return [...all]
    .map((value) => ({ value, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, ofSoak(all.length, size))
    .map(({ value }) => value);
}
