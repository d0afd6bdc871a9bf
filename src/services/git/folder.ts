import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { GitCommand } from '../../domain/git-command.ts';
import { git, runGit } from '../../store/git-process.ts';

/** git in the folder of a command, with its own options. */
export interface Folder {
  path: string;
  top: string;
  ask(...args: string[]): Promise<string[]>;
}

/** @param cwd where the command was given */
export async function folderOf({ globals, folders }: GitCommand, cwd: string): Promise<Folder | undefined> {
  const path = resolve(cwd, ...folders);
  if (!existsSync(path)) return undefined;
  const { exitCode, stdout } = await runGit(path, ['rev-parse', '--show-toplevel']);
  if (exitCode !== 0) return undefined;
  const own = withoutFolders(globals);
  return { path, top: stdout.trimEnd(), ask: async (...args) => fields(await git(path, [...own, ...args])) };
}

/** -C has been followed already. */
export function withoutFolders(globals: readonly string[]): string[] {
  return globals.filter((word, at) => word !== '-C' && globals[at - 1] !== '-C');
}

const fields = (text: string): string[] => text.split('\0').filter((field) => field !== '');
