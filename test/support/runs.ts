import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { Event, StepOutcome } from '../../src/domain/event.ts';
import { foldRun, type RunState } from '../../src/domain/run.ts';
import { isAlive } from './alive.ts';
import { COORD, type Ended, type Sandbox } from './sandbox.ts';

/** The only run of a sandbox. @throws where there are none, or several */
export function onlyRun({ dir }: Sandbox): string {
  const runs = readdirSync(join(dir, '.git/coord/runs'));
  if (runs.length !== 1) throw new Error(`there are ${runs.length} runs: ${runs.join(', ')}`);
  return runs[0] ?? '';
}

/** A file of a run's folder. */
export function runFile({ dir }: Sandbox, run: string, name: string): string {
  return join(dir, '.git/coord/runs', run, name);
}

/** What a run's journal holds; a line that is being written does not count. */
export function journalOf(sandbox: Sandbox, run: string): Event[] {
  const lines = readFileSync(runFile(sandbox, run, 'journal.jsonl'), 'utf8')
    .split('\n')
    .slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Event);
}

export function stateOf(sandbox: Sandbox, run: string): RunState {
  return foldRun(journalOf(sandbox, run));
}

/** How each step ended, in the order of the journal: `write succeeded`, `rounds.2/fix skipped`, `ask approved`. */
export function endsOf(events: readonly Event[]): string[] {
  return events.flatMap((event) => {
    if (event.type === 'step.finished') return `${event.key} ${event.outcome.kind}`;
    if (event.type === 'step.skipped') return `${event.key} skipped`;
    return event.type === 'approval.answered' ? `${event.key} ${event.approved ? 'approved' : 'rejected'}` : [];
  });
}

/** Every start of a step with its attempt, in the order of the journal: `write 2`. */
export function startsOf(events: readonly Event[]): string[] {
  return events.flatMap((event) => (event.type === 'step.started' ? `${event.key} ${event.attempt}` : []));
}

export function outcomeOf(events: readonly Event[], key: string): StepOutcome | undefined {
  const ends = events.flatMap((event) => (event.type === 'step.finished' && event.key === key ? event.outcome : []));
  if (ends.length > 1) throw new Error(`${key} has ended ${ends.length} times`);
  return ends[0];
}

/** Why a step failed; undefined where it has not. */
export function reasonOf(events: readonly Event[], key: string): string | undefined {
  const outcome = outcomeOf(events, key);
  return outcome?.kind === 'failed' ? outcome.reason : undefined;
}

/** The files below a commit with their text, as `path: text`. */
export async function filesAt(sandbox: Sandbox, commit: string, folder: string): Promise<string[]> {
  const names = await sandbox.git('ls-tree', '-r', '--name-only', commit, '--', folder);
  const paths = names.split('\n').filter((path) => path !== '');
  return Promise.all(paths.map(async (path) => `${path}: ${(await sandbox.git('show', `${commit}:${path}`)).trim()}`));
}

/** What a run may leave behind in a repository: refs, worktrees, and the folders of worktrees. */
export async function tracesOf({ dir, git }: Sandbox): Promise<Record<string, string[]>> {
  const lines = async (...args: string[]) => (await git(...args)).split('\n').filter((line) => line !== '');
  const around = join(dir, '..');
  const beside = `${dir}.worktrees`;
  return {
    refs: await lines('for-each-ref', '--format=%(refname)'),
    worktrees: (await lines('worktree', 'list', '--porcelain')).filter((line) => line.startsWith('worktree ')),
    folders: [
      ...readdirSync(around).filter((name) => name.startsWith('coord-')),
      ...(existsSync(beside) ? readdirSync(beside) : []),
    ],
  };
}

/** A coord that was started and is not waited for. */
export interface Running {
  child: ChildProcess;
  /** Both streams so far. */
  printed(): string;
  ended: Promise<Ended & { signal: NodeJS.Signals | null }>;
}

/**
 * Starts coord, in a process group of its own as a shell does, with its pid in RUNNER for the processes that it starts.
 * It does not outlive the test.
 */
export function startCoord(sandbox: Sandbox, args: string[], env: Record<string, string> = {}): Running {
  const child = spawn('sh', ['-c', 'RUNNER=$$ exec "$@"', 'sh', process.execPath, COORD, ...args], {
    cwd: sandbox.dir,
    env: { HOME: sandbox.home, PATH: process.env['PATH'], LANG: 'C.UTF-8', TMPDIR: join(sandbox.dir, '..'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Ended & { signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => {
      const done = () => resolve({ code: code ?? -1, signal, stdout, stderr });
      child.once('close', done);
      // What coord has left running holds the streams open.
      setTimeout(done, 1000);
    });
  });
  onTestFinished(() => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  });
  return { child, printed: () => stdout + stderr, ended };
}

/** Far above what anything takes. */
const PATIENCE = { timeout: 60_000, interval: 20 };

/** Waits until something is there. */
export function eventually<T>(look: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  return vi.waitUntil(look, PATIENCE) as Promise<T>;
}

export async function untilGone(pids: readonly number[]): Promise<void> {
  await eventually(() => !pids.some(isAlive));
}
