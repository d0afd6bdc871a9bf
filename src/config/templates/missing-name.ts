import { hintFor } from '../diagnostics/suggest.ts';
import { nameOfShape, type Shape } from './shapes.ts';

/** A value, and how it is reached from the root: `[]` stands for an item of a list. */
export interface Named {
  shape: Shape;
  path: readonly string[];
}

/** Why a value has no part of some name. A code of its own where the name is only absent here. */
export interface MissingName {
  code?: string;
  message: string;
  hint?: string | undefined;
}

export function missingName({ shape, path }: Named, name: string): MissingName {
  const owner = dotted(path);
  const subject = owner === '' ? 'this' : `'${owner}'`;
  if (shape.kind !== 'record') return { message: `${subject} is ${nameOfShape(shape)} and has no '${name}'` };
  const absence = shape.absent?.get(name);
  if (absence) return absence;
  const message = owner === '' ? `there is no '${name}'` : `${subject} has no '${name}'`;
  return { message, hint: hintFor(name, Object.keys(shape.fields), 'there is') ?? `${subject} is empty here` };
}

/** Why no part can be asked of a value that is not always there; undefined for one that is. */
export function notAlways({ shape, path }: Named, name: string): MissingName | undefined {
  const when = shape.kind === 'record' ? shape.sometimes?.get(name) : undefined;
  if (when === undefined) return undefined;
  return { code: 'output-not-yet', message: `'${dotted([...path, name])}' is not there ${when}` };
}

/** `findings[].title`: how a path from the root is written for people. */
export const dotted = (path: readonly string[]): string => path.join('.').replaceAll('.[]', '[]');
