import Handlebars from 'handlebars';
import type { Helper } from './text-helpers.ts';
import { fault } from './names.ts';
import type { Fault } from './parse.ts';

/** Values as a template sees them: a copy without prototypes, that notices when a list or record is printed. */
export interface OwnCopy {
  values: unknown;
  printedWhole(): boolean;
}

const DEEPEST = 64;

/** Throws a TypeError for what is not plain data: a caller's bug, never a template's. */
export function ownCopy(values: unknown): OwnCopy {
  let printed = false;
  const asText = () => {
    printed = true;
    return '';
  };
  const copy = (value: unknown, depth: number): unknown => {
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value;
    if (typeof value !== 'object' || depth > DEEPEST) throw new TypeError(`a template's values hold a ${typeof value}`);
    const made = Array.isArray(value)
      ? value.map((item) => copy(item, depth + 1))
      : Object.assign(
          Object.create(null) as object,
          membersOf(value, (member) => copy(member, depth + 1)),
        );
    return Object.defineProperty(made, Symbol.toPrimitive, { value: asText });
  };
  return { values: copy(values, 0), printedWhole: () => printed };
}

function membersOf(value: object, copy: (member: unknown) => unknown): Record<string, unknown> {
  const members: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, member] of Object.entries(value)) {
    // A field that is absent and one that is undefined are the same to a template: missing.
    if (member !== undefined) members[name] = copy(member);
  }
  return members;
}

/** A mistake that shows only with the values. */
class Misuse extends Error {
  readonly fault: Fault;

  constructor(found: Fault) {
    super(found.message);
    this.fault = found;
  }
}

/** Calls a helper of ours on what it was given. Throws what `faultOfRendering` understands. */
export function applyHelper(
  name: string,
  helper: Helper,
  value: unknown,
  option: string,
  loc: hbs.AST.SourceLocation,
): string {
  if (helper.takes === 'list') {
    if (Array.isArray(value) && value.every(isPrintable)) return helper.apply(value.map(String));
    throw misuse(`'${name}' takes a list of texts`, loc);
  }
  if (isPrintable(value)) return helper.apply(String(value), option);
  throw misuse(value === undefined ? `the value of '${name}' is missing` : `'${name}' takes a text`, loc);
}

/** What was wrong when a template could not be rendered; anything unforeseen is thrown on. */
export function faultOfRendering(error: unknown): Fault {
  if (error instanceof Misuse) return error.fault;
  if (error instanceof Handlebars.Exception && typeof error.lineNumber === 'number') {
    const name = /^"(.*)" not defined in/.exec(error.message)?.[1];
    const message = name === undefined ? error.message : `there is no '${name}'`;
    const { lineNumber: line, column, endLineNumber, endColumn } = error;
    const length = endLineNumber === line && endColumn > column ? endColumn - column : 1;
    return fault('template-value', message, { line, column, length });
  }
  // The engine says so without a place.
  if (error instanceof TypeError && error.message.startsWith("Cannot use 'in' operator")) {
    return { code: 'template-value', message: 'a part is asked of a value that has no parts' };
  }
  const part =
    error instanceof TypeError ? /^Cannot read properties of \w+ \(reading '(.*)'\)/.exec(error.message) : null;
  if (part) return { code: 'template-value', message: `'${part[1]}' is asked of a value that is missing` };
  throw error;
}

function misuse(message: string, { start, end }: hbs.AST.SourceLocation): Misuse {
  const length = start.line === end.line ? Math.max(1, end.column - start.column) : 1;
  return new Misuse(fault('template-value', message, { ...start, length }));
}

const isPrintable = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);
