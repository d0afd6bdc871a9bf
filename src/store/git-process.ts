import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';

/** git said no. The message is git's own, for the person. */
export class GitFailed extends Error {
  constructor(args: readonly string[], detail: string) {
    super(`git ${args.join(' ')}: ${detail.trim() || 'failed'}`);
    this.name = 'GitFailed';
  }
}

export interface GitCall {
  input?: string;
  env?: Record<string, string>;
  /** Exit codes that are an answer, and no failure. Default: 0. */
  answers?: readonly number[];
  /** With the hooks and the settings of whoever calls coord: what they do themselves. */
  asPerson?: boolean;
  /** How what it prints becomes text; latin1 keeps every byte as one character. Default: utf8. */
  encoding?: 'utf8' | 'latin1';
  /** Milliseconds after which it is ended, and has failed. Default: never. */
  timeoutMs?: number;
}

/** What git printed, whole. Throws `GitFailed` where its exit code is none of `answers`. */
export async function git(folder: string, args: readonly string[], call: GitCall = {}): Promise<string> {
  const { answers = [0] } = call;
  const { exitCode, stdout, stderr } = await runGit(folder, args, call);
  if (!answers.includes(exitCode)) throw new GitFailed(args, stderr);
  return stdout;
}

/** Runs git and gives whatever came of it; -1 stands for a git that could not be started, or was ended. */
export async function runGit(
  folder: string,
  args: readonly string[],
  { input = '', env = {}, asPerson = false, encoding = 'utf8', timeoutMs = 0 }: GitCall = {},
): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  // Loaded late: most of what coord does asks no git, and the hook starts for each event. execa would take longer to load
  // there than git takes to answer.
  const [{ spawn }, { env: inherited }] = await Promise.all([import('node:child_process'), import('node:process')]);
  const start = (): ChildProcess =>
    spawn('git', asPerson ? args : [...NO_PROGRAMS, ...args], {
      cwd: folder,
      env: { ...inherited, ...NEUTRAL, ...env },
      timeout: timeoutMs,
    });
  const child = started(start);
  if (child instanceof Error) return { exitCode: -1, stdout: '', stderr: child.message };
  const end = endOf(child);
  const [printed, complained] = [chunksOf(child.stdout), chunksOf(child.stderr)];
  // A git that ends before it has read all of it says by its exit code what it thinks of that.
  child.stdin?.on('error', () => undefined).end(input);
  const { exitCode, why } = await end;
  const stderr = Buffer.concat(complained).toString('utf8');
  return { exitCode, stdout: Buffer.concat(printed).toString(encoding), stderr: stderr || why };
}

/** What no process can be given at all, as a NUL in a path, is thrown; everything else is an event. */
function started(start: () => ChildProcess): ChildProcess | Error {
  try {
    return start();
  } catch (error) {
    return error as Error;
  }
}

function endOf(child: ChildProcess): Promise<{ exitCode: number; why: string }> {
  return new Promise((resolve) => {
    child.once('error', ({ message }) => resolve({ exitCode: -1, why: message }));
    child.once('close', (code, signal) =>
      resolve({ exitCode: code ?? -1, why: signal ? `it was ended by ${signal}` : '' }),
    );
  });
}

/** Without pipes, where there are no more to be had, nothing comes. */
function chunksOf(stream: Readable | null): Buffer[] {
  const chunks: Buffer[] = [];
  stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return chunks;
}

/** A person's hooks are for what a person does, and a file watcher can hide a change from the audit. */
const NO_PROGRAMS = ['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false'];

/**
 * Inside a git hook the undefined ones name that hook's repository, and would win over the folder that is asked about.
 * Replacement objects would show the audit another commit than the one that counts.
 */
const NEUTRAL = {
  GIT_DIR: undefined,
  GIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
  GIT_COMMON_DIR: undefined,
  GIT_NAMESPACE: undefined,
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
};
