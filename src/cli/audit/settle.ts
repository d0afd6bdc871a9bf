import type { Command } from 'commander';
import { findViolation } from '../../services/audit/find.ts';
import { owns } from '../../services/audit/undo.ts';
import { closeViolations, openViolations } from '../../services/audit/violations.ts';
import { textFault } from '../../domain/bounds.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  reason: string;
  json?: true;
  config?: string;
}

/** In characters. */
const LONGEST_REASON = 2000;

export function declareSettle(command: Command, terminal: Terminal): void {
  command
    .argument('<path...>', 'files that coord audit lists')
    .requiredOption('-r, --reason <text>', 'why it may stay')
    .option('--json', 'print one JSON object per file')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', "\nExample:\n  coord audit settle server/main.js --reason 'the port had to change'")
    .action(async (words: string[], { reason, json, config }: Options) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const { workplace, policy, author } = team;
      const fault = textFault('the reason', reason, LONGEST_REASON);
      if (fault) return refuse(fault, terminal);
      const open = await openViolations(workplace.store);
      const place = { cwd: terminal.cwd, worktree: workplace.repository.worktree };
      for (const word of words) {
        const found = findViolation(open, word, place);
        if (!found.ok) return refuse(found.error, terminal);
        const { path, worktree } = found.value;
        if (author.as === 'agent' && !(await owns(workplace, policy, path, author)))
          return refuse(
            { kind: 'refused', reason: `only a person, or the owner of ${path}, says that it is right` },
            terminal,
          );
        await closeViolations(workplace, author, { worktree, paths: [path], how: 'settled', reason });
        terminal.out(json ? JSON.stringify({ path, worktree, settled: true }) : safeText(`${path} is settled.`));
      }
    });
}
