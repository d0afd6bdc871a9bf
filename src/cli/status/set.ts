import { type Command, Option } from 'commander';
import { invalid } from '../../domain/refused.ts';
import { say } from '../../services/instances/say.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import { several } from '../several.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  doing?: string;
  next: string[];
  needs: string[];
  available?: 'yes' | 'no';
  json?: true;
  config?: string;
}

/** Declares `coord status set`. */
export function declareStatusSet(command: Command, terminal: Terminal): void {
  command
    .command('set')
    .description('say what you are doing, will do next, and need from others')
    .option('--doing <text>', 'what you are doing')
    .option(
      '--next <text>',
      "what you mean to do next; repeatable, and in place of what stood there; '' for none",
      several,
      [],
    )
    .option(
      '--needs <text>',
      "what you need from others; repeatable, and in place of what stood there; '' for none",
      several,
      [],
    )
    .addOption(new Option('--available <answer>', 'whether you can be consulted').choices(['yes', 'no']))
    .option('--json', 'print what is known of you as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      "\nExamples:\n  coord status set --doing 'the login form' --next 'its tests' --needs 'the shape of a user'\n  coord status set --available no",
    )
    .action(async ({ doing, next, needs, available, json, config }: Options) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const saying = {
        ...(doing !== undefined && { doing }),
        ...(next.length > 0 && { next }),
        ...(needs.length > 0 && { needs }),
        ...(available !== undefined && { available: available === 'yes' }),
      };
      if (Object.keys(saying).length === 0)
        return refuse(invalid('nothing is given to set', 'See: coord status set --help').error, terminal);
      const said = await say(team.workplace, team.author, saying);
      if (!said.ok) return refuse(said.error, terminal);
      terminal.out(json ? JSON.stringify(said.value) : 'Everybody sees it with: coord status');
    });
}
