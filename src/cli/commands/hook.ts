import type { Command } from 'commander';
import { hookAnswers } from '../../hooks/answers.ts';
import { handleHook } from '../../hooks/handle.ts';
import { tellFromHook } from '../notify/background.ts';
import { openAnyway } from '../open-team.ts';
import type { Terminal } from '../terminal.ts';

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('<event>', "the event's name, such as PreToolUse")
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      `
Reads the event's JSON from standard input and answers as Claude Code expects it. For trying a hook by hand;
the installed hook is a program of its own, see: coord hooks install

Example:
  echo '{"session_id":"s","cwd":"'$PWD'","tool_name":"Write","tool_input":{"file_path":"README.md"}}' | coord hook PreToolUse`,
    )
    .action(async (event: string, options: { config?: string }) => {
      const world = {
        env: terminal.env,
        tell: tellFromHook,
        parent: process.ppid,
        program: undefined,
        record: undefined,
        open: async (cwd: string) => openAnyway(cwd, options.config),
      };
      const reply = await handleHook(event, await terminal.readInput(), world, async () => hookAnswers);
      if (reply.stdout !== '') terminal.out(reply.stdout);
      if (reply.stderr !== '') terminal.err(reply.stderr);
      terminal.exit(reply.exitCode);
    });
}
