import type { Command } from 'commander';
import { declareList } from '../audit/list.ts';
import { declareLook } from '../audit/look.ts';
import { declareSettle } from '../audit/settle.ts';
import { declareUndo } from '../audit/undo.ts';
import type { Terminal } from '../terminal.ts';

export default function declare(command: Command, terminal: Terminal): void {
  declareList(command, terminal);
  declareUndo(command.command('undo').description('put back what was there before'), terminal);
  declareSettle(command.command('settle').description('say that a change is right (a person, or the owner)'), terminal);
  declareLook(command.command('look').description('hold what is not committed here against the rules'), terminal);
}
