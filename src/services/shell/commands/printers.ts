import { basename, dirname } from 'node:path';
import type { Call, Table } from '../call.ts';
import type { Outcome } from '../context.ts';
import { isSeen, unseen } from '../words/unseen.ts';

/** Commands whose output is known, for what reads it. */
export const PRINTERS: Table = {
  echo,
  printf,
  cat,
  pwd: (call) => call.print(`${call.shell.cwd ?? unseen('a folder that is not known')}\n`),
  basename: (call) => printPart(call, (path, suffix) => basename(path, suffix)),
  dirname: (call) => printPart(call, (path) => dirname(path)),
  true: ({ shell }): Outcome => ({ ok: shell, failed: undefined }),
  ':': ({ shell }): Outcome => ({ ok: shell, failed: undefined }),
  false: ({ shell }): Outcome => ({ ok: undefined, failed: shell }),
};

function echo(call: Call): void {
  const words = [...call.args];
  const options: string[] = [];
  while (/^-[neE]+$/.test(words[0] ?? '')) options.push(words.shift() ?? '');
  const text = words.join(' ');
  const isEscaped = options.some((option) => option.includes('e')) && text.includes('\\');
  const end = options.some((option) => option.includes('n')) ? '' : '\n';
  call.print((isEscaped ? (unescaped(text) ?? unseen('an escaped text')) : text) + end);
}

/** As far as its format is plain: text, `%s`, `%d` and the usual escapes. */
function printf(call: Call): void {
  const [first = '', ...others] = call.args;
  if (first === '-v') {
    const [name = ''] = others;
    if (/^\w+$/.test(name)) call.shell.set(name, { kind: 'texts', texts: [unseen('what printf -v sets')] });
    return;
  }
  const [format = '', ...values] = first === '--' ? others : call.args;
  call.print(formatted(format, values) ?? unseen('what printf prints'));
}

function formatted(format: string, values: string[]): string | undefined {
  const plain = unescaped(format);
  if (plain === undefined || !isSeen(format)) return undefined;
  const parts = plain.split(/(%%|%[sd])/);
  if (parts.some((part) => part.includes('%') && !/^%[%sd]$/.test(part))) return undefined;
  const takes = parts.filter((part) => part === '%s' || part === '%d').length;
  const rounds = takes === 0 ? 1 : Math.max(1, Math.ceil(values.length / takes));
  if (rounds * parts.length > 10_000) return undefined;
  let text = '';
  let at = 0;
  for (let round = 0; round < rounds; round += 1)
    for (const part of parts) {
      if (part === '%s' || part === '%d') {
        text += values[at] ?? '';
        at += 1;
      } else text += part === '%%' ? '%' : part;
    }
  return text;
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  '0': '\0',
  "'": "'",
  '"': '"',
};

function unescaped(text: string): string | undefined {
  let plain = '';
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] !== '\\') plain += text[at];
    else {
      at += 1;
      const meant = ESCAPES[text[at] ?? ''];
      if (meant === undefined || /^0\d/.test(text.slice(at, at + 2))) return undefined;
      plain += meant;
    }
  }
  return plain;
}

/** What comes in, where it reads that. */
function cat(call: Call): void {
  const isPlain = call.args.every((word) => word === '-');
  const text = isPlain && call.args.length <= 1 ? call.context.stdin : undefined;
  call.print(text ?? unseen('the content of a file'));
}

function printPart(call: Call, part: (path: string, suffix?: string) => string): void {
  const [path, suffix, ...others] = call.args;
  const isPlain = path !== undefined && isSeen(path) && !path.startsWith('-') && others.length === 0;
  call.print(isPlain ? `${part(path, suffix)}\n` : unseen(`what ${call.name} prints`));
}
