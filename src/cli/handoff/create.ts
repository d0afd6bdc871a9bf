import type { Command } from 'commander';
import { createHandoff } from '../../services/handoffs/create.ts';
import { submitHandoff } from '../../services/handoffs/move.ts';
import { protocolOf } from '../../services/handoffs/protocol.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import { several } from '../several.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';
import { handoffNow, standing } from './describe.ts';
import { fieldsFrom } from './fields.ts';

interface Options {
  from?: string;
  to: string;
  field: string[];
  require: string[];
  planned?: true;
  ready?: true;
  base?: string;
  json?: true;
  config?: string;
}

export function declareHandoffCreate(command: Command, terminal: Terminal): void {
  command
    .command('create')
    .description('begin to hand work over')
    .argument('<title>', 'what is handed over, in a few words')
    .requiredOption('--to <role>', 'the role that takes it over')
    .option('--from <role>', 'the role that hands it over; default: yours')
    .option('-f, --field <name=text>', 'a field of its document; @file takes a file; repeatable', several, [])
    .option('--require <name>', 'a field that has to say something; repeatable', several, [])
    .option('--planned', 'its work has not begun yet')
    .option('--ready', 'it is finished: hand it in at once')
    .option('--base <commit>', 'what the work began from; default: where its branch left the main one')
    .option('--json', 'print the handoff as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      "\nExamples:\n  coord handoff create 'The users endpoint' --to frontend\n  coord handoff create 'The users endpoint' --to frontend --field summary=@notes.md --ready",
    )
    .action(async (title: string, { field, require: required, planned, ready, json, config, ...named }: Options) => {
      const team = openShared(terminal, config);
      const fields = team && fieldsFrom(field, terminal);
      if (!team || !fields) return;
      const { workplace, policy, author, loaded } = team;
      const protocol = protocolOf(loaded.config);
      const draft = { ...named, title, fields, required, planned: planned === true };
      const created = await createHandoff(workplace, { ...protocol, roleIds: policy.roleIds }, author, draft);
      if (!created.ok) return refuse(created.error, terminal);
      const { id } = created.value;
      const handed = ready ? await submitHandoff(workplace, protocol, author, { id, fields: {} }) : created;
      // It is there, whatever keeps it from being handed in.
      if (!handed.ok) terminal.err(safeText(`coord: ${id} is begun.`));
      if (!handed.ok) return refuse(handed.error, terminal);
      terminal.out(json ? JSON.stringify(handoffNow(handed.value)) : safeText(standing(handed.value)));
    });
}
