import { err, ok, type Result } from './result.ts';

/** What a run is told at its start: a playbook's own question. */
export interface Input {
  description: string;
  type: InputType;
  /** The values that there are, for a choice. */
  choices?: string[];
  default?: InputValue;
  /** Never a value: the environment variable that holds it. What texts and conditions read is the variable's name. */
  secret?: { env: string };
}

export type InputType = 'text' | 'integer' | 'number' | 'boolean' | 'choice' | 'role' | 'path';

export type InputValue = string | number | boolean;

/**
 * A value for an input, as it was written by a person or rendered from a text.
 * @param roles the roles of the config, where they are known
 * @returns the value, or what is wrong with it: `has to be a whole number, and is 'two'`
 */
export function readInput(
  { type, choices = [] }: Input,
  given: InputValue,
  roles?: readonly string[],
): Result<InputValue, string> {
  const text = String(given).trim();
  if (text === '') return err('is empty');
  const refuse = (wanted: string) => err(`has to be ${wanted}, and is '${shortened(text)}'`);
  switch (type) {
    case 'text':
      return ok(String(given));
    case 'integer':
      return /^[+-]?\d+$/.test(text) && Number.isSafeInteger(Number(text))
        ? ok(Number(text))
        : refuse('a whole number');
    case 'number':
      return Number.isFinite(Number(text)) ? ok(Number(text)) : refuse('a number');
    case 'boolean':
      return FLAGS.has(text) ? ok(FLAGS.get(text) === true) : refuse('true or false');
    case 'choice':
      return choices.includes(text) ? ok(text) : refuse(`one of ${choices.join(', ')}`);
    case 'role':
      return !roles || roles.includes(text) ? ok(text) : refuse(`a role (${roles.join(', ')})`);
    case 'path':
      return isInside(text) ? ok(text) : refuse('a path inside the repository, from its top');
  }
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['false', false],
  ['no', false],
]);

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** A path with nothing in it that leads out of where it begins. */
function isInside(path: string): boolean {
  return !/^([/~\\]|[A-Za-z]:)/.test(path) && !path.split(/[/\\]/).includes('..') && !path.includes('\0');
}
