import { type Input, type InputType, type InputValue, readInput } from '../../domain/input.ts';
import type { Playbook as PlaybookFile } from '../generated/playbook.ts';
import type { Compilation } from './compilation.ts';
import { inputsOf } from './inputs.ts';

/** What a schema can't say of inputs. */
export function checkInputs(raw: PlaybookFile, compilation: Compilation): void {
  for (const [name, input] of Object.entries(inputsOf(raw))) {
    const here = ['inputs', name];
    if (input.type === 'choice' && !input.choices) {
      const hint = 'name them: choices: [one, other]';
      compilation.fault('missing-choices', `input '${name}' is a choice, and has no choices`, [...here, 'type'], {
        hint,
      });
    } else if (input.type !== 'choice' && input.choices) {
      const message = `input '${name}' is of type ${input.type}, and choices are for a choice`;
      compilation.fault('wrong-key', message, [...here, 'choices'], { hint: 'write type: choice', what: 'key' });
    }
    if (input.secret) checkSecret(name, input, compilation);
    else if (input.default !== undefined) checkDefault(name, input, input.default, compilation);
  }
}

function checkSecret(name: string, { type, default: fallback }: Input, compilation: Compilation): void {
  const hint = 'take it out: its value is never known to the run, only the name of its variable';
  const key = fallback !== undefined ? 'default' : type !== 'text' ? 'type' : undefined;
  if (key === undefined) return;
  const message = `input '${name}' is a secret, and can have no ${key}`;
  compilation.fault('wrong-key', message, ['inputs', name, key], { hint, what: 'key' });
}

function checkDefault(name: string, input: Input, fallback: InputValue, compilation: Compilation): void {
  if (input.type === 'choice' && !input.choices) return;
  const read = readInput(input, fallback);
  const fault = typeof fallback === KINDS[input.type] ? (read.ok ? undefined : read.error) : WRITTEN[KINDS[input.type]];
  if (fault === undefined) return;
  compilation.fault('bad-default', `the default of input '${name}' ${fault}`, ['inputs', name, 'default']);
}

type Kind = 'string' | 'number' | 'boolean';
/** How a default is written in YAML. */
const KINDS: Readonly<Record<InputType, Kind>> = {
  text: 'string',
  choice: 'string',
  role: 'string',
  path: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
};
const WRITTEN: Readonly<Record<Kind, string>> = {
  string: 'has to be a text: put it in quotes',
  number: 'has to be a number, without quotes',
  boolean: 'has to be true or false, without quotes',
};
