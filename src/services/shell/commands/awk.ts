import type { Call } from '../call.ts';
import { manual } from '../options.ts';
import { isSeen, whyUnseen } from '../words/unseen.ts';

const AWK = manual(
  'F: v: f: i: e: E: l: b c C d? D? g h I k L? M n N o? O p? r s S t V file: assign: field-separator: include: source: load: ' +
    'characters-as-bytes traditional csv dump-variables? debug? exec: gen-pot bignum use-lc-numeric non-decimal-data ' +
    'optimize pretty-print? posix profile? re-interval no-optimize sandbox lint? lint-old trace version help copyright',
);

export async function awk(call: Call): Promise<void> {
  const { has, values, operands } = call.read(AWK);
  const files = values('f', 'file', 'E', 'exec');
  const programs = values('e', 'source');
  const isInline = files.length === 0 && programs.length === 0;
  const included = values('i', 'include');
  if (included.some((name) => name === 'inplace' || name === 'inplace.awk'))
    for (const file of isInline ? operands.slice(1) : operands)
      if (!/^\w+=/.test(file)) call.as('awk -i inplace').write(file);
  if (included.some((name) => !/^inplace(?:\.awk)?$/.test(name)) || has('l', 'load'))
    call.unknown('it loads what is not looked into');
  for (const file of [...values('o', 'pretty-print'), ...values('d', 'dump-variables'), ...values('p', 'profile')])
    call.write(file === '' ? 'awkprof.out' : file, 'possible');
  for (const file of files) {
    const path = call.absolute(file);
    const text = path === undefined ? undefined : call.shell.disk.read(path);
    if (text === undefined) call.unknown('a program that cannot be read here');
    else programs.push(text);
  }
  for (const program of isInline ? operands.slice(0, 1) : programs) await lookAtProgram(call, program);
}

/** What a program prints into, and what it runs (gawk(1), I/O STATEMENTS). */
async function lookAtProgram(call: Call, program: string): Promise<void> {
  if (!isSeen(program)) {
    call.unknown(`a part of its program is ${whyUnseen(program)}`);
    return;
  }
  const tokens = tokensOf(program);
  let prints = false;
  for (const [at, token] of tokens.entries()) {
    if (token === ';' || token === '}' || token === '\n' || token === '{') prints = false;
    else if (token === 'print' || token === 'printf') prints = true;
    else if ((token === '>' || token === '>>') && prints) printInto(call, tokens, at + 1);
    else if (token === '|' || token === '|&' || token === 'system' || token.startsWith('@'))
      await runs(call, tokens, at);
  }
}

const ENDS = new Set([';', '}', '\n', undefined]);

function printInto(call: Call, tokens: readonly string[], at: number): void {
  const target = tokens[at] ?? '';
  if (target.startsWith('"') && ENDS.has(tokens[at + 1])) call.as('awk >').write(target.slice(1));
  else call.unknown('it prints into a file that it names itself');
}

async function runs(call: Call, tokens: readonly string[], at: number): Promise<void> {
  const isCall = tokens[at] === 'system' && tokens[at + 1] === '(';
  const text = tokens[at + (isCall ? 2 : 1)] ?? '';
  const end = tokens[at + (isCall ? 3 : 2)];
  if (text.startsWith('"') && (isCall ? end === ')' : ENDS.has(end)) && !tokens[at]?.startsWith('@'))
    await call.script(text.slice(1), 'awk');
  else call.unknown('its program runs commands');
}

/** Words, marks and strings (with a leading quote) of a program; regular expressions and comments are left out. */
function tokensOf(program: string): string[] {
  const tokens: string[] = [];
  for (let at = 0; at < program.length; ) {
    const char = program[at] ?? '';
    if (char === ' ' || char === '\t' || char === '\\') at += 1;
    else if (char === '#') at = endOf(program, '\n', at);
    else if (char === '"') {
      const end = closing(program, at + 1, '"');
      tokens.push(`"${program.slice(at + 1, end).replaceAll(/\\(["\\/])/g, '$1')}`);
      at = end + 1;
    } else if (char === '/' && !/[\w)\]"$]$/.test(tokens.at(-1) ?? '')) {
      at = closing(program, at + 1, '/') + 1;
      tokens.push('//');
    } else {
      const word = /^(?:[@\w]+|>>|>=|\|\||\|&)/.exec(program.slice(at, at + 64))?.[0] ?? char;
      tokens.push(word);
      at += word.length;
    }
  }
  return tokens;
}

function endOf(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end === -1 ? text.length : end;
}

function closing(text: string, from: number, mark: string): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === mark) return at;
  }
  return text.length;
}
