import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import type { Event } from '../../src/domain/event.ts';
import { foldRun } from '../../src/domain/run.ts';
import { isAlive } from './alive.ts';
import {
  endsOf,
  eventually,
  journalOf,
  onlyRun,
  type Running,
  runFile,
  startCoord,
  stateOf,
  tracesOf,
} from './runs.ts';
import { createSandbox, type Ended, type Sandbox } from './sandbox.ts';

const FIXTURE = 'test/fixtures/runs/kill';
const KILLER = pathToFileURL(resolve('test/support/kill-at.mjs')).href;

/** Where a coord is killed in the journal of its run: see `kill-at.mjs`. */
export type Kill =
  | { when: 'before' | 'after'; what: number | string; whom?: 'coord' | 'group' }
  /** Some time after a record is there, wherever coord is by then. `how` may be a Ctrl-C instead, which reaches git too. */
  | { when: 'later'; what: number; delayMs: number; whom?: 'coord' | 'group'; how?: 'SIGKILL' | 'SIGINT' }
  | { when: 'once'; holds(sandbox: Sandbox): boolean };

/** A run that was killed, and carried on until it ended. */
export interface KilledRun {
  sandbox: Sandbox;
  run: string;
  journal: Event[];
  /** How many coords have carried the run on. */
  coords: number;
  /** Whether the last kill came after the run's end. */
  isTooLate: boolean;
  /** How the last coord ended. */
  end: Ended;
  said: string[];
}

/** What a run comes to, whenever and by whatever commits it was done. */
export interface Harvest {
  ends: string[];
  outputs: Record<string, unknown>;
  tree: string;
  documents: Record<string, string>;
}

/** A fresh repository with the fixture's team, and how coord is started in it. */
export async function killSandbox(): Promise<{ sandbox: Sandbox; start(args: string[], kill?: Kill): Running }> {
  const sandbox = await createSandbox(FIXTURE);
  const trace = join(sandbox.dir, '../trace');
  mkdirSync(join(trace, 'at-work'), { recursive: true });
  let generation = 0;
  return {
    sandbox,
    start(args, kill) {
      generation += 1;
      const env = { TRACE: trace, GENERATION: String(generation) };
      if (!kill || kill.when === 'later' || kill.when === 'once') return startCoord(sandbox, args, env);
      const { when, what, whom = 'coord' } = kill;
      const killer = { NODE_OPTIONS: `--import=${KILLER}`, KILL_AT: JSON.stringify({ when, what, whom }) };
      return startCoord(sandbox, args, { ...env, ...killer });
    },
  };
}

/** What a test does at certain times of a run that is killed, and which run it is. */
export interface Asides {
  /** A playbook of the fixture; `everything` where it says nothing. */
  playbook?: string;
  /** Before the run begins. */
  first?(sandbox: Sandbox): void;
  /** After each kill, before the run is carried on. */
  between?(sandbox: Sandbox, run: string): Promise<void>;
}

/** Runs a playbook of the fixture, kills one coord after the other, and lets the last one end the run. Nothing may be left. */
export async function runAndKill(kills: readonly Kill[], asides: Asides = {}): Promise<KilledRun> {
  const { playbook = 'everything', first, between } = asides;
  const { sandbox, start } = await killSandbox();
  first?.(sandbox);
  const before = await tracesOf(sandbox);
  let run = '';
  let end: Ended | undefined;
  let coords = 0;
  let isTooLate = false;
  while (!end) {
    const kill = kills[coords];
    const coord = start(coords === 0 ? ['run', playbook, '--rehearse'] : ['resume', run], kill);
    coords += 1;
    if (kill?.when === 'later') await killOnce(coord, () => recordsIn(sandbox) >= kill.what, kill);
    if (kill?.when === 'once') await killOnce(coord, () => kill.holds(sandbox));
    const ended = await coord.ended;
    run ||= onlyRun(sandbox);
    // A kill that is meant for later than the run's last record misses it.
    if (kill && (ended.signal === 'SIGKILL' || ended.code === 130)) {
      isTooLate = stateOf(sandbox, run).finished !== undefined;
      await between?.(sandbox, run);
    } else end = ended;
  }
  expect(await tracesOf(sandbox), end.stdout).toEqual(before);
  return { sandbox, run, journal: journalOf(sandbox, run), coords, isTooLate, end, said: saidIn(sandbox) };
}

/** Keeps these processes of the run at work, until they are ended. */
export function hold(sandbox: Sandbox, names: readonly string[]): void {
  for (const name of names) sandbox.write(`../trace/hold.${name}`, '');
}

export function letGo({ dir }: Sandbox, names: readonly string[]): void {
  for (const name of names) rmSync(join(dir, `../trace/hold.${name}`));
}

/** The run's processes take no notice of being asked to end. */
export function deafen(sandbox: Sandbox): void {
  sandbox.write('../trace/deaf', '');
}

