import type { Command } from 'commander';
import { openTeam } from '../open-team.ts';
import { type ListedPlaybook, listPlaybooks } from '../playbooks/list-playbooks.ts';
import { table } from '../text/table.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  json?: true;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command
    .option('--json', 'print one JSON object per playbook')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      `
Examples:
  coord playbooks
  coord plan NAME      what one of them would do here
  coord graph NAME     its steps as a drawing

PART=ROLE is who plays it here, as the config's playbooks section says; for a part that nobody plays yet, name a role there or
with coord run NAME --part PART=ROLE. Those in playbooks/ come before the ones of the same name that coord ships.`,
    )
    .action((options: Options) => {
      const team = openTeam(terminal, options.config);
      if (!team) return;
      const listed = listPlaybooks(team.loaded, terminal);
      if (options.json) for (const playbook of listed) terminal.out(JSON.stringify(playbook));
      else terminal.out(table(HEAD, listed.map(rowOf), terminal));
    });
}

const HEAD = ['PLAYBOOK', 'FROM', 'PARTS', 'INPUTS', 'DESCRIPTION'];

function rowOf({ name, from, parts, played: by, inputs, description, mistakes }: ListedPlaybook): { cells: string[] } {
  const played = Object.entries(parts).map(([part, { many }]) => {
    const roles = by[part];
    return roles === undefined
      ? `${part} (${many ? 'several, ' : ''}nobody yet)`
      : `${part}=${[roles].flat().join('+')}`;
  });
  const given = Object.entries(inputs).map(([input, { default: fallback }]) =>
    fallback === undefined ? input : `${input}=${fallback}`,
  );
  const about = mistakes > 0 ? `has mistakes; see them with: coord plan ${name}` : description;
  return { cells: [name, from, played.join(', '), given.join(', '), about] };
}
