import type { Command } from 'commander';
import { declareTaskAdd } from '../task/add.ts';
import { declareTaskList } from '../task/list.ts';
import { declareTaskMoves } from '../task/moves.ts';
import type { Terminal } from '../terminal.ts';

const EXAMPLES = `
Examples:
  coord task add 'Return the e-mail of a user' --for backend --priority high --due 2d
  coord task list
  coord task claim TASK-0001
  coord task done TASK-0001 --result 'see src/api/users.ts'

A task is open, or offered to a role; a role, or a person, has it; then it is done. One that waits for others can't be
claimed before they are done.`;

export default function declare(command: Command, terminal: Terminal): void {
  command.addHelpText('after', EXAMPLES);
  declareTaskAdd(command, terminal);
  declareTaskList(command, terminal);
  declareTaskMoves(command, terminal);
}
