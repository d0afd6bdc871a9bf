import type { Input, InputType } from '../../domain/input.ts';
import { flag, number, type Shape, text } from '../templates/shapes.ts';
import type { Playbook as PlaybookFile } from '../generated/playbook.ts';

export function inputsOf({ inputs = {} }: PlaybookFile): Record<string, Input> {
  const read = Object.entries(inputs).map(([name, input]): [string, Input] => {
    const { description = '', type = 'text', choices, default: fallback, secret } = input;
    return [
      name,
      {
        description,
        type,
        ...(choices && { choices }),
        ...(fallback !== undefined && { default: fallback }),
        ...(secret && { secret }),
      },
    ];
  });
  return Object.fromEntries(read);
}

/** What texts and conditions read of each. */
export function shapesOfInputs({ inputs = {} }: PlaybookFile): Map<string, Shape> {
  return new Map(Object.entries(inputs).map(([name, { type = 'text' }]) => [name, SHAPES[type]]));
}

const SHAPES: Readonly<Record<InputType, Shape>> = {
  text,
  choice: text,
  role: text,
  path: text,
  integer: number,
  number,
  boolean: flag,
};
