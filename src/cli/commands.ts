import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

/** A command file's default export: declares its options and says what is called. */
export type Declare = (command: Command, terminal: Terminal) => void;

interface Entry {
  summary: string;
  load: () => Promise<{ default: Declare }>;
}

/** All commands, in the order in which `coord --help` lists them. */
export const COMMANDS = {
  validate: {
    summary: 'check coord.config.yaml and show every error at once',
    load: () => import('./commands/validate.ts'),
  },
} satisfies Record<string, Entry>;

export type CommandName = keyof typeof COMMANDS;
