import { type Input, readInput } from '../../domain/input.ts';
import type { MissingInput } from '../../services/runs/run-inputs.ts';
import type { Bindings } from '../../services/runs/run-parts.ts';
import { safeText } from '../text/safe-text.ts';

/** What is not known of a run that a person can say. */
export interface Unknown {
  inputs: readonly MissingInput[];
  /** Parts that nobody plays. */
  parts: readonly { part: string; description: string; many: boolean }[];
}

/** What a person at the terminal has said. */
export interface Said {
  inputs: Record<string, string>;
  parts: Bindings;
}

/** Asks the person at the terminal for each, in order; undefined where they would rather not. */
export async function askForUnknown({ inputs, parts }: Unknown, roles: readonly string[]): Promise<Said | undefined> {
  const said: Said = { inputs: {}, parts: {} };
  for (const { name, input } of inputs) {
    const value = await askForInput(name, input, roles);
    if (value === undefined) return undefined;
    said.inputs[name] = value;
  }
  for (const { part, description, many } of parts) {
    const played = await askForRoles(`${part}: ${description}`, many, roles);
    if (played === undefined) return undefined;
    said.parts[part] = played;
  }
  return said;
}

async function askForInput(name: string, input: Input, roles: readonly string[]): Promise<string | undefined> {
  const { isCancel, select, text } = await import('@clack/prompts');
  const message = safeText(input.description === '' ? name : `${name}: ${input.description}`);
  const options = optionsOf(input, roles);
  const value = options
    ? await select({ message, options })
    : await text({ message, validate: (typed) => faultIn(input, typed ?? '', roles) });
  return isCancel(value) ? undefined : value;
}

function optionsOf({ type, choices = [] }: Input, roles: readonly string[]): { value: string }[] | undefined {
  const values = { choice: choices, role: roles, boolean: ['true', 'false'] };
  return type in values ? values[type as keyof typeof values].map((value) => ({ value })) : undefined;
}

function faultIn(input: Input, typed: string, roles: readonly string[]): string | undefined {
  const read = readInput(input, typed, roles);
  return read.ok ? undefined : `It ${read.error}.`;
}

async function askForRoles(message: string, many: boolean, roles: readonly string[]): Promise<string[] | undefined> {
  const { isCancel, multiselect, select } = await import('@clack/prompts');
  const asked = { message: safeText(`Who plays ${message}`), options: roles.map((value) => ({ value })) };
  const played = many ? await multiselect({ ...asked, required: true }) : await select(asked);
  return isCancel(played) ? undefined : [played].flat();
}
