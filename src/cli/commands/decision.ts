import type { Command } from 'commander';
import { declareAdd } from '../decision/add.ts';
import { declareArchive } from '../decision/archive.ts';
import { declareExport } from '../decision/export.ts';
import { declareList } from '../decision/list.ts';
import { declarePropose } from '../decision/propose.ts';
import { declareDecide, declareInput, declareSupersede } from '../decision/settle.ts';
import { declareShow } from '../decision/show.ts';
import type { Terminal } from '../terminal.ts';

const COMMANDS: [string, string, (command: Command, terminal: Terminal) => void][] = [
  ['propose', 'say what is to be decided, with its options', declarePropose],
  ['input', 'say what you think of a decision to be made', declareInput],
  ['decide', 'make the final call', declareDecide],
  ['add', 'write down a decision that is made already', declareAdd],
  ['list', 'list the decisions', declareList],
  ['show', 'show one decision', declareShow],
  ['supersede', "say that another decision has taken one's place", declareSupersede],
  ['archive', 'take decisions out of the lists', declareArchive],
  ['export', 'write decisions as Markdown files (MADR)', declareExport],
];

export default function declare(command: Command, terminal: Terminal): void {
  command.addHelpText(
    'after',
    "\nExample:\n  coord decision propose 'Where do sessions live?' --option Redis --option memory",
  );
  for (const [name, description, declareOne] of COMMANDS) {
    declareOne(command.command(name).description(description), terminal);
  }
}
