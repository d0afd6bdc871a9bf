import { replaceFile } from '../store/files/replace-file.ts';
import { hookEntries } from './entries.ts';

/** Writes the settings file of a run's sessions: coord's hooks, whatever the worktree's own settings say. */
export function writeRunSettings(path: string, command: string): void {
  const hooks = hookEntries(command).map(({ event, matcher, hook }) => [
    event,
    [{ ...(matcher !== undefined && { matcher }), hooks: [hook] }],
  ]);
  replaceFile(path, `${JSON.stringify({ hooks: Object.fromEntries(hooks) }, undefined, 2)}\n`);
}
