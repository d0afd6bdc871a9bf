import { randomUUID } from 'node:crypto';
import { type Command, InvalidArgumentError } from 'commander';
import { parseDuration } from '../../config/duration.ts';
import { runGitCommand } from '../git/run-git.ts';
import type { Terminal } from '../terminal.ts';

export interface GitOptions {
  anyway?: true;
  wait: string;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command
    .passThroughOptions()
    .argument('<args...>', "git's own arguments; after -- where they begin with an option")
    .option('--anyway', 'commit files that were written late, or that somebody else has leased')
    .option('--wait <duration>', 'how long to wait for other git commands', duration, '10m')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', HELP)
    .action((args: string[], options: GitOptions) =>
      runGitCommand(
        args,
        { ...options, waitMs: parseDuration(options.wait), session: `git:${randomUUID()}` },
        terminal,
      ),
    );
}

const HELP = `
Examples:
  coord git -- commit -m 'the new endpoint'
  coord git mv src/a.ts src/b.ts
  coord git --anyway commit -m 'both changes are in'

What changes refs, the index or worktrees runs one at a time, over all worktrees of the repository; what only looks runs at
once. git's output and exit code are its own. An agent's commit, mv, rm, and checkout or restore of files are refused where
its role may not write them; a commit of what was written late is refused to everybody, unless --anyway is given.`;

function duration(text: string): string {
  if (!/^[1-9][0-9]{0,5}(?:ms|s|m|h)$/.test(text))
    throw new InvalidArgumentError('give a duration such as 30s, 5m or 2h.');
  return text;
}
