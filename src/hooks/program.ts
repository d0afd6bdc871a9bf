import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { shellWord } from '../domain/shell-word.ts';
import type { Workplace } from '../services/workplace.ts';
import { replaceFile } from '../store/files/replace-file.ts';
import type { StateLayout } from '../store/files/state-layout.ts';
import { removeCodeCache } from './code-cache.ts';
import { writeInstallation } from './installation.ts';

/** What the package brings along for an installation. */
export interface HookSources {
  /** The built hook, and what it loads. */
  hookProgram: string;
  hookBody: string;
  /** The built command line. */
  coordCommand: string;
  /** The Node.js that runs both, absolute: hooks run with whatever PATH the client has. */
  node: string;
  version: string;
}

/**
 * Copies the hook into the state folder, where every worktree finds it (a worktree has no node_modules), and beside it
 * `coord`, so that a refusal can name a command that works without anything on the PATH.
 * @param record where to say which config the program serves when it is started with this record
 */
export function installHookProgram({ layout, source }: Workplace, sources: HookSources, record: string): void {
  installBody(layout, readFileSync(sources.hookBody, 'utf8'));
  replaceFile(layout.hookProgram, readFileSync(sources.hookProgram, 'utf8'));
  installCoordProgram(layout, sources);
  writeInstallation(record, { configPath: source.configPath, version: sources.version });
}

/** With another body, what V8 compiled of the last one is of no more use; the hook program itself keeps that of the new one. */
function installBody({ hookBody }: StateLayout, text: string): void {
  if (existsSync(hookBody) && readFileSync(hookBody, 'utf8') === text) return;
  replaceFile(hookBody, text);
  removeCodeCache(hookBody);
}

/** The `coord` that briefs and refusals name, in the state folder: there it works from every worktree. */
export function installCoordProgram({ coordProgram }: StateLayout, sources: HookSources): void {
  replaceFile(coordProgram, coordShim(sources));
  chmodSync(coordProgram, 0o700);
}

/** The start of the command that Claude Code runs for each event; the event's name follows. */
export function hookCommand(hookProgram: string, node: string): string {
  // On Node 20 a set NODE_EXTRA_CA_CERTS adds 100 ms to every start, and the hook speaks to nobody.
  return `env -u NODE_EXTRA_CA_CERTS ${shellWord(node)} ${shellWord(hookProgram)}`;
}

export function coordShim({ node, coordCommand }: Pick<HookSources, 'node' | 'coordCommand'>): string {
  return `#!/bin/sh
# Written by coord: the coord that this repository's hooks and briefs belong to.
[ -e ${shellWord(coordCommand)} ] || { echo 'coord: its package is gone from this repository; install it again' >&2; exit 5; }
exec ${shellWord(node)} ${shellWord(coordCommand)} "$@"
`;
}
