import { runCommand } from '../processes/run-command.ts';
import { misfitOf, parseJson, readIn, readSchema } from './json-files.ts';
import type { ContractSpec } from './specs.ts';
import { failedWith, type Finding, passedWith, type VerifierContext } from './verifier-context.ts';

/**
 * Holds what a layer takes and gives against the schemas that say so: its example of what it takes, and what its command
 * prints when it is given that, or what is in its file.
 */
export async function verifyContract(spec: ContractSpec, context: VerifierContext): Promise<Finding> {
  const { folder } = context;
  const { input, example, output, command, file } = spec;
  for (const schema of [input, output]) {
    const fault = schema && schemaFault(folder, schema);
    if (fault) return failedWith(fault);
  }
  const given = example === undefined ? undefined : readIn(folder, example);
  if (given && !given.ok) return failedWith(given.error);
  if (given && input !== undefined && example !== undefined) {
    const fault = textMisfit(given.value, example, folder, input);
    if (fault !== undefined) return failedWith(fault);
  }
  if (file !== undefined && output !== undefined) {
    const text = readIn(folder, file);
    if (!text.ok) return failedWith(text.error);
    const fault = textMisfit(text.value, file, folder, output);
    return fault === undefined ? passedWith(`${file} fits ${output}`) : failedWith(fault);
  }
  if (command === undefined) return passedWith(given ? `${example} fits ${input}` : 'the schemas are sound');
  return giveAndTake({ ...spec, command }, given?.value, context);
}

/** Runs a command with what it takes, and holds what it prints against what it is to give. */
export async function giveAndTake(
  { command, timeoutMs, output }: { command: string; timeoutMs: number; output?: string },
  input: string | undefined,
  { folder, signal, started, env }: VerifierContext,
): Promise<Finding & { printed?: string }> {
  const limits = { timeoutMs };
  const end = await runCommand(command, {
    folder,
    limits,
    signal,
    started,
    ...(input !== undefined && { input }),
    ...(env && { env }),
  });
  const { tail } = end;
  if (!end.passed) return failedWith(end.ending, tail);
  if (end.output === undefined) return failedWith('it printed more than 1 MiB, which is not read', tail);
  const printed = end.output;
  if (output === undefined) return { ...passedWith(end.ending, tail), printed };
  const fault = textMisfit(printed, 'what it printed', folder, output);
  return fault === undefined
    ? { ...passedWith(`what it printed fits ${output}`, tail), printed }
    : failedWith(fault, tail);
}

/** What keeps a text of JSON from fitting a schema. */
export function textMisfit(text: string, what: string, folder: string, schema: string): string | undefined {
  const value = parseJson(text, what);
  return value.ok ? misfitOf(value.value, what, folder, schema) : value.error;
}

function schemaFault(folder: string, path: string): string | undefined {
  const read = readSchema(folder, path);
  return read.ok ? undefined : read.error;
}
