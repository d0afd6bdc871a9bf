import { replaceFile } from '../store/files/replace-file.ts';
import { hookEntries } from './entries.ts';
import { freshSettings } from './settings/merge.ts';

/** What a session that coord starts is given, whatever the settings of its worktree say. */
export interface SessionSettings {
  /** The start of the hooks' command. */
  command: string;
  /** A run's own record; without it the hooks serve what is installed. */
  record?: string;
  /** Permission rules. */
  deny: readonly string[];
}

/** Writes the settings file of sessions that coord starts: coord's hooks, and what the role never does. */
export function writeSessionSettings(path: string, { command, record, deny }: SessionSettings): void {
  // A worktree's own settings could switch all hooks off; these rank higher, and a hook that stands in both runs once
  // (seen with 2.1.197 and 2.1.329).
  const hooks = JSON.parse(freshSettings(hookEntries(command, record))) as object;
  const settings = { disableAllHooks: false, permissions: { deny }, ...hooks };
  replaceFile(path, `${JSON.stringify(settings, undefined, 2)}\n`);
}
