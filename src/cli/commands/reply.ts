import type { Command } from 'commander';
import { threadIdFrom } from '../../domain/thread.ts';
import { reply } from '../../services/messages/answer.ts';
import { textFrom } from '../messages/text-argument.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { recipientName } from '../text/recipient.ts';
import { safeText } from '../text/safe-text.ts';

interface Options {
  question?: true;
  json?: true;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('<message>', 'its id, as in MSG-12')
    .argument('<text>', 'the answer; - reads it from standard input')
    .option('-q, --question', 'you need a response to this yourself')
    .option('--json', 'print the answer as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      "\nExamples:\n  coord reply MSG-12 'it is in the body since yesterday'\n  coord reply MSG-12 --question 'for admins too?'",
    )
    .action(async (given: string, text: string, { question, json, config }: Options) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const thread = threadIdFrom(given);
      const sent = await reply(team.workplace, team.policy.expertise, team.author, {
        thread,
        text: await textFrom(text, terminal),
        needsResponse: question === true,
      });
      if (!sent.ok) return refuse(sent.error, terminal);
      const { to } = sent.value;
      const whom = 'unassigned' in to ? 'whoever asked' : recipientName(to);
      terminal.out(
        json ? JSON.stringify(sent.value) : safeText(`${thread}: ${question ? 'asked' : 'answered'} ${whom}.`),
      );
    });
}
