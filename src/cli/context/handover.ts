import type { Command } from 'commander';
import { counted } from '../text/amounts.ts';
import { invalid } from '../../domain/refused.ts';
import { handOver } from '../../services/team/context-handovers.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import { several } from '../several.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  type: string;
  file: string[];
  /** False with `--no-files`, and so on. */
  files: boolean;
  checkpoints: boolean;
  json?: true;
  config?: string;
}

export function declareHandover(command: Command, terminal: Terminal): void {
  command
    .command('handover')
    .description('hand work in progress to one or several roles')
    .usage('[options] <role...> <text>')
    .argument('<words...>', 'one or several roles, and then the text')
    .requiredOption('-t, --type <type>', 'what is handed over, as in debugging-session')
    .option('--file <path>', 'a file that belongs to it, besides the changed ones; repeatable', several, [])
    .option('--no-files', 'without the files that are changed here')
    .option('--no-checkpoints', 'without your last checkpoints')
    .option('--json', 'print the handover as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      "\nExample:\n  coord context handover backend ops --type debugging-session 'the import hangs in its third step'",
    )
    .action(async (words: string[], options: Options) => {
      const team = openShared(terminal, options.config);
      if (!team) return;
      const to = words.slice(0, -1);
      const { roleIds, expertise } = team.policy;
      const unknown = to.find((role) => !roleIds.includes(role));
      if (to.length === 0 || unknown !== undefined) {
        const reason = unknown === undefined ? 'a role and a text have to be given' : `there is no role ${unknown}`;
        return refuse(invalid(`${reason}; the roles are ${roleIds.join(', ')}`).error, terminal);
      }
      const done = await handOver(team.workplace, {
        by: team.author,
        to,
        type: options.type,
        summary: words.at(-1) ?? '',
        files: options.file,
        withChanged: options.files,
        withCheckpoints: options.checkpoints,
        expertise,
      });
      if (!done.ok) return refuse(done.error, terminal);
      if (options.json) return terminal.out(JSON.stringify(done.value));
      terminal.out(`${done.value.id} is handed to ${to.join(', ')}: ${counted(done.value.files.length, 'file')}.`);
    });
}
