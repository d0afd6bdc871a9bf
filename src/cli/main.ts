import { Command, CommanderError } from 'commander';
import { COMMANDS, type CommandName } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { safeText } from './text/safe-text.ts';
import { processTerminal, type Terminal } from './terminal.ts';

const terminal = processTerminal();
await main(process.argv.slice(2), terminal);

/** Parses the command line; the code of a command is loaded only when that command is called. */
async function main(argv: readonly string[], terminal: Terminal): Promise<void> {
  if (process.platform === 'win32') {
    terminal.err(
      'coord: Windows itself is not supported, as leases and process groups need POSIX. Use it inside WSL2.',
    );
    return terminal.exit(EXIT.unavailable);
  }
  const program = createProgram();
  const wanted = calledCommand(argv);
  const isCompletion = argv[0] === 'complete';
  for (const [name, { summary, load }] of Object.entries(COMMANDS)) {
    const command = program.command(name).summary(summary).description(summary);
    if (name === wanted || isCompletion) (await load()).default(command, terminal);
  }
  if (isCompletion) (await import('./completion.ts')).addCompletion(program, terminal);
  else
    program.command('complete').argument('<shell>').summary('print a script that completes coord in bash, zsh or fish');
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    terminal.exit(report(error, terminal));
  }
}

function createProgram(): Command {
  return (
    new Command('coord')
      .description('Run a team of Claude Code instances, and other coding agents, on one repository.')
      .version(VERSION)
      .exitOverride()
      // An option after a subcommand is that one's, also where the command itself has one of that name.
      .enablePositionalOptions()
      .configureHelp({ sortSubcommands: false })
      .showSuggestionAfterError()
      .showHelpAfterError('(run with --help for the options)')
      .addHelpText('after', `\nExit codes:\n${exitCodeTable()}`)
  );
}

/** The version of package.json, put in by the build. */
declare const VERSION: string;

/** The first word that is a command; `coord help run` means the help of `run`. */
function calledCommand(argv: readonly string[]): CommandName | undefined {
  const word = argv.find((candidate) => !candidate.startsWith('-') && candidate !== 'help');
  return word !== undefined && Object.hasOwn(COMMANDS, word) ? (word as CommandName) : undefined;
}

function exitCodeTable(): string {
  const meaning: Record<keyof typeof EXIT, string> = {
    ok: 'it worked',
    failed: 'it was carried out, and the result is a failure',
    invalid: 'the command line, the config or a playbook is wrong; nothing was done',
    refused: 'the rules refuse it',
    waiting: 'a person has to answer before it goes on',
    unavailable: 'the state or the repository cannot be read or written',
    interrupted: 'ended by Ctrl-C',
  };
  return Object.entries(EXIT)
    .map(([name, code]) => `  ${String(code).padEnd(4)}${meaning[name as keyof typeof EXIT]}`)
    .join('\n');
}

function report(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? EXIT.ok : EXIT.invalid;
  }
  if (isForeseen(error)) {
    terminal.err(safeText(`coord: ${error.message}`));
    return EXIT.unavailable;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.err(`coord: this is a fault of coord's; please report it.\n${detail}`);
  return EXIT.unavailable;
}

/** Faults of the world rather than of coord: state that can't be read, git, the file system. Their message is enough. */
function isForeseen(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return ['StateUnreadable', 'GitFailed', 'WorkspaceFault', 'FileChanged'].includes(error.name) || 'syscall' in error;
}
