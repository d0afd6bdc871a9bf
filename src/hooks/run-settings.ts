import { replaceFile } from '../store/files/replace-file.ts';
import { hookEntries } from './entries.ts';
import { freshSettings } from './settings/merge.ts';

/** Writes the settings file of a run's sessions: coord's hooks, whatever the worktree's own settings say. */
export function writeRunSettings(path: string, command: string, record: string): void {
  // A worktree's own settings could switch all hooks off; these rank higher (seen with 2.1.197 and 2.1.329).
  const settings = JSON.parse(freshSettings(hookEntries(command, record))) as object;
  replaceFile(path, `${JSON.stringify({ disableAllHooks: false, ...settings }, undefined, 2)}\n`);
}
