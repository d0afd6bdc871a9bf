import { join } from 'node:path';
import { operandsOf } from '../../domain/git-command.ts';
import { runGit } from '../../store/git-process.ts';
import type { Folder } from './folder.ts';

const split = (text: string): string[] => text.split('\0').filter((field) => field !== '');
const inTop = (top: string, paths: readonly string[]): string[] => paths.map((path) => join(top, path));

/** The files that `git reset` gives back their committed content: only `--hard` and its like touch them. */
export async function resetPaths(rest: readonly string[], { path, top, ask }: Folder): Promise<string[]> {
  const { options, operands } = operandsOf(rest);
  if (!options.some((word) => ['--hard', '--merge', '--keep'].includes(word))) return [];
  const commit = operands[0] ?? 'HEAD';
  const { exitCode } = await runGit(path, ['rev-parse', '--verify', '--quiet', `${commit}^{commit}`]);
  return exitCode === 0 ? inTop(top, await ask('diff', '--name-only', '--no-renames', '-z', commit, '--')) : [];
}

/** The files that `git stash` takes away, or brings back. */
export async function stashPaths(rest: readonly string[], { path, top, ask }: Folder): Promise<string[]> {
  const [verb = 'push', ...others] = rest[0]?.startsWith('-') ? ['push', ...rest] : rest;
  const { options, operands, afterDashes = [] } = operandsOf(others, ['-m', '--message']);
  if (verb === 'pop' || verb === 'apply') {
    const args = ['stash', 'show', '--include-untracked', '--name-only', '-z', ...operands];
    const { exitCode, stdout } = await runGit(path, args);
    return exitCode === 0 ? inTop(top, split(stdout)) : [];
  }
  if (verb !== 'push' && verb !== 'save') return [];
  const named = verb === 'push' ? [...operands, ...afterDashes] : [];
  const from = options.some((word) => word === '-S' || word === '--staged') ? ['--cached'] : [];
  const changed = await ask('diff', '--name-only', '--no-renames', '-z', ...from, 'HEAD', '--', ...named);
  const isWider = options.some((word) => /^(?:--include-untracked|--all|-\w*[ua]\w*)$/.test(word));
  if (!isWider) return inTop(top, changed);
  const ignored = options.some((word) => /^(?:--all|-\w*a\w*)$/.test(word)) ? [] : ['--exclude-standard'];
  const untracked = await ask(
    'ls-files',
    '--full-name',
    '--others',
    '-z',
    ...ignored,
    '--',
    ...(named.length > 0 ? named : [':/']),
  );
  return inTop(top, [...changed, ...untracked]);
}

/** The files that `git clean` removes: what git does not track, also in folders of their own with `-d`. */
export async function cleanedPaths(rest: readonly string[], { top, ask }: Folder): Promise<string[]> {
  const { options, operands, afterDashes = [] } = operandsOf(rest, ['-e', '--exclude']);
  const has = (letter: string, word?: string) =>
    options.some((option) => option === word || (/^-[a-zA-Z]+$/.test(option) && option.includes(letter)));
  if (has('n', '--dry-run')) return [];
  const which = has('X') ? ['--ignored', '--exclude-standard'] : has('x') ? [] : ['--exclude-standard'];
  const whole = has('d') || operands.length + afterDashes.length > 0 ? [] : ['--directory'];
  const found = await ask(
    'ls-files',
    '--full-name',
    '--others',
    '-z',
    ...which,
    ...whole,
    '--',
    ...operands,
    ...afterDashes,
  );
  return inTop(
    top,
    found.filter((path) => !path.endsWith('/')),
  );
}
