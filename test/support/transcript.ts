import { readFileSync } from 'node:fs';
import type { Sandbox } from './sandbox.ts';

/** A block of a document that shows one terminal: ```console, and who sits at it. */
export interface Block {
  who: string;
  /** As it stands in the document. */
  text: string;
  /** What is typed; it may go on over several lines, each of which but the last ends in a backslash. */
  commands: string[];
}

export function blocksOf(path: string): Block[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/^```console (\S+)\n([\s\S]*?)^```$/gm)].map(([, who = '', body = '']) => ({
    who,
    text: body,
    commands: [...body.matchAll(/^\$ ((?:.*\\\n)*.*)$/gm)].map(([, command = '']) => command),
  }));
}

/**
 * Types a block's commands into a shell, as its agent or as a person, and gives what the terminal shows then.
 * @param bin a folder with `coord`
 */
export async function typed({ who, commands }: Block, sandbox: Sandbox, bin: string): Promise<string> {
  const agent = { CLAUDECODE: '1', COORD_ROLE: who, COORD_INSTANCE: `${who}-1` };
  const env = { PATH: `${bin}:${process.env['PATH']}`, ...(who !== 'person' && agent) };
  let shown = '';
  for (const command of commands) {
    const { stdout, stderr } = await sandbox.exec('sh', ['-c', command], { env });
    shown += `$ ${command}\n${stdout}${stderr}`;
  }
  return shown;
}

/** What is another one each time: times, days, how long ago. */
export function timeless(text: string): string {
  return text
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, 'TIME')
    .replace(/\d{4}-\d\d-\d\d(?: \d\d:\d\d(?: UTC)?)?/g, 'DAY')
    .replace(/DEC-\d{8}-/g, 'DEC-DAY-')
    .replace(/\b(?:just now|a moment|(?:\d+[smhd] ?)+(?:ago)?)(?=[ )]|$)/gm, 'AGO')
    .replace(/ {2,}/g, '  ')
    .replace(/[0-9a-f]{7,40}\b/g, 'COMMIT');
}
