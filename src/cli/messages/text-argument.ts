import type { Terminal } from '../terminal.ts';

/** A text as given on the command line; `-` is all of standard input, without the end of its last line. */
export async function textFrom(given: string, terminal: Terminal): Promise<string> {
  return given === '-' ? (await terminal.readInput()).replace(/\r?\n$/, '') : given;
}
