import type { Call, Table } from '../call.ts';
import { type Manual, manual } from '../options.ts';

const SORT = manual(
  'b d f g i M h n R r V c C? m o: s S: t: T: u z k: ignore-leading-blanks dictionary-order ignore-case general-numeric-sort ' +
    'ignore-nonprinting month-sort human-numeric-sort numeric-sort random-sort random-source: reverse sort: version-sort ' +
    'batch-size: check? compress-program: debug files0-from: key: merge output: stable buffer-size: field-separator: ' +
    'temporary-directory: parallel: unique zero-terminated help version',
);
const SHUF = manual(
  'e i: n: o: r z echo input-range: head-count: output: random-source: repeat zero-terminated help version',
);
const ICONV = manual('f: t: c l o: s from-code: to-code: list output: silent verbose help version usage');
const TREE = manual(
  'a d l f x L: R P: I: o: p u g s h D F v t c U r i A S n C X J H: T: N q Q noreport charset: filelimit: si du inodes ' +
    'device timefmt: sort? dirsfirst prune matchdirs ignore-case gitignore gitfile: fromfile nolinks hintro: houtro: ' +
    'metafirst version help',
);
const UNIQ = manual(
  'c d D f: i s: u w: z count repeated all-repeated? skip-fields: group? ignore-case skip-chars: unique check-chars: ' +
    'zero-terminated help version',
);
const XXD = manual('a b c: C d e E g: h i l: n: o: p r R? s: t u v ps plain postscript');
const SPLIT = manual(
  'a: b: C: d e l: n: t: u x suffix-length: additional-suffix: bytes: line-bytes: numeric-suffixes? hex-suffixes? ' +
    'elide-empty-files filter: lines: number: separator: unbuffered verbose help version',
);
const CSPLIT = manual(
  'b: f: k n: s q z suffix-format: prefix: keep-files suppress-matched digits: quiet silent elide-empty-files help version',
);
const CHMOD = manual(
  'c f v R r w x X s t u g o a h H L P changes quiet silent verbose no-preserve-root preserve-root reference: recursive help version',
);
const SCRIPT = manual(
  'a B: c: e E: f F h I: k l: m: o: O: p q r t? T: V append return flush force log-io: log-in: log-out: log-timing: ' +
    'logging-format: output-limit: quiet timing? command: echo: help version',
);

/** Programs that write where an option, or one of their operands, says. */
export const OUTPUTS: Table = {
  sort(call) {
    outputTo(call, SORT);
    if (call.read(SORT).has('compress-program')) call.unknown('it runs another program');
  },
  shuf: (call) => outputTo(call, SHUF),
  iconv: (call) => outputTo(call, ICONV),
  tree: (call) => outputTo(call, TREE),
  uniq: (call) => secondOperand(call, call.read(UNIQ).operands),
  xxd: (call) => secondOperand(call, call.read(XXD).operands),
  openssl(call) {
    for (const [at, word] of call.args.entries())
      if (/^-{1,2}(?:out|keyout|CAserial|writerand|signer|certsout|sess_out|pubout_file)$/.test(word))
        call.as(`openssl ${word}`).write(call.args[at + 1] ?? '');
    if (call.args[0] === 'ca' || call.args[0] === 'ts') call.unknown('it keeps files of its own');
  },
  sponge(call) {
    for (const file of call.args) if (file !== '-a') call.write(file);
  },
  split(call) {
    const { operands, has, values } = call.read(SPLIT);
    if (has('filter')) call.unknown('it runs another program');
    const named = `${operands[1] ?? 'x'}${'a'.repeat(Number(values('a', 'suffix-length').at(-1) ?? 2) || 2)}${values('additional-suffix').at(-1) ?? ''}`;
    if (!has('d', 'x', 'numeric-suffixes', 'hex-suffixes', 'n', 'number')) call.write(named, 'possible');
    call.unknown('how many files it writes depends on what it reads');
  },
  csplit(call) {
    call.read(CSPLIT);
    call.unknown('how many files it writes depends on what it reads');
  },
  chmod(call) {
    const { operands, has } = call.read(CHMOD);
    const isOption = call.args.some((word) => /^-[rwxXst]+$/.test(word));
    const files = has('reference') || isOption ? operands : operands.slice(1);
    for (const file of files) call.write(file, has('R', 'recursive') ? 'possible' : 'known', { isMode: true });
  },
  script(call) {
    const { operands, values } = call.read(SCRIPT);
    for (const file of [
      ...values('I', 'O', 'B', 'T', 'log-in', 'log-out', 'log-io', 'log-timing'),
      operands[0] ?? 'typescript',
    ])
      call.write(file);
    const command = values('c', 'command').at(-1);
    if (command === undefined) call.unknown('it starts a shell');
    return command === undefined ? undefined : call.script(command, 'script -c');
  },
  mkfifo: (call) => {
    for (const file of call.read(manual('m: Z mode: context? help version')).operands) call.write(file);
  },
};

function outputTo(call: Call, options: Manual): void {
  for (const file of call.read(options).values('o', 'output')) call.as(`${call.name} -o`).write(file);
}

function secondOperand(call: Call, [, file]: readonly string[]): void {
  if (file !== undefined && file !== '-') call.write(file);
}
