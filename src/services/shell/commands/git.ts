import { changesRepository, type GitCommand, operandsOf, parseGit } from '../../../domain/git-command.ts';
import { isWithin, type Repository } from '../../../store/repository.ts';
import { type Folder, folderOf } from '../../git/folder.ts';
import { aliasOf, changedByCommand } from '../../git/touched.ts';
import type { Call, Table } from '../call.ts';
import { readOptions } from '../options.ts';
import { isSeen, unseen, whyUnseen } from '../words/unseen.ts';
import { findEvasions } from './git-evasions.ts';
import { BRINGING, ELSEWHERE, QUIETLY, WRITING } from './git-verbs.ts';

export const GIT: Table = { git };

/** Names that lead on to other names, at most. */
const MOST_ALIASES = 5;

async function git(call: Call): Promise<void> {
  await judge(call, parseGit(call.args), 0);
}

async function judge(call: Call, command: GitCommand, aliases: number): Promise<void> {
  const named = call.as(`git ${command.name}`);
  findEvasions(named, command);
  const hidden = [...command.globals, command.name].find((word) => !isSeen(word));
  if (hidden !== undefined) {
    named.unknown(whyUnseen(hidden));
    return;
  }
  printKnown(call, command);
  if (await writesByOption(named, command)) return;
  if (command.name === '' || !changesRepository(command)) return;
  const { disk } = call.shell;
  const isFirst = disk.isUntouched && !disk.isGitTouched;
  disk.isGitTouched = true;
  if (QUIETLY.has(command.name)) return;
  const verb = WRITING[command.name] ?? (BRINGING[command.name] ? undefined : ELSEWHERE[command.name]);
  const cwd = call.shell.cwd;
  if (verb) return verb(named, command);
  if (cwd === undefined) {
    named.unknown('the folder it runs in is not known');
    return;
  }
  const bringing = BRINGING[command.name];
  if (bringing?.(command.rest) === 'nothing') return;
  if (bringing) named.unknown('it brings what is in other commits');
  else if (!call.context.line.budget.takeGit()) named.unknown('git has been asked too often for this line');
  else await asGit(named, command, { cwd, aliases, isFirst });
}

async function asGit(
  call: Call,
  command: GitCommand,
  { cwd, aliases, isFirst }: { cwd: string; aliases: number; isFirst: boolean },
): Promise<void> {
  const folder = await folderOf(command, cwd);
  // git says itself that this is no repository, unless something else has made one by then.
  if (!folder) return call.shell.disk.isUntouched ? undefined : call.unknown('the repository is not there yet');
  const alias = await aliasOf(command, folder);
  if (alias?.startsWith('!'))
    await call.script([alias.slice(1), ...command.rest.map(quoted)].join(' '), `git ${command.name}`);
  else if (alias !== undefined && aliases < MOST_ALIASES)
    await judge(call, parseGit([...command.globals, ...alias.split(/\s+/), ...command.rest]), aliases + 1);
  else if (alias === undefined && PATHS.has(command.name)) await reportPaths(call, command, folder, isFirst);
  else call.unknown('a command of git that may write anything');
}

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** Commands whose files git itself is asked for. */
const PATHS = new Set(['mv', 'rm', 'checkout', 'restore', 'reset', 'stash', 'clean']);

async function reportPaths(call: Call, command: GitCommand, folder: Folder, isFirst: boolean): Promise<void> {
  const { name, rest } = command;
  const hidden = rest.find((word) => !isSeen(word));
  if (hidden !== undefined || rest.some((word) => word.startsWith('--pathspec-from-file'))) {
    call.unknown(hidden === undefined ? 'its paths are elsewhere' : whyUnseen(hidden));
    return;
  }
  const isCached = name === 'rm' && rest.includes('--cached');
  if (isCached || ((name === 'rm' || name === 'mv') && rest.some((word) => /^(?:-\w*n\w*|--dry-run)$/.test(word))))
    return;
  let paths: string[];
  try {
    paths = await changedByCommand(command, folder);
  } catch {
    // What git does not understand it does not do.
    if (!isFirst) call.unknown('what it changes depends on what comes before');
    return;
  }
  const certainty = isFirst ? 'known' : 'possible';
  if (movesHead(command, paths.length === 0)) call.unknown('it brings what is in other commits');
  else if (!isFirst) call.unknown('what it changes depends on what comes before');
  for (const [index, path] of paths.entries()) {
    if (name === 'rm' || name === 'clean' || (name === 'mv' && index % 2 === 0)) call.remove(path, certainty);
    else call.write(path, certainty);
  }
}

