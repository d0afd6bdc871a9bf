import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { err, ok, type Result } from '../../domain/result.ts';
import { checkOutput } from '../../services/runner/output.ts';
import { EXIT } from '../exit-codes.ts';
import { readText } from '../../config/read-text.ts';
import { personName } from '../run/ask-person.ts';
import { declareSettling, settleWaiting, type SettleOptions } from '../run/settle-waiting.ts';
import type { WaitingStep } from '../run/waiting-step.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';

interface Options extends SettleOptions {
  output?: string;
  outputFile?: string;
  text?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  declareSettling(command)
    .option('-o, --output <json>', "the step's typed output, as JSON")
    .addOption(
      new Option('-f, --output-file <file>', 'the same from a file, or from standard input with -').conflicts('output'),
    )
    .addOption(
      new Option('-t, --text <text>', 'what you did, for a step without a typed output').conflicts([
        'output',
        'outputFile',
      ]),
    )
    .addHelpText(
      'after',
      `
Examples:
  coord done 20260115-093012-sequential-handoff-4f2a devops --output '{"summary": "deployed to staging"}'
  coord done 20260115-093012-sequential-handoff-4f2a --text 'hung the poster up'

For a role whose agent is a person (agent: { kind: manual }), and for a step that must not be done twice (effect: once) of which
you know that it was done before coord was ended. What you changed in the step's worktree is committed, and
held against your role's ownership as an agent's work is.`,
    )
    .action(async (run: string, step: string | undefined, options: Options) => {
      await settleWaiting({ run, step, verb: 'done' }, options, say, terminal);

      async function say(waiting: WaitingStep) {
        const output = await outputOf(options, waiting, terminal);
        if (output.ok) return { work: { output: output.value, by: personName() } };
        terminal.err(safeText(`coord: ${output.error}`));
        terminal.exit(EXIT.invalid);
        return undefined;
      }
    });
}

/** What the person says of their work: checked as an agent's answer is, and nothing is recorded where it does not fit. */
async function outputOf(
  options: Options,
  { key, status }: WaitingStep,
  terminal: Terminal,
): Promise<Result<unknown, string>> {
  const schema = status.kind === 'requested' ? status.request.output : status.output;
  if (!schema && options.text !== undefined) return ok({ text: options.text });
  const text = await readOutput(options, terminal);
  if (text === undefined && options.outputFile !== undefined) return err(`${options.outputFile} cannot be read`);
  if (text === undefined) {
    return schema
      ? err(`${key} has a typed output; give it with --output. It has to fit:\n${shown(schema)}`)
      : ok({ text: '' });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return err(`the output is not JSON: ${(error as Error).message}`);
  }
  const faults = schema ? checkOutput(schema, value) : [];
  return faults.length === 0
    ? ok(value)
    : err(`the output does not fit ${key}: ${faults.join('; ')}. It has to fit:\n${shown(schema)}`);
}

async function readOutput({ output, outputFile }: Options, terminal: Terminal): Promise<string | undefined> {
  if (outputFile === '-') return terminal.readInput();
  return outputFile === undefined ? output : readText(resolve(terminal.cwd, outputFile));
}

const shown = (schema: unknown) => JSON.stringify(schema, undefined, 2);
