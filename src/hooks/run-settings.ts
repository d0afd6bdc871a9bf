import { replaceFile } from '../store/files/replace-file.ts';
import { hookEntries } from './entries.ts';
import { freshSettings } from './settings/merge.ts';

/** Writes the settings file of a run's sessions: coord's hooks, whatever the worktree's own settings say. */
export function writeRunSettings(path: string, command: string): void {
  replaceFile(path, freshSettings(hookEntries(command)));
}
