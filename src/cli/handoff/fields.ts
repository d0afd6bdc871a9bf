import { resolve } from 'node:path';
import { readText } from '../../config/read-text.ts';
import { invalid } from '../../domain/refused.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';

/** `name=text`, or `name=@file` for what a file says. Undefined, and told, where that is not how it is written. */
export function fieldsFrom(given: readonly string[], terminal: Terminal): Record<string, string> | undefined {
  const fields: Record<string, string> = {};
  for (const one of given) {
    const [, name, text] = /^([^=]+)=(.*)$/s.exec(one) ?? [];
    if (name === undefined || text === undefined) {
      refuse(invalid(`--field ${one} names no field`, "Write it as in --field summary='…'").error, terminal);
      return undefined;
    }
    const value = text.startsWith('@') ? readText(resolve(terminal.cwd, text.slice(1))) : text;
    if (value === undefined) {
      refuse(invalid(`the file ${text.slice(1)} for field ${name} can't be read`).error, terminal);
      return undefined;
    }
    fields[name] = value;
  }
  return fields;
}
