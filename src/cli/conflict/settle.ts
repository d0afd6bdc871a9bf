import type { Command } from 'commander';
import { openConflict, resolveConflict } from '../../services/team/conflicts.ts';
import { collect, collectRoles } from '../decision/options.ts';
import { tellOutside } from '../notify/tell-outside.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';

interface OpenOptions {
  between: string[];
  text?: string;
  path?: string[];
  decision?: string;
  json?: true;
  config?: string;
}

export function declareOpen(command: Command, terminal: Terminal): void {
  command
    .argument('<title>', 'what it is about, in one line')
    .requiredOption('-b, --between <role>', 'the roles that disagree; several with commas', collectRoles)
    .option('-t, --text <text>', 'what each of them wants, and why')
    .option('-p, --path <file>', 'a file that it is about; may be given again', collect)
    .option('-d, --decision <id>', 'the decision that it is about')
    .option('--json', 'print the conflict as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      `
Example:
  coord conflict open 'Who checks the input?' --between backend,frontend --path server/api.ts \\
    --text 'backend wants it checked once, in the browser; frontend trusts no browser'`,
    )
    .action(async (title: string, { json, config, path, ...rest }: OpenOptions) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const disagreement = { title, ...rest, ...(path && { paths: path }) };
      const opened = await openConflict(team.workplace, team.author, disagreement, team.policy.roleIds);
      if (!opened.ok) return refuse(opened.error, terminal);
      const { id, between } = opened.value;
      const text = `${id} between ${between.join(' and ')}: ${title}`;
      tellOutside({ kind: 'conflict', text }, team, terminal);
      const told = `Opened ${safeText(text)}\nA person settles it with: coord conflict resolve ${id} --resolution 'TEXT'`;
      terminal.out(json ? JSON.stringify(opened.value, undefined, 2) : told);
    });
}

interface ResolveOptions {
  resolution: string;
  lesson?: string;
  json?: true;
  config?: string;
}

export function declareResolve(command: Command, terminal: Terminal): void {
  command
    .argument('<id>', 'the conflict')
    .requiredOption('-r, --resolution <text>', 'what is to be done')
    .option('-l, --lesson <text>', 'what to do otherwise next time: kept in coord conflict list --lessons')
    .option('--json', 'print the conflict as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      "\nExample:\n  coord conflict resolve CONF-0001 --resolution 'both check it' --lesson 'agree on the contract first'",
    )
    .action(async (id: string, { resolution, lesson, json, config }: ResolveOptions) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const said = { id, resolution, ...(lesson !== undefined && { lesson }) };
      const resolved = await resolveConflict(team.workplace, team.author, said);
      if (!resolved.ok) return refuse(resolved.error, terminal);
      terminal.out(json ? JSON.stringify(resolved.value, undefined, 2) : `Resolved ${resolved.value.id}.`);
    });
}
