import { basename } from 'node:path';
import { nearest } from '../../config/diagnostics/suggest.ts';
import type { Playbook } from '../../domain/playbook.ts';
import { EXIT } from '../exit-codes.ts';
import type { OpenTeam } from '../open-team.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import type { Terminal } from '../terminal.ts';
import { findPlaybook, playbookNames, shelfOf } from './find-playbook.ts';
import { loadPlaybook } from './load-playbook.ts';

/** A playbook to look at. Says what is wrong where there is none, or it has mistakes. */
export function openPlaybook(
  name: string,
  { loaded: { dir } }: Pick<OpenTeam, 'loaded'>,
  terminal: Terminal,
): Playbook | undefined {
  const files = findPlaybook(name, dir, terminal);
  const loaded = files && loadPlaybook(files, shelfOf(dir, terminal), false);
  if (loaded?.ok) return loaded.value.playbook;
  if (loaded) showDiagnostics(terminal, loaded.error);
  else terminal.err(`coord: ${noSuchPlaybook(name, playbookNames(dir))}`);
  terminal.exit(EXIT.invalid);
  return undefined;
}

/** That there is none of this name, and which was probably meant. */
export function noSuchPlaybook(name: string, names: readonly string[]): string {
  // A path is given where a name belongs.
  const bare = basename(name).replace(/\.ya?ml$/, '');
  const guess = names.includes(bare) ? bare : nearest(bare, names);
  const hint = guess === undefined ? `There are: ${names.join(', ')}` : `Did you mean ${guess}?`;
  return `there is no playbook ${name}. ${hint}`;
}
