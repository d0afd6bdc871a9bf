import { execa } from 'execa';

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
}

/** What git printed, whole. Throws `GitFailed` where its exit code is none of `answers`. */
export async function git(folder: string, args: readonly string[], call: GitCall = {}): Promise<string> {
  const { answers = [0] } = call;
  const { exitCode, stdout, stderr } = await runGit(folder, args, call);
  if (!answers.includes(exitCode)) throw new GitFailed(args, stderr);
  return stdout;
}

/** Runs git and gives whatever came of it; -1 stands for a git that could not be started. */
export async function runGit(
  folder: string,
  args: readonly string[],
  { input = '', env = {} }: GitCall = {},
): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const result = await execa('git', args, {
    cwd: folder,
    input,
    reject: false,
    stripFinalNewline: false,
    maxBuffer: 1024 * 1024 * 1024,
    env: { ...NEUTRAL, ...env },
  });
  return {
    exitCode: result.exitCode ?? -1,
    stdout: result.stdout ?? '',
    stderr: result.stderr || result.message || '',
  };
}

/** Inside a git hook the first three name that hook's repository, and would win over the folder that is asked about. */
const NEUTRAL = {
  GIT_DIR: undefined,
  GIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
};
