import { handleHook } from '../hooks/handle.ts';
import { installedWorkplace } from '../hooks/installation.ts';
import { processTerminal } from './terminal.ts';

/** The installed hook: `node hook.cjs EVENT`, with Claude Code's JSON on standard input. */
async function main(): Promise<void> {
  const terminal = processTerminal();
  const event = process.argv[2] ?? '';
  const reply = await handleHook(event, await terminal.readInput(), {
    env: terminal.env,
    open: (cwd) => installedWorkplace(__filename, cwd, process.platform),
  });
  process.stdout.write(reply.stdout);
  process.stderr.write(reply.stderr);
  process.exitCode = reply.exitCode;
}

void main();
