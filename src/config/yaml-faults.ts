import { type Document, isMap, isNode, visit, type YAMLError } from 'yaml';

/** Characters of the text: from the first to before the last. */
export type Range = readonly [start: number, end: number];

/** A mistake that the YAML parser, or the rules on top of it, found; `range` counts characters of the text. */
export interface Fault {
  code: string;
  message: string;
  hint?: string;
  range?: Range;
}

/** Aliases in one file; more than this is an attempt to make a small file expand into a huge one. */
const MAX_ALIASES = 50;
const MAX_DEPTH = 40;

/** What makes the text no YAML document at all. A syntax error sets off others, so only the first of them is told. */
export function syntaxFaults(text: string, doc: Document.Parsed): Fault[] {
  const binary = text.search(/[^\P{Cc}\t\n\r]/u);
  if (binary !== -1) {
    const message = 'the file holds a control character; it must be plain text';
    return [{ code: 'not-text', message, range: [binary, binary + 1] }];
  }
  const duplicates = doc.errors.filter((error) => error.code === 'DUPLICATE_KEY');
  const other = doc.errors.find((error) => error.code !== 'DUPLICATE_KEY');
  const unresolved = doc.warnings.filter((warning) => warning.code === 'TAG_RESOLVE_FAILED');
  const syntax = other ? [syntaxFault(text, other)] : [];
  return [
    ...syntax,
    ...duplicates.map((error) => duplicateKey(text, error)),
    ...unresolved.map((w) => tagFault(text, w.pos)),
  ];
}

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
        faults.push({ code: 'too-deep', message: `values are nested more than ${MAX_DEPTH} deep`, range });
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

export const ALIAS_BOMB = {
  code: 'too-many-aliases',
  message: 'the aliases of this file stand for too many values',
  hint: 'write the values out',
};

const NO_TAGS = {
  code: 'yaml-tag',
  message: 'YAML tags (!…) are not read',
  hint: 'leave the tag out, or quote the text',
};

function tagFault(text: string, [start, end]: readonly [number, number]): Fault {
  const tag = text.slice(start, end);
  const range: Range = [start, end];
  if (!/[*/.]/.test(tag)) return { ...NO_TAGS, message: `YAML tags are not read: ${tag}`, range };
  return {
    code: 'yaml-tag',
    message: `without quotes, ${tag} is a YAML tag and no pattern`,
    hint: `quote it: '${tag}'`,
    range,
  };
}

function unknownAlias(name: string, range: Range): Fault {
  if (!/[*/.]/.test(name))
    return { code: 'unknown-alias', message: `no anchor &${name} stands above this alias`, range };
  const message = `without quotes, *${name} is a YAML alias and no pattern`;
  return { code: 'unknown-alias', message, hint: `quote it: '*${name}'`, range };
}

function duplicateKey(text: string, { pos: [start] }: YAMLError): Fault {
  const key = /^(?:'[^'\n]*'|"[^"\n]*"|[^:\n]*)/.exec(text.slice(start))?.[0].trim() ?? '';
  const range: Range = [start, start + key.length];
  return {
    code: 'duplicate-key',
    message: `the key ${key} is written twice in one mapping`,
    hint: 'merge the two, or remove one',
    range,
  };
}

/** The parser's codes in a person's words; what is not here keeps the parser's own message. */
const WORDS: Partial<Record<YAMLError['code'], { message: string; hint?: string }>> = {
  TAB_AS_INDENT: { message: 'a tab stands where only spaces may indent', hint: 'replace the tab with spaces' },
  BAD_ALIAS: { message: 'an alias needs a name', hint: "quote a pattern that starts with *: '**/*.ts'" },
  BAD_INDENT: { message: 'this line is indented differently from its neighbours' },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'a second `key:` stands inside a value',
    hint: 'quote a text that holds a colon, or check the indentation',
  },
  MULTILINE_IMPLICIT_KEY: { message: 'a key is expected here: a colon is missing, or the indentation is wrong' },
  MULTIPLE_DOCS: { message: 'the file holds more than one YAML document', hint: 'remove the line ---' },
  NON_STRING_KEY: { message: 'a key must be plain text' },
  BAD_DQ_ESCAPE: { message: 'unknown escape in a text with double quotes', hint: "use single quotes: '…'" },
  BAD_SCALAR_START: { message: 'an unquoted text cannot start with this character', hint: 'quote the text' },
};

const UNCLOSED = { message: 'a { or [ that was opened above is not closed' };

function syntaxFault(text: string, { code, message, pos: [start, end] }: YAMLError): Fault {
  const isOpen = code === 'BAD_INDENT' && message.startsWith('Flow');
  const words = isOpen ? UNCLOSED : (WORDS[code] ?? { message: lowerFirst(message) });
  const range: Range = [start, end];
  return { code: 'yaml-syntax', ...words, ...patternHint(text, start), range };
}

/** `{a,b}/**` and `[a-z]*` start a YAML collection; what follows the bracket is then unexpected. */
function patternHint(text: string, offset: number): { message?: string; hint?: string } {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const item = /^\s*-\s*([{[][^\s'"]*[*/.][^\s'"]*)\s*$/.exec(text.slice(lineStart).split(/\r?\n/, 1)[0] ?? '');
  if (!item?.[1]) return {};
  const kind = item[1].startsWith('{') ? 'mapping' : 'list';
  return {
    message: `without quotes, ${item[1]} starts a YAML ${kind} and is no pattern`,
    hint: `quote it: '${item[1]}'`,
  };
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
