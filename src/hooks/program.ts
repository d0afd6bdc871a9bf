import { chmodSync, readFileSync } from 'node:fs';
import { shellWord } from '../domain/shell-word.ts';
import type { Workplace } from '../services/workplace.ts';
import { replaceFile } from '../store/files/replace-file.ts';
import type { StateLayout } from '../store/files/state-layout.ts';
import { writeInstallation } from './installation.ts';

/** What the package brings along for an installation. */
export interface HookSources {
  /** The built hook, one file. */
  hookBundle: string;
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
  replaceFile(layout.hookProgram, readFileSync(sources.hookBundle, 'utf8'));
  installCoordProgram(layout, sources);
  writeInstallation(record, { configPath: source.configPath, version: sources.version });
}

/** The `coord` that briefs and refusals name, in the state folder: there it works from every worktree. */
export function installCoordProgram({ coordProgram }: StateLayout, sources: HookSources): void {
  replaceFile(coordProgram, shim(sources));
  chmodSync(coordProgram, 0o700);
}

/** The start of the command that Claude Code runs for each event; the event's name follows. */
export function hookCommand(hookProgram: string, node: string): string {
  // On Node 20 a set NODE_EXTRA_CA_CERTS adds 100 ms to every start, and the hook speaks to nobody.
  return `env -u NODE_EXTRA_CA_CERTS ${shellWord(node)} ${shellWord(hookProgram)}`;
}

function shim({ node, coordCommand }: HookSources): string {
  return `#!/bin/sh
# Written by coord: the coord that this repository's hooks and briefs belong to.
[ -e ${shellWord(coordCommand)} ] || { echo 'coord: its package is gone from this repository; install it again' >&2; exit 5; }
exec ${shellWord(node)} ${shellWord(coordCommand)} "$@"
`;
}
