import type { Command } from 'commander';
import { printable } from '../../config/diagnostics/printable.ts';
import { hintFor } from '../../config/diagnostics/suggest.ts';
import type { CoordConfig, Role } from '../../config/generated/config.ts';
import { EXIT } from '../exit-codes.ts';
import { openTeam } from '../open-team.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  config?: string;
  json?: true;
}

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('[role]', 'show this one only')
    .option('--json', 'print the roles as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      `
Examples:
  coord roles
  coord roles frontend
  coord roles --json`,
    )
    .action((wanted: string | undefined, options: Options) => {
      const team = openTeam(terminal, options.config);
      if (team) show(team.loaded.config, wanted, options, terminal);
    });
}

function show({ roles }: CoordConfig, wanted: string | undefined, options: Options, terminal: Terminal): void {
  const ids = Object.keys(roles);
  if (wanted !== undefined && !ids.includes(wanted)) {
    terminal.err(`coord: there is no role '${printable(wanted)}'; ${hintFor(wanted, ids, 'the roles are') ?? ''}`);
    terminal.exit(EXIT.invalid);
    return;
  }
  const shown = Object.entries(roles).filter(([id]) => wanted === undefined || id === wanted);
  if (options.json)
    terminal.out(
      JSON.stringify(
        shown.map(([id, role]) => ({ id, ...role })),
        undefined,
        2,
      ),
    );
  else terminal.out(shown.map(([id, role]) => describe(id, role, terminal)).join('\n\n'));
  terminal.exit(EXIT.ok);
}

function describe(id: string, role: Role, { colors }: Terminal): string {
  const lines: [label: string, text: string][] = [
    ['about', role.description?.trim() ?? ''],
    ['expertise', list(role.expertise)],
    ['owns', list(role.owns)],
    ['layers', list(role.layers)],
    ['must pass', list(role.must_pass)],
    ...(role.collaborates ?? []).map(({ with: other, on }): [string, string] => ['works with', `${other}, on ${on}`]),
  ];
  const rows = lines
    .filter(([, text]) => text !== '')
    .map(([label, text]) => `  ${colors.dim(label.padEnd(12))}${printable(text)}`);
  return [`${colors.bold(id)}  ${printable(role.title)}`, ...rows].join('\n');
}

const list = (words: readonly string[] = []) => words.join(', ');
