import { resolve } from 'node:path';
import type { TestContext } from 'vitest';
import { COORD, type Ended, type Sandbox } from './sandbox.ts';
import { type Screen, screenOf } from './screen.ts';

/** Skips the test where no pseudo-terminal can be made. */
export async function needTerminal({ exec }: Sandbox, context: TestContext): Promise<void> {
  const python = await exec('python3', ['-c', 'import pty, os; os.waitstatus_to_exitcode']);
  if (python.code !== 0) context.skip('there is no python3 (3.9 or newer) to make a pseudo-terminal with');
}

export interface Look {
  args: string[];
  columns?: number;
  rows?: number;
  env?: Record<string, string>;
  /** Once the first has been drawn the second is typed, and so on. */
  typing?: [string, string][];
}

/** Runs coord in a terminal of its own, and looks at it. A question on it is put off. */
export async function watch(
  { exec }: Sandbox,
  { args, columns = 80, rows = 30, env = {}, typing = [] }: Look,
): Promise<Ended & Screen> {
  const typed = [...typing, ['Answer later', '\\r']].flatMap(([text = '', keys = '']) => ['--type', text, keys]);
  const script = resolve('test/support/in-terminal.py');
  const command = [script, String(columns), String(rows), ...typed, '--', process.execPath, COORD, ...args];
  const ended = await exec('python3', command, { env: { TERM: 'xterm', NO_COLOR: '1', ...env } });
  return { ...ended, ...screenOf(ended.stdout, columns, rows) };
}