/** Waits until these processes of the run are at work for the first coord; their pids. */
export async function atWork(sandbox: Sandbox, names: readonly string[]): Promise<number[]> {
  const begun = (name: string) => saidIn(sandbox).find((line) => line.startsWith(`begin 1 ${name} `));
  await eventually(() => names.every(begun));
  return names.map((name) => Number(begun(name)?.split(' ').at(-1)));
}

/** What the run's processes have said so far: see `tools/work.sh` of the fixture. */
export function saidIn({ dir }: Sandbox): string[] {
  const log = join(dir, '../trace/log');
  return existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : [];
}

async function killOnce(
  { child }: Running,
  holds: () => boolean,
  { delayMs = 0, whom = 'coord', how = 'SIGKILL' }: Partial<Kill & { when: 'later' }> = {},
): Promise<void> {
  const { pid = 0 } = child;
  const hasEnded = () => child.exitCode !== null;
  await eventually(() => hasEnded() || holds());
  await pause(delayMs);
  if (!hasEnded()) process.kill(whom === 'group' || how === 'SIGINT' ? -pid : pid, how);
}

function recordsIn(sandbox: Sandbox): number {
  try {
    return journalOf(sandbox, onlyRun(sandbox)).length;
  } catch {
    return 0; // It has not begun.
  }
}

/** What a run that was killed keeps to, whatever the place: exactly one end of each step, and nothing done twice for nothing. */
export function checkJournal({ journal, coords }: KilledRun): void {
  const attempts = new Map<string, number>();
  const ended = new Set<string>();
  for (const event of journal) {
    if (event.type === 'step.started') {
      const attempt = (attempts.get(event.key) ?? 0) + 1;
      expect(event, 'attempts are counted').toMatchObject({ key: event.key, attempt });
      expect(attempt, `${event.key} is begun once by each coord at most`).toBeLessThanOrEqual(coords);
      expect([...ended], 'no step that has ended is begun again').not.toContain(event.key);
      attempts.set(event.key, attempt);
    } else if (event.type === 'step.finished' || event.type === 'step.skipped' || event.type === 'approval.answered') {
      expect([...ended], 'a step ends once').not.toContain(event.key);
      ended.add(event.key);
    }
  }
}

/** No process of a killed coord is there once the next one has begun anything, or at the end. */
export function checkProcesses({ said }: KilledRun): void {
  const lines = said.map((line) => {
    const [word = '', generation = '', , pid = ''] = line.split(' ');
    return { line, word, generation: Number(generation), pid: Number(pid) };
  });
  expect(said.filter((line) => line.startsWith('beside'))).toEqual([]);
  for (const [index, { line, word, generation }] of lines.entries()) {
    if (word !== 'stopped') continue;
    const earlier = lines.slice(0, index).filter((other) => other.generation > generation);
    expect(earlier, `${line}: before anything was begun anew`).toEqual([]);
  }
  expect(lines.filter(({ pid }) => isAlive(pid))).toEqual([]);
}

export async function harvestOf({ sandbox, run, journal }: KilledRun): Promise<Harvest> {
  const state = foldRun(journal);
  const same = (text: string) =>
    text
      .replaceAll(run, 'RUN')
      .replaceAll(sandbox.dir, 'REPO')
      .replaceAll(/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
      .replaceAll(/\b([0-9a-f]{40}|[0-9a-f]{12})\b/g, 'COMMIT');
  const outputs: Record<string, unknown> = {};
  const documents: Record<string, string> = {};
  for (const { key, status } of state.steps.values()) {
    if (status.kind !== 'finished' || status.outcome.kind !== 'succeeded') continue;
    const { output, document } = status.outcome;
    if (document === undefined) outputs[key] = withoutDocuments(output);
    else documents[key] = sameChanges(same(readFileSync(runFile(sandbox, run, document), 'utf8')), key);
  }
  const tree = (await sandbox.git('rev-parse', `${state.tip}^{tree}`)).trim();
  return { ends: endsOf(journal).sort(), outputs, tree, documents };
}

/** Documents are compared as files. */
function withoutDocuments(output: unknown): unknown {
  return JSON.parse(JSON.stringify(output), (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'document' in value ? { document: value.document } : value,
  );
}

/** What was taken in before, and in which order, differs where steps go side by side; in a branch so does what there is. */
function sameChanges(document: string, key: string): string {
  return document.replace(/## What changed\n[^]*?(?=\n## )/, (section) => {
    if (key.includes(':')) return '## What changed\n';
    const lines = section.split('\n').filter((line) => !line.includes(': take in '));
    return [...lines.filter((line) => !line.startsWith('- ')), ...lines.filter((l) => l.startsWith('- ')).sort()].join(
      '\n',
    );
  });
}
