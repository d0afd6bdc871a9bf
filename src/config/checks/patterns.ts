import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { globLists } from '../outline.ts';
import { type Check, finding } from './check.ts';

/** Every pattern is one that we understand. */
export const soundPatterns: Check = (outline) =>
  globLists(outline).flatMap(({ entries }) =>
    entries.flatMap(({ fault, path }): Diagnostic[] => {
      if (!fault) return [];
      const { message, hint, offset, length } = fault;
      const at = outline.yaml.within(path, offset, length);
      return [{ severity: 'error', code: 'bad-glob', message, file: outline.yaml.file, at, ...(hint && { hint }) }];
    }),
  );

/** The same for the names of branches, which stand where keys do. */
export const soundBranches: Check = (outline) =>
  outline.branches.flatMap(({ fault, path }) =>
    fault ? [finding(outline, path, { code: 'bad-glob', message: fault.message, hint: fault.hint, on: 'key' })] : [],
  );

/** The same pattern twice in one list: the second was meant to be another. */
export const distinctPatterns: Check = (outline) =>
  globLists(outline).flatMap(({ entries, of }) =>
    entries.flatMap((entry, index): Diagnostic[] => {
      const first = entries.findIndex((other) => other.text === entry.text);
      const before = entries[first];
      if (!before || first === index) return [];
      return [
        finding(outline, entry.path, {
          severity: 'warning',
          code: 'duplicate-pattern',
          message: `${of} lists '${entry.text}' twice`,
          related: [{ path: before.path, message: 'first here' }],
        }),
      ];
    }),
  );

/** `[slug]` is a class of four letters, where a folder of that name was meant. */
export const foldersNotClasses: Check = (outline) =>
  globLists(outline).flatMap(({ entries }) =>
    entries.flatMap((entry): Diagnostic[] => {
      const found = /(?<=^!?|\/)\[(?:\.\.\.)?[A-Za-z][A-Za-z0-9_]+\](?=\/|$|\.)/.exec(entry.text);
      if (!found || !entry.glob) return [];
      const inner = found[0].slice(1, -1);
      const message = `${found[0]} matches one character, not a folder or file of that name`;
      const hint = `the name is written [[]${inner}[]]; if single characters are meant, {${[...inner].join(',')}}`;
      const at = outline.yaml.within(entry.path, found.index, found[0].length);
      return [{ severity: 'warning', code: 'class-or-folder', message, file: outline.yaml.file, at, hint }];
    }),
  );
