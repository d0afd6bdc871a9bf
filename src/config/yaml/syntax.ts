import { type Document, isCollection, isScalar, visit, type YAMLError } from 'yaml';
import type { Fault, Range } from './faults.ts';
import { NO_TAGS } from './shape.ts';
import { unquotedFault } from './unquoted.ts';

/** What makes the text no YAML document at all. A syntax error sets off others, so only the first of them is told. */
export function syntaxFaults(text: string, doc: Document.Parsed): Fault[] {
  const binary = text.search(/[^\P{Cc}\t\n\r]/u);
  if (binary !== -1) {
    const message = 'the file holds a control character; it must be plain text';
    return [{ code: 'not-text', message, range: [binary, binary + 1] }];
  }
  const duplicates = doc.errors.filter((error) => error.code === 'DUPLICATE_KEY');
  const first = doc.errors.find((error) => error.code !== 'DUPLICATE_KEY');
  const tags = doc.warnings.filter((warning) => warning.code === 'TAG_RESOLVE_FAILED');
  // What follows a tag on its line is the rest of a text without quotes.
  const isOfTag = tags.some(({ pos }) => first && lineOf(text, pos[0]) === lineOf(text, first.pos[0]));
  return [
    ...(first && !isOfTag ? [syntaxFault(text, doc, first)] : []),
    ...duplicates.map((error) => duplicateKey(text, doc, error)),
    ...tags.map((warning) => tagFault(text, warning)),
  ];
}

function tagFault(text: string, { pos: [start, end] }: YAMLError): Fault {
  const tag = text.slice(start, end);
  const range: Range = [start, end];
  if (!/[*/.(]/.test(tag)) return { ...NO_TAGS, message: `YAML tags are not read: ${tag}`, range };
  return {
    code: 'yaml-tag',
    message: `without quotes, ${tag} is a YAML tag and no ${/[*/]/.test(tag) ? 'pattern' : 'text'}`,
    hint: /[*/]/.test(tag) ? `quote it: '${tag}'` : 'put the whole value in quotes',
    range,
  };
}

function duplicateKey(text: string, doc: Document.Parsed, { pos: [start] }: YAMLError): Fault {
  let found: { key: string; first: Range; second: Range } | undefined;
  visit(doc, {
    Map(_, { items }) {
      const rangeOf = (index: number): Range => {
        const key = items[index]?.key;
        return isScalar(key) && key.range ? [key.range[0], key.range[1]] : [0, 1];
      };
      const second = items.findIndex((_, index) => rangeOf(index)[0] === start);
      if (second === -1) return undefined;
      const key = String(items[second]?.key);
      const first = items.findIndex((item) => String(item.key) === key);
      found = { key, first: rangeOf(first), second: rangeOf(second) };
      return visit.BREAK;
    },
  });
  const { key = '', first = [0, 1], second = [start, start + 1] } = found ?? {};
  return {
    code: 'duplicate-key',
    message: `the key \`${key}\` is written twice in one mapping`,
    hint: 'merge the two, or remove one',
    range: second,
    related: [{ range: first, message: 'the first is here' }],
  };
}

/** The parser's codes in a person's words; what is not here keeps the parser's own message. */
const WORDS: Partial<Record<YAMLError['code'], { message: string; hint?: string }>> = {
  TAB_AS_INDENT: { message: 'a tab stands where only spaces may indent', hint: 'replace the tab with spaces' },
  BAD_ALIAS: { message: 'an alias needs a name', hint: "quote a pattern that starts with *: '**/*.ts'" },
  BAD_INDENT: {
    message: 'this is indented differently from what stands beside it',
    hint: 'start both in the same column',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'a second `key:` stands inside a value',
    hint: 'quote a text that holds a colon, or check the indentation',
  },
  MULTILINE_IMPLICIT_KEY: { message: 'a key is expected here: a colon is missing, or the indentation is wrong' },
  MULTIPLE_DOCS: { message: 'the file holds more than one YAML document', hint: 'remove the line ---' },
  NON_STRING_KEY: { message: 'a key must be plain text' },
  BAD_DQ_ESCAPE: {
    message: 'unknown escape in a text with double quotes',
    hint: "separate folders with /, or use single quotes: '…'",
  },
  BAD_SCALAR_START: { message: 'an unquoted text cannot start with this character', hint: 'quote the text' },
};

function syntaxFault(text: string, doc: Document.Parsed, { code, message, pos: [start, end] }: YAMLError): Fault {
  const unquoted = unquotedFault(text, start, message);
  if (unquoted) return unquoted;
  const opened = code === 'BAD_INDENT' || code === 'MISSING_CHAR' ? unclosed(text, doc) : undefined;
  if (opened) return opened;
  const words = WORDS[code] ?? { message: lowerFirst(message) };
  return { code: 'yaml-syntax', ...words, range: code === 'BAD_INDENT' ? firstWord(text, start) : [start, end] };
}

/** The parser notices a missing bracket or quote where the file goes on; the mistake is where it was opened. */
function unclosed(text: string, doc: Document.Parsed): Fault | undefined {
  let opening: number | undefined;
  visit(doc, {
    Node(_, node) {
      const [start, end] = node.range ?? [0, 0];
      const first = text.charAt(start);
      const isText = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
      const closing = isText ? first : isCollection(node) && node.flow ? (first === '{' ? '}' : ']') : undefined;
      if (closing === undefined || (end - start > 1 && text.charAt(end - 1) === closing)) return undefined;
      opening = start;
      return visit.BREAK;
    },
  });
  if (opening === undefined) return undefined;
  return { code: 'yaml-syntax', message: `this ${text.charAt(opening)} is not closed`, range: [opening, opening + 1] };
}

function firstWord(text: string, offset: number): Range {
  const [blank = '', word = ''] = /^[ \t]*([^\s:]*)/.exec(text.slice(offset)) ?? [];
  return [offset + blank.length - word.length, offset + blank.length];
}

const lineOf = (text: string, offset: number) => text.slice(0, offset).split('\n').length;
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