/** Whether another commit may be checked out: its files are what others have committed. */
function movesHead({ name, rest }: GitCommand, isWithoutPaths: boolean): boolean {
  const { options, operands, afterDashes } = operandsOf(rest, ['-b', '-B', '--orphan', '-m', '-s', '--source']);
  if (name === 'reset') return operands.length > 0 && operands[0] !== 'HEAD' && options.includes('--hard');
  if (name === 'stash') return operands[0] === 'branch';
  if (name !== 'checkout' || afterDashes) return false;
  const isNew = options.some((word) => /^(?:-b|-B|--orphan)/.test(word));
  return isNew ? operands.length > 1 : operands.length === 1 && isWithoutPaths;
}

/** `--output=file` and its like, which commands have that otherwise only look. */
async function writesByOption(call: Call, { name, rest }: GitCommand): Promise<boolean> {
  for (const [at, word] of rest.entries()) {
    if (
      /^(?:log|diff|show|diff-tree|diff-index|diff-files|format-patch|archive|stash|shortlog|range-diff|reflog|whatchanged)$/.test(
        name,
      )
    ) {
      if (word.startsWith('--output=')) call.write(word.slice('--output='.length));
      else if (word === '--output' || (name === 'archive' && word === '-o')) call.write(rest[at + 1] ?? '');
    }
  }
  if (name === 'bundle' && rest[0] === 'create') call.write(rest.slice(1).find((word) => !word.startsWith('-')) ?? '');
  if (name === 'config') writeConfig(call, rest);
  if (name === 'grep' && rest.some((word) => /^(?:-O|--open-files-in-pager)/.test(word)))
    call.unknown('it opens what it finds in another program');
  if (name === 'difftool' || name === 'instaweb' || name === 'bugreport' || name === 'diagnose')
    call.unknown('it runs another program, or writes a report');
  if (name !== 'format-patch' || rest.includes('--stdout')) return false;
  const { values } = readOptions(rest, FORMAT_PATCH);
  call.write(values('o', 'output-directory').at(-1) ?? '.', 'possible');
  return true;
}

/** A file of settings that is none of git's own. */
function writeConfig(call: Call, rest: readonly string[]): void {
  if (rest.some((word) => /^(?:--get.*|-l|--list|get|list)$/.test(word))) return;
  const at = rest.findIndex((word) => /^(?:-f|--file)$/.test(word));
  const file = at === -1 ? rest.find((word) => word.startsWith('--file='))?.slice('--file='.length) : rest[at + 1];
  if (file !== undefined) call.write(file, 'possible');
}

const FORMAT_PATCH = {
  shorts: new Map([
    ['o', 'valued' as const],
    ['v', 'valued' as const],
    ['n', 'flag' as const],
    ['k', 'flag' as const],
  ]),
  longs: new Map([['output-directory', 'valued' as const]]),
};

/** What is printed by commands that others often use the output of. */
function printKnown(call: Call, { name, rest, folders, isRelocated }: GitCommand): void {
  const { repository } = call.context.line;
  const { cwd } = call.shell;
  const isInside = cwd !== undefined && folders.length === 0 && !isRelocated && isWithin(repository.worktree, cwd);
  const [only = ''] = rest;
  const isKnown = name === 'rev-parse' && rest.length === 1 && repository.git && isInside;
  const folder = isKnown ? folderNamed(only, repository) : undefined;
  call.print(folder === undefined ? unseen(`what git ${name} prints`) : `${folder}\n`);
}

/** What `git rev-parse` names by an option, absolute: git itself may name the same folder relative to the current one. */
function folderNamed(option: string, { worktree, main, commonDir }: Repository): string | undefined {
  switch (option) {
    case '--show-toplevel':
      return worktree;
    case '--git-common-dir':
      return commonDir;
    case '--git-dir':
    case '--absolute-git-dir':
      // Of a linked worktree it is a folder in there, whose name need not be the worktree's.
      return worktree === main ? commonDir : undefined;
    default:
      return undefined;
  }
}
