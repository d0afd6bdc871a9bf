import type { Command } from 'commander';
import { declareList, declareShow } from '../conflict/list.ts';
import { declareOpen, declareResolve } from '../conflict/settle.ts';
import type { Terminal } from '../terminal.ts';

const COMMANDS: [string, string, (command: Command, terminal: Terminal) => void][] = [
  ['open', 'put a disagreement between roles before a person', declareOpen],
  ['list', 'list the conflicts', declareList],
  ['show', 'show one conflict', declareShow],
  ['resolve', 'settle a conflict (a person only)', declareResolve],
];

export default function declare(command: Command, terminal: Terminal): void {
  command.addHelpText('after', "\nExample:\n  coord conflict open 'Who checks the input?' --between backend,frontend");
  for (const [name, description, declareOne] of COMMANDS) {
    declareOne(command.command(name).description(description), terminal);
  }
}
