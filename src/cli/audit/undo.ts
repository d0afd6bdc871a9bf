import type { Command } from 'commander';
import { findViolation } from '../../services/audit/find.ts';
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
      for (const violation of await allowed(words, team, terminal)) {
        const done = await undo(team.workplace, violation, team.author);
        terminal.out(json ? JSON.stringify(documentOf(done)) : safeText(lineOf(done)));
        if (done.kind === 'not undone') terminal.exit(EXIT.refused);
      }
    });
}

/** What is to be undone: all that was named, or nothing where the caller may not have one of them undone. */
async function allowed(words: readonly string[], team: SharedTeam, terminal: Terminal): Promise<Violation[]> {
  const { workplace, policy, author } = team;
  const open = await openViolations(workplace.store);
  const { worktree } = workplace.repository;
  const found: Violation[] = [];
  for (const word of words) {
    const violation = findViolation(open, word, { cwd: terminal.cwd, worktree });
    if (!violation.ok) {
      refuse(violation.error, terminal);
      return [];
    }
    if (!(await mayUndo(workplace, policy, violation.value, author))) {
      const mend = 'The session that was at work there, the owner, or a person does.';
      refuse({ kind: 'refused', reason: `${word} is not yours to put back`, mend }, terminal);
      return [];
    }
    found.push(violation.value);
  }
  return found;
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
