import tab from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import { openTeamAt } from '../services/open-team.ts';
import { listRunIds } from '../services/runs/runs.ts';
import { playbookNames } from './playbooks/find-playbook.ts';
import type { Terminal } from './terminal.ts';

/**
 * Adds `coord complete`, which prints a script for a shell, and answers that script's questions.
 * @param program with all its commands declared
 */
export function addCompletion(program: Command, terminal: Terminal): void {
  const root = tab(program);
  for (const { arguments: known } of root.commands.values()) {
    for (const [name, argument] of known) {
      const values = VALUES[name];
      if (values) argument.handler = (add) => values(terminal).forEach((value) => add(value, ''));
    }
  }
}

/** What can stand for an argument of this name; nothing where no sound config is found. */
const VALUES: Readonly<Record<string, (terminal: Terminal) => string[]>> = {
  role: (terminal) => teamAt(terminal)?.policy.roleIds ?? [],
  run: runsAt,
  playbook: playbooksAt,
  'playbook or run': (terminal) => [...playbooksAt(terminal), ...runsAt(terminal)],
};

function runsAt(terminal: Terminal): string[] {
  const team = teamAt(terminal);
  return team ? listRunIds(team.workplace.layout.runs) : [];
}

function playbooksAt(terminal: Terminal): string[] {
  const team = teamAt(terminal);
  return team ? playbookNames(team.loaded.dir) : [];
}

function teamAt({ cwd }: Terminal) {
  const opened = openTeamAt({ cwd, platform: process.platform });
  return opened.ok ? opened.value : undefined;
}
