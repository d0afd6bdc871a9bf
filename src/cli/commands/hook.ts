import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { loadConfig } from '../../config/config.ts';
import { findConfig } from '../../config/find-config.ts';
import { handleHook } from '../../hooks/handle.ts';
import { configInForce } from '../../services/workplace.ts';
import { findRepository } from '../../store/repository.ts';
import { openPlace } from '../open-team.ts';
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
      const override = options.config === undefined ? undefined : resolve(terminal.cwd, options.config);
      const reply = await handleHook(event, await terminal.readInput(), {
        env: terminal.env,
        open: (cwd) => {
          const repository = findRepository(cwd);
          const found =
            findConfig(cwd, override) ??
            join(repository?.main ?? repository?.worktree ?? dirname(cwd), 'coord.config.yaml');
          const configPath = configInForce(repository, found);
          const loaded = loadConfig(configPath);
          return openPlace(cwd, configPath, loaded.ok ? loaded.value.config : undefined);
        },
      });
      if (reply.stdout !== '') terminal.out(reply.stdout);
      if (reply.stderr !== '') terminal.err(reply.stderr);
      terminal.exit(reply.exitCode);
    });
}
