import { type Document, isMap, isNode, visit } from 'yaml';
import type { Fault, Range } from './faults.ts';

/** Aliases in one file; more than this is an attempt to make a small file expand into a huge one. */
const MAX_ALIASES = 50;
const MAX_DEPTH = 40;

/** What is YAML, but not what a config or a playbook is written in. */
export function shapeFaults(doc: Document.Parsed): Fault[] {
  const { version, explicit } = doc.directives?.yaml ?? {};
  if (explicit && version !== '1.2')
    return [{ code: 'yaml-version', message: `YAML ${version} is not read; leave the %YAML line out`, range: [0, 5] }];
  if (doc.contents === null) return [{ code: 'empty-file', message: 'the file is empty', range: [0, 0] }];
  const { range } = doc.contents;
  if (!isMap(doc.contents)) {
    const message = `the file must be a mapping (key: value), not a ${'items' in doc.contents ? 'list' : 'single value'}`;
    return [{ code: 'not-a-mapping', message, range: [range[0], range[1]] }];
  }
  return nodeFaults(doc);
}

function nodeFaults(doc: Document.Parsed): Fault[] {
  const faults: Fault[] = [];
  let aliases = 0;
  visit(doc, {
    Node(_, node, ancestors) {
      const range: Range = node.range ? [node.range[0], node.range[1]] : [0, 1];
      if (ancestors.length > MAX_DEPTH * 2) {
        faults.push({ ...TOO_DEEP, range });
        return visit.BREAK;
      }
      if ('tag' in node && node.tag !== undefined) faults.push({ ...NO_TAGS, range });
      return undefined;
    },
    Alias(_, alias, ancestors) {
      const range: Range = alias.range ? [alias.range[0], alias.range[1]] : [0, 1];
      aliases += 1;
      const target = alias.resolve(doc);
      if (!target) faults.push(unknownAlias(alias.source, range));
      else if (ancestors.some((ancestor) => isNode(ancestor) && ancestor === target)) {
        faults.push({
          code: 'recursive-alias',
          message: `'*${alias.source}' stands inside the value it repeats`,
          range,
        });
      } else if (aliases === MAX_ALIASES + 1) {
        faults.push({ ...ALIAS_BOMB, range });
      }
    },
  });
  return faults;
}

const ALIAS_BOMB: Fault = {
  code: 'too-many-aliases',
  message: 'the aliases of this file stand for too many values',
  hint: 'write the values out',
};

/** What to say when the values would be too many; the last alias stands for the most. */
export function aliasBomb(doc: Document.Parsed): Fault {
  let range: Range = [0, 1];
  visit(doc, {
    Alias(_, alias) {
      if (alias.range) range = [alias.range[0], alias.range[1]];
    },
  });
  return { ...ALIAS_BOMB, range };
}

export const TOO_DEEP: Fault = { code: 'too-deep', message: `values are nested more than ${MAX_DEPTH} deep` };

export const NO_TAGS = {
  code: 'yaml-tag',
  message: 'YAML tags (!…) are not read',
  hint: 'leave the tag out, or quote the text',
};

function unknownAlias(name: string, range: Range): Fault {
  if (!/[*/.]/.test(name))
    return { code: 'unknown-alias', message: `no anchor &${name} stands above this alias`, range };
  const message = `without quotes, *${name} is a YAML alias and no pattern`;
  return { code: 'unknown-alias', message, hint: `quote it: '*${name}'`, range };
}
