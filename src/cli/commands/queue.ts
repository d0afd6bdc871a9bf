import { type Command, InvalidArgumentError } from 'commander';
import { addBranch } from '../queue/add.ts';
import { removeOne, retryOne } from '../queue/change.ts';
import { listQueue } from '../queue/list.ts';
import { workOff } from '../queue/work-off.ts';
import type { Terminal } from '../terminal.ts';

const EXAMPLES = `
Examples:
  coord queue add frontend/1
  coord queue list
  coord queue run

Branches are taken in one at a time: judged as coord check judges, merged, verified, and only then published. What conflicts or
does not pass waits for a person, with both sides kept on branches; the others go on.`;

export default function declare(command: Command, terminal: Terminal): void {
  command.addHelpText('after', EXAMPLES);
  const sub = (name: string, description: string, help: string) =>
    command
      .command(name)
      .description(description)
      .option('--json', 'print the result as JSON')
      .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
      .addHelpText('after', `\n${help}`);
  sub('add', 'put a branch into the queue, as it is now', ADD)
    .argument('[branch]', 'the branch (default: what is checked out here)')
    .option(
      '--into <branch>',
      "what it is taken into (default: the config's queue.into, or what the main checkout has)",
    )
    .option('-r, --role <role>', "whose work it is, where the branch's name does not say (a person only)")
    .option(
      '--approved-by <name>',
      'who has approved what the rules ask about; again for each (a person only)',
      together,
    )
    .action((branch: string | undefined, options) => addBranch(branch, options, terminal));
  sub('list', 'show what waits, and what a person has to look at', 'Examples:\n  coord queue list --all')
    .option('-a, --all', 'with what has landed and what was taken out')
    .action((options) => listQueue(options, terminal));
  sub('run', 'take in what waits, one branch after the other (a person only)', RUN).action((options) =>
    workOff(options, terminal),
  );
  sub(
    'retry',
    'let what was escalated wait again, with what its branch is now',
    'Examples:\n  coord queue retry MQ-0003',
  )
    .argument('<id>', 'as coord queue list names it')
    .option(
      '--approved-by <name>',
      'who has approved what the rules ask about; again for each (a person only)',
      together,
    )
    .action((id: string, options) => retryOne(id, options, terminal));
  sub('remove', 'take a branch out of the queue; its work stays', 'Examples:\n  coord queue remove MQ-0003')
    .argument('<id>', 'as coord queue list names it')
    .action((id: string, options) => removeOne(id, options, terminal));
}

const ADD = `Examples:
  coord queue add
  coord queue add backend/2 --into main

What is queued is the branch as it is now. Put it in again to queue what came since; it keeps its place.`;

const RUN = `Examples:
  coord queue run

Exits with 0 where everything has landed, and with 4 where a person has to look at something. It can be ended at any time, and
goes on where it was. Only moving the target touches the main checkout, and only where that has it checked out: what is not
committed there stays as it is, or the branch waits.`;

function together(name: string, before: string[] = []): string[] {
  if (name.trim() === '') throw new InvalidArgumentError('give a name.');
  return [...before, name];
}
