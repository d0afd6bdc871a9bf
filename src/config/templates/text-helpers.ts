import { printable } from '../diagnostics/printable.ts';

/** A helper of ours: what it makes of its one value. `option` says that a word in quotes may follow. */
export type Helper =
  | { takes: 'text'; option: boolean; apply(value: string, option: string): string }
  | { takes: 'list'; option: false; apply(items: readonly string[]): string };

/** All there are; whoever adds one names the template that needs it. */
export const HELPERS: Readonly<Record<string, Helper>> = {
  /** `a, b, c`: the brief's expertise. */
  list: { takes: 'list', option: false, apply: (items) => items.map(oneLine).join(', ') },
  /** A short text of the config in inline code: globs, commands. */
  code: { takes: 'text', option: false, apply: inlineCode },
  /** Untrusted text in a line of ours: names, titles, reasons. */
  line: { takes: 'text', option: false, apply: oneLine },
  /** The same with no Markdown in it: no link, no emphasis, no heading in a list. Decision files, log, issues. */
  plain: { takes: 'text', option: false, apply: plain },
  /** Untrusted text as paragraphs and plain lists, with no other Markdown in it: what is to be read, not only kept. */
  prose: { takes: 'text', option: false, apply: prose },
  /** Untrusted text of any length: agents' output, diffs, files. The option is the language. */
  fence: { takes: 'text', option: true, apply: fenced },
};

/** What begins a block; the same names as in Handlebars, and no others. */
export const BLOCKS = ['if', 'unless', 'each', 'with'];

function inlineCode(value: string): string {
  const shown = printable(value.replaceAll(/\s*\n\s*/g, ' '));
  const ticks = '`'.repeat(longestRun(shown) + 1);
  // Markdown takes one space off both ends, and needs them where the text itself begins or ends with a tick.
  const pad = shown === '' || /^`|`$/.test(shown) ? ' ' : '';
  return `${ticks}${pad}${shown}${pad}${ticks}`;
}

/** A tag or a comment that a line opened would swallow the rest of the page where Markdown is drawn. */
function oneLine(value: string): string {
  return printable(value.replaceAll(/\s+/g, ' ').trim()).replaceAll('<', '&lt;');
}

/** Every character that could mean something to Markdown is escaped, and so is what could begin a block. */
function plain(value: string): string {
  return printable(value.replaceAll(/\s+/g, ' ').trim())
    .replaceAll(/[\\`*[\]<>~|]/g, String.raw`\$&`)
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, String.raw`\_`)
    .replaceAll(/&(?=#?\w+;)/g, String.raw`\&`)
    .replace(/^[#+=-]/, String.raw`\$&`)
    .replace(/^(\d+)([.)])/, String.raw`$1\$2`);
}

function prose(value: string): string {
  const lines = value
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .trim()
    .split('\n');
  return lines.map(proseLine).join('\n');
}

/** A list's mark may stay: what follows it is escaped as well. */
function proseLine(line: string): string {
  const [, mark, item] = /^\s*([-*+]|\d{1,9}[.)])\s+(\S.*)$/.exec(line) ?? [];
  if (mark === undefined || item === undefined) return plain(line);
  return `${/\d/.test(mark) ? mark : '-'} ${plain(item)}`;
}

/** The fence is longer than any run of ticks inside, so the text cannot end it; what is invisible is shown. */
export function fenced(value: string, language: string): string {
  const lines = value.replaceAll('\r\n', '\n').replace(/\n$/, '').split('\n');
  const shown = lines.map((line) => line.split('\t').map(printable).join('\t')).join('\n');
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}${language}\n${shown}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}
