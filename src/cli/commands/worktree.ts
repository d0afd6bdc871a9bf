import type { Command } from 'commander';
import type { Terminal } from '../terminal.ts';
import { addOne } from '../worktree/add.ts';
import { listAll } from '../worktree/list.ts';
import { prune } from '../worktree/prune.ts';
import { removeOne } from '../worktree/remove.ts';

export default function declare(command: Command, terminal: Terminal): void {
  command.addHelpText(
    'after',
    '\nExamples:\n  coord worktree add frontend\n  coord worktree list\n  coord worktree prune --dry-run',
  );
  const sub = (name: string, description: string, help: string) =>
    command
      .command(name)
      .description(description)
      .option('--json', 'print the result as JSON')
      .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
      .addHelpText('after', `\n${help}`);
  sub('add', 'make a worktree for one more instance of a role (a person only)', ADD)
    .argument('<role>', 'the role that sessions in it play')
    .option('-b, --branch <branch>', 'the branch to work on, there or not (default: ROLE/NUMBER)')
    .option('--from <ref>', 'where a new branch begins (default: what the main checkout has)')
    .option('--name <name>', "the folder's name (default: ROLE-NUMBER)")
    .action((role: string, options) => addOne(role, options, terminal));
  sub('list', 'show the worktrees, and who is in them', 'Examples:\n  coord worktree list').action((options) =>
    listAll(options, terminal),
  );
  sub('remove', 'remove one worktree that nothing is lost with (a person only)', REMOVE)
    .argument('<name>', 'its folder, by name or path, or its branch')
    .option('--ignored', 'also with files that git ignores, which are lost then')
    .action((name: string, options) => removeOne(name, options, terminal));
  sub('prune', 'remove worktrees that nothing is lost with (a person only)', PRUNE)
    .option('--dry-run', 'say what would be removed, and remove nothing')
    .option('--runs', 'also those of runs that have ended')
    .option('--ignored', 'also those with files that git ignores, which are lost then')
    .action((options) => prune(options, terminal));
}

const ADD = `Examples:
  coord worktree add frontend
  coord worktree add backend --branch fix/login --from main

The worktree lies in the config's worktrees.dir, beside the repository by default. It is made ready as a run's is, bound to the
role, and has the brief, the hooks and, where the config gives ports, its own: COORD_PORT is the first.`;

const REMOVE = `Examples:
  coord worktree remove frontend-2

With the care of coord worktree prune: it stays, and says why, where something would be lost with it.`;

const PRUNE = `Examples:
  coord worktree prune --dry-run
  coord worktree prune --runs

One goes when nothing in it is changed, nobody is at work in it, and its commits are on another branch as well; or when its
folder is gone. One with files that git ignores stays, unless --ignored is given or coord itself has put them there. Worktrees
that coord has not made stay.`;
