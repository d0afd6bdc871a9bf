import { statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { type GitCommand, operandsOf } from '../../domain/git-command.ts';
import { runGit } from '../../store/git-process.ts';
import { type Folder, withoutFolders } from './folder.ts';
import { cleanedPaths, resetPaths, stashPaths } from './discarded.ts';

const split = (text: string): string[] => text.split('\0').filter((field) => field !== '');

/** What a name of the person's own stands for; git's own commands can't be renamed so (git-config(1)). */
export async function aliasOf({ name }: GitCommand, { path }: Folder): Promise<string | undefined> {
  if (JUDGED.has(name) || name === '') return undefined;
  const { exitCode, stdout } = await runGit(path, ['config', '--get', `alias.${name}`]);
  return exitCode === 0 ? stdout.trim() : undefined;
}

/** Commands whose files coord judges. */
const JUDGED = new Set(['commit', 'mv', 'rm', 'checkout', 'restore', 'reset', 'stash', 'clean']);

/** The files that a commit would take in, absolute: staged, or named by its own options. */
export async function committedPaths({ globals, rest }: GitCommand, { path, top, ask }: Folder): Promise<string[]> {
  if (rest.some((word) => ['-p', '--patch', '--interactive'].includes(word))) {
    const head = await runGit(path, ['rev-parse', '--verify', '--quiet', 'HEAD']);
    return head.exitCode === 0 ? inTop(top, await ask('diff', '--name-only', '--no-renames', '-z', 'HEAD')) : [];
  }
  // git itself knows best what -a, paths and --amend come to.
  const args = [...withoutFolders(globals), 'commit', '--dry-run', '--porcelain', '-z', ...rest];
  const { stdout } = await runGit(path, args);
  const fields = split(stdout);
  const paths: string[] = [];
  for (let at = 0; at < fields.length; at += 1) {
    const field = fields[at] ?? '';
    const staged = field[0] ?? ' ';
    const isRename = staged === 'R' || staged === 'C';
    if (!' ?!'.includes(staged)) paths.push(field.slice(3), ...(isRename ? [fields[at + 1] ?? ''] : []));
    if (isRename) at += 1;
  }
  return withoutMerged(inTop(top, paths), { path, top, ask });
}

/** Of a merge that is committed: what comes as it is from the branch that is merged is that branch's, not the committer's. */
async function withoutMerged(paths: string[], { path, top, ask }: Folder): Promise<string[]> {
  const { exitCode } = await runGit(path, ['rev-parse', '--verify', '--quiet', 'MERGE_HEAD']);
  if (exitCode !== 0) return paths;
  const differing = ['diff', '--name-only', '--no-renames', '-z', 'MERGE_HEAD'];
  const own = new Set(inTop(top, [...(await ask(...differing)), ...(await ask(...differing, '--cached'))]));
  return paths.filter((one) => own.has(one));
}

/** Whether a command is told elsewhere which files it is to change. */
export function hidesPaths({ name, rest }: GitCommand): boolean {
  return JUDGED.has(name) && rest.some((word) => word.startsWith('--pathspec-from-file'));
}

/**
 * The files that a command moves, removes, puts aside or puts back, at both ends of a move, absolute. Empty for commands that name none.
 */
export async function changedByCommand(command: GitCommand, folder: Folder): Promise<string[]> {
  const { name, rest } = command;
  if (!JUDGED.has(name) || name === 'commit') return [];
  switch (name) {
    case 'mv':
      return await moved(rest, folder);
    case 'rm':
      return inTop(folder.top, await folder.ask('ls-files', '--full-name', '-z', '--', ...wordsOf(rest)));
    case 'reset':
      return await resetPaths(rest, folder);
    case 'stash':
      return await stashPaths(rest, folder);
    case 'clean':
      return await cleanedPaths(rest, folder);
    case 'checkout':
      return await checkedOut(rest, folder);
    default:
      return await restored(rest, folder);
  }
}

function wordsOf(rest: readonly string[]): string[] {
  const { operands, afterDashes = [] } = operandsOf(rest);
  return [...operands, ...afterDashes];
}

async function moved(rest: readonly string[], { path, top, ask }: Folder): Promise<string[]> {
  const words = wordsOf(rest);
  const to = resolve(path, words.at(-1) ?? '');
  const isFolder = statSync(to, { throwIfNoEntry: false })?.isDirectory();
  const paths: string[] = [];
  for (const word of words.slice(0, -1)) {
    const from = resolve(path, word);
    const goal = isFolder ? join(to, basename(from)) : to;
    // A folder is moved with what git does not track in it.
    const files = await ask('ls-files', '--full-name', '-z', '--cached', '--others', '--', `:(literal)${word}`);
    for (const file of inTop(top, files)) paths.push(file, join(goal, relative(from, file)));
    if (files.length === 0) paths.push(from, goal);
  }
  return paths;
}

async function checkedOut(rest: readonly string[], folder: Folder): Promise<string[]> {
  const { options, operands, afterDashes } = operandsOf(rest, [
    '-b',
    '-B',
    '--orphan',
    '--conflict',
    '-U',
    '--unified',
  ]);
  if (options.some((word) => /^(?:-b|-B|--orphan|--detach|-d|-t|--track)/.test(word))) return [];
  const [first, ...others] = operands;
  if (afterDashes) return differing(folder, afterDashes, first);
  if (first === undefined) return [];
  const isCommit = (await runGit(folder.path, ['rev-parse', '--verify', '--quiet', `${first}^{tree}`])).exitCode === 0;
  if (isCommit || first === '-') return others.length > 0 ? differing(folder, others, first) : [];
  const known = await folder.ask('ls-files', '-z', '--', ...operands);
  return known.length > 0 ? differing(folder, operands, undefined) : [];
}

async function restored(rest: readonly string[], folder: Folder): Promise<string[]> {
  const { options, operands, afterDashes = [] } = operandsOf(rest, ['-s', '--source', '--conflict', '-U', '--unified']);
  const isStaged = options.some((word) => word === '-S' || word === '--staged');
  if (isStaged && !options.some((word) => word === '-W' || word === '--worktree')) return [];
  const attached = options.find((word) => /^(?:-s.|--source=)/.test(word))?.replace(/^(?:-s|--source=)/, '');
  const at = rest.findIndex((word) => word === '-s' || word === '--source');
  return differing(folder, [...operands, ...afterDashes], attached ?? (at === -1 ? undefined : rest[at + 1]));
}

/** What differs from where it is put back from: the index, or a commit. */
async function differing(
  { top, ask }: Folder,
  paths: readonly string[],
  source: string | undefined,
): Promise<string[]> {
  const from = source === undefined ? [] : [source];
  return inTop(top, await ask('diff', '--name-only', '--no-renames', '-z', ...from, '--', ...paths));
}

const inTop = (top: string, paths: readonly string[]): string[] => paths.map((path) => join(top, path));
