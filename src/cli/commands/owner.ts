import type { Command } from 'commander';
import { printable } from '../../config/diagnostics/printable.ts';
import { type Ownership, ownershipOf } from '../../domain/ownership.ts';
import type { Rule } from '../../domain/policy.ts';
import { placeOf } from '../../store/canonical-path.ts';
import { EXIT } from '../exit-codes.ts';
import { type OpenTeam, openTeam } from '../open-team.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  config?: string;
  json?: true;
}

/** What is told of one path. */
type Answer =
  | { path: string; kind: 'outside'; reason: string }
  | {
      path: string;
      kind: Ownership['kind'];
      roles: string[];
      rule?: { pattern: string; line: number; column: number };
    };

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('<path...>', 'files, there already or not; relative to this folder, or absolute')
    .option('--json', 'print the answers as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      `
Examples:
  coord owner src/api/users.ts
  coord owner src/*.ts --json

Exits with 3 where a path lies outside the repository.`,
    )
    .action((paths: string[], options: Options) => {
      const team = openTeam(terminal, options.config);
      if (!team) return;
      const answers = paths.map((path) => answerFor(path, team, terminal.cwd));
      const { configFile } = team.workplace.source;
      if (options.json) terminal.out(JSON.stringify(answers, undefined, 2));
      else
        for (const answer of answers)
          (answer.kind === 'outside' ? terminal.err : terminal.out)(sentence(answer, configFile));
      terminal.exit(answers.some((answer) => answer.kind === 'outside') ? EXIT.refused : EXIT.ok);
    });
}

function answerFor(path: string, { policy, workplace }: OpenTeam, cwd: string): Answer {
  const place = placeOf(workplace.repository, cwd, path);
  switch (place.kind) {
    case 'unusable':
      return { path, kind: 'outside', reason: place.reason };
    case 'outside':
      return { path, kind: 'outside', reason: 'it lies outside the repository' };
    case 'git':
      return { path, kind: 'protected', roles: [] };
    case 'inside': {
      const ownership = ownershipOf(policy, place.path);
      const rule = ruleOf(ownership);
      const shown = rule && { pattern: rule.pattern, line: rule.line, column: rule.column };
      return { path: place.path, kind: ownership.kind, roles: rolesOf(ownership), ...(shown && { rule: shown }) };
    }
  }
}

function rolesOf(ownership: Ownership): string[] {
  switch (ownership.kind) {
    case 'owned':
      return [ownership.role];
    case 'shared':
      return ownership.roles;
    case 'contested':
      return ownership.owners.map((owner) => owner.role);
    case 'protected':
    case 'unowned':
      return [];
  }
}

function ruleOf(ownership: Ownership): Rule | undefined {
  if (ownership.kind === 'unowned') return undefined;
  return ownership.kind === 'contested' ? ownership.owners[0]?.rule : ownership.rule;
}

function sentence(answer: Answer, configFile: string): string {
  const path = printable(answer.path);
  if (answer.kind === 'outside') return `coord: ${path}: ${answer.reason}`;
  return `${path}: ${whose(answer.kind, answer.roles)}${because(answer, configFile)}`;
}

function whose(kind: Ownership['kind'], roles: readonly string[]): string {
  switch (kind) {
    case 'owned':
      return roles.join();
    case 'shared':
      return `shared by ${roles.join(', ')}`;
    case 'contested':
      return `claimed by ${roles.join(' and ')}`;
    case 'protected':
      return 'protected, no agent writes it';
    case 'unowned':
      return 'nobody';
  }
}

function because({ rule, kind }: Exclude<Answer, { kind: 'outside' }>, configFile: string): string {
  if (rule && rule.line > 0) return ` (${configFile}:${rule.line}:${rule.column} ${printable(rule.pattern)})`;
  return kind === 'protected' ? ' (built in)' : '';
}
