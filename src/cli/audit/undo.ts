import type { Command } from 'commander';
import { findViolation, nameOfViolation } from '../../services/audit/find.ts';
import { mayUndo, undo, type Undoing } from '../../services/audit/undo.ts';
import { openViolations, type Violation } from '../../services/audit/violations.ts';
import { EXIT } from '../exit-codes.ts';
import { openShared, type SharedTeam } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  json?: true;
  config?: string;
}

export function declareUndo(command: Command, terminal: Terminal): void {
  command
    .argument('<path...>', 'files that coord audit lists')
    .option('--json', 'print one JSON object per file')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      '\nExample:\n  coord audit undo server/main.js\n\nWhat is there now is kept in git. What somebody has written since is left alone.',
    )
    .action(async (words: string[], { json, config }: Options) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const { workplace } = team;
      const named = namedIn(words, await openViolations(workplace.store), team, terminal);
      if (!(await mayUndoAll(named, team, terminal))) return;
      if (named.length < words.length && named.length > 0) terminal.exit(EXIT.failed);
      for (const violation of new Set(named)) {
        const done = await undo(workplace, violation, team.author);
        terminal.out(json ? JSON.stringify(documentOf(done)) : safeText(lineOf(done)));
        if (done.kind === 'not undone') terminal.exit(EXIT.refused);
      }
    });
}

/** What is open of what was named; of the rest it is said that nothing is. */
function namedIn(
  words: readonly string[],
  open: readonly Violation[],
  team: SharedTeam,
  terminal: Terminal,
): Violation[] {
  const { worktree } = team.workplace.repository;
  return words.flatMap((word) => {
    const violation = findViolation(open, word, { cwd: terminal.cwd, worktree });
    if (violation.ok) return [violation.value];
    refuse(violation.error, terminal);
    return [];
  });
}

/** Nothing is put back where the caller may not have one of them put back. */
async function mayUndoAll(named: readonly Violation[], team: SharedTeam, terminal: Terminal): Promise<boolean> {
  const { workplace, policy, author } = team;
  for (const violation of named) {
    if (await mayUndo(workplace, policy, violation, author)) continue;
    const reason = `${nameOfViolation(violation, workplace.repository.worktree)} is not yours to put back`;
    const mend = 'The session that was at work there, the owner, or a person does.';
    refuse({ kind: 'refused', reason, mend }, terminal);
    return false;
  }
  return true;
}

function documentOf({ violation: { path, worktree }, ...undoing }: Undoing): object {
  return undoing.kind === 'undone'
    ? { path, worktree, undone: true, ...(undoing.kept !== undefined && { kept: undoing.kept }) }
    : { path, worktree, undone: false, why: undoing.why };
}

function lineOf(undoing: Undoing): string {
  const { path } = undoing.violation;
  if (undoing.kind === 'not undone') return `${path} is left as it is: ${undoing.why}.`;
  const kept = undoing.kept === undefined ? '' : ` What was there is kept: git cat-file blob ${undoing.kept}`;
  return `${path} is as it was before.${kept}`;
}
