import { type Refused, refused } from '../domain/refused.ts';
import { EXIT } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';
import { safeText } from './text/safe-text.ts';

/** Of what needs git, in a folder without. */
export const NO_REPOSITORY: Refused = refused(
  'there is no git repository here',
  'Make one (git init), or go to one.',
).error;

/** Says why something is not done and what to do next, and sets the exit code. */
export function refuse({ kind, reason, mend }: Refused, terminal: Terminal): void {
  terminal.err(safeText(`coord: ${reason}.${mend === undefined ? '' : ` ${mend}`}`));
  terminal.exit(EXIT[kind]);
}
