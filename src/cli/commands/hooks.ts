import type { Command } from 'commander';
import type { Terminal } from '../terminal.ts';
export default function declare(command: Command, terminal: Terminal): void {
  command.action(() => terminal.exit(2));
}
