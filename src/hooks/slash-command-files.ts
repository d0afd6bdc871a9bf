import { lstatSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { removeFolderQuietly } from '../store/files/replace-file.ts';
import { isOurs, SLASH_COMMAND_FILES, SLASH_COMMANDS, slashCommandTexts } from './slash-commands.ts';

/** What coord's commands come to in a repository. */
export interface SlashCommandPlan {
  /** Relative to the top of every worktree. */
  files: string[];
  /** What each of them says. */
  texts: string[];
  /** A person's own files, or whatever else is in the way, absolute: they stay, and coord has no such command. */
  kept: string[];
}

/**
 * Plans the files of coord's commands. A name that a person uses themselves in one worktree is left to them in all.
 * @param tracked what git tracks there, absolute: what coord writes is for this machine alone
 */
export function planSlashCommands(
  worktrees: readonly string[],
  coordProgram: string,
  tracked: ReadonlySet<string>,
): SlashCommandPlan {
  const pathsOf = (file: string) => worktrees.map((worktree) => join(worktree, file));
  const isKept = (path: string) => tracked.has(path) || standsAt(path) === 'foreign';
  const files = SLASH_COMMAND_FILES.filter((file) => !pathsOf(file).some(isKept));
  const all = slashCommandTexts(coordProgram);
  return {
    files,
    texts: files.map((file) => all[SLASH_COMMAND_FILES.indexOf(file)] ?? ''),
    kept: SLASH_COMMAND_FILES.flatMap(pathsOf).filter(isKept),
  };
}

/** Writes what a worktree is to have; false where it all stood there already. */
export function writeSlashCommands(worktree: string, { files, texts }: SlashCommandPlan): boolean {
  const paths = files.map((file) => join(worktree, file));
  const changed = paths.flatMap((path, index) =>
    textAt(path) === texts[index] ? [] : [{ path, text: texts[index] ?? '' }],
  );
  for (const { path, text } of changed) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileAtomic.sync(path, text);
  }
  return changed.length > 0;
}

/** The files of coord's in a worktree, absolute. */
export function slashCommandsIn(worktree: string): string[] {
  return SLASH_COMMAND_FILES.map((file) => join(worktree, file)).filter((path) => standsAt(path) === 'ours');
}

/** Removes coord's commands, and folders that are empty then; false where there were none. */
export function removeSlashCommands(worktree: string): boolean {
  const files = slashCommandsIn(worktree);
  if (files.length === 0) return false;
  for (const path of files) rmSync(path);
  for (const folder of [SLASH_COMMANDS, dirname(SLASH_COMMANDS), dirname(dirname(SLASH_COMMANDS))])
    removeFolderQuietly(join(worktree, folder));
  return true;
}

/** A link, in the path or at its end, leads to what is somebody else's; so does whatever is no folder. */
function standsAt(path: string): 'nothing' | 'ours' | 'foreign' {
  const folders = [dirname(dirname(dirname(path))), dirname(dirname(path)), dirname(path)];
  for (const folder of folders) {
    const stats = lstatSync(folder, { throwIfNoEntry: false });
    if (!stats) return 'nothing';
    if (!stats.isDirectory()) return 'foreign';
  }
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return 'nothing';
  return stats.isFile() && isOurs(readFileSync(path, 'utf8')) ? 'ours' : 'foreign';
}

function textAt(path: string): string | undefined {
  return standsAt(path) === 'nothing' ? undefined : readFileSync(path, 'utf8');
}
