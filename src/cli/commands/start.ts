import type { Command } from 'commander';
import { startRole } from '../start/start-role.ts';
import type { Terminal } from '../terminal.ts';

const EXAMPLES = `
Examples:
  coord start frontend
  coord start backend -- --resume
  coord start frontend --here --dry-run

The session works in the role's own worktree, which is made as coord worktree add makes it where there is none. It has the
role's brief, coord's hooks, rules of the client's own for what the role never writes, and the tools that the config gives
the role. What stands behind -- goes to Claude Code as it is. The program is claude on the PATH, or what COORD_CLAUDE names.
A session keeps its rules until it ends: what a person unlocks later is open to it only after it was started again.`;

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('<role>', 'the role that the session plays')
    .argument('[arguments...]', "Claude Code's own arguments, after --")
    .option('--here', 'use this checkout, instead of the worktree of the role')
    .option('--dry-run', 'show the command, the folder and the environment, and start nothing')
    .option('--json', 'with --dry-run: print them as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', EXAMPLES)
    .action((role: string, args: string[], options) => startRole(role, args, options, terminal));
}
