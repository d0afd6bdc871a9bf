import { execa } from 'execa';

/** What git answered in a folder. Throws where its exit code is none of `answers`. */
export async function git(
  cwd: string,
  args: readonly string[],
  { input = '', answers = [0] }: { input?: string; answers?: readonly number[] } = {},
): Promise<string> {
  const run = await execa('git', [...args], {
    cwd,
    input,
    reject: false,
    stripFinalNewline: false,
    // Inside a git hook these name the hook's repository, and would win over the folder that is asked about.
    env: { GIT_DIR: undefined, GIT_WORK_TREE: undefined, GIT_INDEX_FILE: undefined, LC_ALL: 'C' },
  });
  if (run.exitCode !== undefined && answers.includes(run.exitCode)) return run.stdout;
  throw new Error(`git ${args.join(' ')} failed in ${cwd}: ${run.stderr.trim() || run.message}`);
}
