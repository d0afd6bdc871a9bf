import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { ProgramEnd } from '../../services/processes/run-program.ts';

/** The last of a stream, kept for whoever has to find out what went wrong. */
export interface Tail {
  take(text: string): void;
  /** Its last lines, below the sentence that they explain; '' where nothing was printed. */
  shown(): string;
}

const MOST_LINES = 20;
/** In characters. */
const MOST_KEPT = 4000;

export function keepTail(): Tail {
  let tail = '';
  return {
    take(text) {
      tail = (tail + text).slice(-MOST_KEPT);
    },
    shown() {
      const lines = stripVTControlCharacters(tail).trim().split(/\r?\n/).slice(-MOST_LINES).join('\n');
      return lines && `:\n${lines}`;
    },
  };
}

/** How a program ended that did not end well, for a person; undefined where it did. */
export function endedBadly(end: ProgramEnd, program: string, folder: string): string | undefined {
  switch (end.kind) {
    case 'exited':
      return end.code === 0 ? undefined : `${program} ended with exit code ${end.code}`;
    case 'signalled':
      return `${program} was ended by ${end.signal}`;
    case 'not-started':
      return notStarted(end, program, folder);
  }
}

function notStarted(end: Extract<ProgramEnd, { kind: 'not-started' }>, program: string, folder: string): string {
  if (end.code === 'EACCES') return `the program ${program} may not be executed`;
  if (end.code !== 'ENOENT') return `the program ${program} could not be started: ${end.message}`;
  if (!existsSync(folder)) return `the program ${program} could not be started: its folder ${folder} is gone`;
  return program.includes('/') && existsSync(resolve(folder, program))
    ? `the program ${program} could not be started: what its first line names was not found`
    : `the program ${program} was not found; install it, or say in the role's agent.command.argv where it is`;
}
