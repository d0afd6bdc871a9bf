import type { Call } from '../call.ts';
import { isSeen, whyUnseen } from '../words/unseen.ts';
import { editInPlace } from './in-place.ts';
import { literalWrites } from './literal-writes.ts';

/** perl's options, as far as they say where its program is and whether it edits in place (perlrun(1)). */
export function perl(call: Call): void {
  const words = [...call.args];
  const code: string[] = [];
  let suffix: string | undefined;
  let isPrintOnly = false;
  for (let word = words[0]; word?.startsWith('-') && word !== '-'; word = words[0]) {
    words.shift();
    if (word === '--') break;
    let rest = word.slice(1);
    while (rest !== '') {
      const option = rest[0] ?? '';
      rest = rest.slice(1);
      if (option === 'i') {
        suffix = rest;
        rest = '';
      } else if (option === 'e' || option === 'E') {
        code.push(rest === '' ? (words.shift() ?? '') : rest);
        rest = '';
      } else if (option === '0' || option === 'l')
        rest = rest.replace(/^(?:x?[0-9a-fA-F]{1,6}(?![a-zA-Z])|[0-7]*)/, '');
      else if (option === 'F' || option === 'C') rest = '';
      else if (option === 'v' || option === 'V' || option === 'c') isPrintOnly = true;
      else if (!'pnaswWtTuUX'.includes(option)) {
        call.unknown(`an option that is not looked into: -${option}`);
        rest = '';
      }
    }
  }
  if (code.length === 0 && !isPrintOnly) {
    // Its program is a file, or what comes in.
    if (words.length > 0 && words[0] !== '-') call.unknown('a program that is not looked into');
    else literalWrites(call, call.context.stdin);
    return;
  }
  if (suffix !== undefined) editInPlace(call.as('perl -i'), words, suffix);
  const program = code.join('\n');
  if (!isSeen(program)) call.unknown(`a part of its program is ${whyUnseen(program)}`);
  else if (!isSubstitution(program)) literalWrites(call, program);
}

/** Whether a program does nothing but change its input: substitutions one after the other, and prints of it. */
function isSubstitution(program: string): boolean {
  let at = 0;
  while (at < program.length) {
    if (/[\s;]/.test(program[at] ?? '')) at += 1;
    else {
      const end = afterStatement(program, at);
      if (end === undefined) return false;
      at = end;
    }
  }
  return true;
}

function afterStatement(program: string, from: number): number | undefined {
  const print = /^print(?:\s+if\s+(?=\/))?/.exec(program.slice(from, from + 100));
  if (print) {
    const start = from + print[0].length;
    return program[start] === '/' ? afterFlags(program, afterMark(program, start + 1, '/')) : start;
  }
  const head = /^(?:s|tr|y)(?=[^\w\s])/.exec(program.slice(from, from + 3));
  const mark = program[from + (head?.[0].length ?? 0)] ?? '';
  if (!head || "'({[<".includes(mark))
    return head && '{'.includes(mark) ? braced(program, from + head[0].length) : undefined;
  const middle = afterMark(program, from + head[0].length + 1, mark);
  return afterFlags(program, middle === undefined ? undefined : afterMark(program, middle, mark));
}

/** `s{…}{…}` without braces inside. */
function braced(program: string, from: number): number | undefined {
  const match = /^\{[^{}\\]{0,500}\}\{[^{}\\]{0,500}\}/.exec(program.slice(from, from + 1010));
  return match ? afterFlags(program, from + match[0].length) : undefined;
}

/** Behind the mark that ends this part; undefined where code hides in it. */
function afterMark(program: string, from: number, mark: string): number | undefined {
  for (let at = from; at < program.length; at += 1) {
    const char = program[at];
    if (char === '\\') at += 1;
    else if (char === mark) return at + 1;
    else if ('@$('.includes(char ?? '') && /^(?:@\{|\$\{|\(\?\??\{)/.test(program.slice(at, at + 4))) return undefined;
  }
  return undefined;
}

/** All flags but `e`, which runs the replacement as code. */
function afterFlags(program: string, from: number | undefined): number | undefined {
  if (from === undefined) return undefined;
  const flags = /^[a-zA-Z]*/.exec(program.slice(from, from + 20))?.[0] ?? '';
  return /^[gimsxonrcdau]*$/.test(flags) ? from + flags.length : undefined;
}
