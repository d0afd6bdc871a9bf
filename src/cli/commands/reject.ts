import type { Command } from 'commander';
import { declareAnswer } from '../run/answer.ts';
import type { Terminal } from '../terminal.ts';

export default function declare(command: Command, terminal: Terminal): void {
  declareAnswer(command, terminal, 'reject');
}
