import type { Command } from 'commander';
import { declareAccept } from '../context/accept.ts';
import { declareHandover } from '../context/handover.ts';
import { declareContextList } from '../context/list.ts';
import { declareContextShow } from '../context/show.ts';
import type { Terminal } from '../terminal.ts';

const HELP = `
Examples:
  coord context handover backend ops --type debugging-session 'the import hangs in its third step; see the log'
  coord context list
  coord context accept HO-0001

Hands work in progress to one or several roles: the files, where you stand, and what you know.`;

export default function declare(command: Command, terminal: Terminal): void {
  command.addHelpText('after', HELP);
  declareHandover(command, terminal);
  declareContextList(command, terminal);
  declareContextShow(command, terminal);
  declareAccept(command, terminal);
}
