import { handleHook } from '../hooks/handle.ts';
import { tellFromHook } from './notify/background.ts';
import { processTerminal } from './terminal.ts';

/** The hook program: `node hook.cjs EVENT [RECORD]`, with Claude Code's JSON on standard input. */
async function main(): Promise<void> {
  const terminal = processTerminal();
  const [event = '', record] = process.argv.slice(2);
  const start = { program: __filename, record, platform: process.platform };
  const reply = await handleHook(event, await terminal.readInput(), {
    env: terminal.env,
    parent: process.ppid,
    tell: tellFromHook,
    // Loaded late: a tool that only reads is let through without a look at the state.
    open: async (cwd) => (await import('../hooks/installation.ts')).hookWorkplace(start, cwd),
  });
  process.stdout.write(reply.stdout);
  process.stderr.write(reply.stderr);
  process.exitCode = reply.exitCode;
}

void main();
