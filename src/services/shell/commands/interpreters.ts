import type { Call, Table } from '../call.ts';
import { editInPlace } from './in-place.ts';
import { literalWrites } from './literal-writes.ts';

interface Language {
  /** Options whose value is a program. */
  code: readonly string[];
  /** Other options that take the next word. */
  valued: readonly string[];
  /** Whether no code runs with it: it only says something of the program. */
  tells: readonly string[];
}

const PYTHON: Language = { code: ['-c'], valued: ['-W', '-X'], tells: ['-V', '--version', '-h', '--help'] };
const NODE: Language = {
  code: ['-e', '--eval', '-p', '--print', '-pe'],
  valued: ['-r', '--require', '--import', '--loader', '--experimental-loader', '-C', '--conditions'],
  tells: ['-v', '--version', '-h', '--help'],
};
const RUBY: Language = { code: ['-e'], valued: ['-C', '-E', '-I', '-r'], tells: ['--version', '-h', '--help'] };
const PHP: Language = { code: ['-r'], valued: ['-d', '-c'], tells: ['-v', '--version', '-i', '-m'] };
const LUA: Language = { code: ['-e'], valued: ['-l'], tells: ['-v'] };

const speaking = (language: Language) => (call: Call) => interpret(call, language);

/** Interpreters of other languages. */
export const INTERPRETERS: Table = {
  python: speaking(PYTHON),
  python2: speaking(PYTHON),
  python3: speaking(PYTHON),
  pypy3: speaking(PYTHON),
  node: speaking(NODE),
  nodejs: speaking(NODE),
  bun: speaking(NODE),
  tsx: speaking(NODE),
  ruby: speaking(RUBY),
  php: speaking(PHP),
  lua: speaking(LUA),
  osascript: speaking(LUA),
};

function interpret(call: Call, { code, valued, tells }: Language): void {
  const { args } = call;
  const programs: string[] = [];
  let suffix: string | undefined;
  let at = 0;
  for (; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (!word.startsWith('-') || word === '-') break;
    if (tells.includes(word) && args.length === 1) return;
    if (word === '-m') {
      runModule(call, args.slice(at + 1));
      return;
    }
    const attached = code.find((option) => option.length === 2 && word.startsWith(option) && word.length > 2);
    if (code.includes(word)) {
      at += 1;
      programs.push(args[at] ?? '');
      if (call.name.startsWith('python')) break;
    } else if (attached !== undefined) programs.push(word.slice(2));
    else if (word.startsWith('-i') && call.name === 'ruby') suffix = word.slice(2);
    else if (valued.includes(word)) {
      call.unknown(`it loads what is not looked into: ${word}`);
      at += 1;
    }
  }
  if (suffix !== undefined) editInPlace(call.as('ruby -i'), args.slice(at), suffix);
  if (programs.length > 0) literalWrites(call, programs.join('\n'));
  else if (at >= args.length || args[at] === '-') literalWrites(call, call.context.stdin);
  else call.unknown(`the program ${args[at]} is not looked into`);
}

/** Of Python's modules only one is plain enough. */
function runModule(call: Call, [module, ...others]: readonly string[]): void {
  if (module !== 'json.tool') {
    call.unknown(`the module ${module} is not looked into`);
    return;
  }
  const files = others.filter((word) => !word.startsWith('-'));
  if (files[1] !== undefined) call.write(files[1]);
}
