import { join } from 'node:path';
import type { Call, Table } from '../call.ts';
import { manual, readOptions } from '../options.ts';
import { isSeen } from '../words/unseen.ts';
import { patchedFiles } from './patch-files.ts';
import { removeTree } from './removals.ts';

/** Archives, and patches: many files in one. */
export const ARCHIVES: Table = {
  tar,
  gtar: tar,
  bsdtar: tar,
  unzip,
  zip(call) {
    const [archive, ...files] = call.args.filter((word) => !word.startsWith('-'));
    if (archive === undefined) return;
    for (const path of archive.includes('.') ? [archive] : [archive, `${archive}.zip`])
      call.write(path, archive.includes('.') ? 'known' : 'possible');
    if (call.args.some((word) => /^-\w*m/.test(word) || word === '--move'))
      for (const file of files) call.remove(file, 'possible');
    if (call.args.some((word) => /^-\w*T\w*|^--unzip-command|^-TT$/.test(word)))
      call.unknown('it runs another program');
  },
  patch,
};

const TAR = manual(
  'A c d r t u x a b: C: f: F: g: H: h i I: j J k K: l L: m M N: n O o P p R S s T: U v V: w W X: Z z B catenate create ' +
    'diff delete append list update extract get file: directory: to-command: use-compress-program: checkpoint-action: ' +
    'checkpoint? remove-files files-from: exclude: exclude-from: strip-components: transform: xform: auto-compress gzip ' +
    'bzip2 xz zstd lzma to-stdout overwrite keep-old-files skip-old-files unlink-first preserve-permissions same-owner ' +
    'no-same-owner no-same-permissions owner: group: mode: mtime: sort: verbose wildcards no-wildcards one-top-level? ' +
    'listed-incremental: info-script: new-volume-script: rsh-command: dereference absolute-names numeric-owner totals ' +
    'exclude-vcs warning: format: recursion no-recursion null index-file: volno-file: help version',
);

function tar(call: Call): void {
  // The first word may be options without their dash.
  const [first = '', ...others] = call.args;
  const isOld = /^[a-zA-Z]+$/.test(first);
  const { has, values, operands, strange } = readOptions(isOld ? unbundled(first, others) : call.args, TAR);
  if (strange !== undefined) call.unknown(`an option that is not known here: ${strange}`);
  if (
    has(
      'I',
      'F',
      'use-compress-program',
      'to-command',
      'checkpoint-action',
      'info-script',
      'new-volume-script',
      'rsh-command',
    )
  )
    call.unknown('it runs another program');
  for (const file of values('g', 'listed-incremental', 'index-file', 'volno-file')) call.write(file, 'possible');
  const archives = values('f', 'file').filter((file) => file !== '-');
  if (has('x', 'extract', 'get')) {
    if (has('O', 'to-stdout')) return;
    const folder = values('C', 'directory').reduce(
      (above, next) => (next.startsWith('/') ? next : join(above, next)),
      '.',
    );
    call.as(`${call.name} -x`).write(folder, 'possible');
    if (has('P', 'absolute-names')) call.unknown('what is in it may go anywhere');
  } else if (has('c', 'create', 'r', 'append', 'u', 'update', 'A', 'catenate', 'delete'))
    for (const file of archives) call.as(`${call.name} -c`).write(file);
  if (has('remove-files'))
    for (const file of operands) {
      const path = call.entry(file);
      if (path !== undefined) removeTree(call, path);
    }
}

/** `xfC archive folder`: each letter that takes a value takes the next word. */
function unbundled(letters: string, words: readonly string[]): string[] {
  const rest = [...words];
  const options = [...letters].flatMap((letter) =>
    TAR.shorts.get(letter) === 'valued' ? [`-${letter}`, rest.shift() ?? ''] : [`-${letter}`],
  );
  return [...options, ...rest];
}

function unzip(call: Call): void {
  const words = [...call.args];
  const at = words.indexOf('-d');
  const [, folder = '.'] = at === -1 ? [] : words.splice(at, 2);
  const attached = words.find((word) => /^-d./.test(word))?.slice(2);
  if (words.some((word) => /^-[a-zA-Z]*[ltpcvzZ]/.test(word))) return;
  call.write(attached ?? folder, 'possible');
  if (words.some((word) => word.includes(':'))) call.unknown('what is in it may go anywhere');
}

const PATCH = manual(
  'b B: c d: D: e E f F: g: i: l n N o: p: r: R s t T u v V: x: Y: z: Z backup prefix: context directory: ifdef: ed ' +
    'remove-empty-files force fuzz: get: input: ignore-whitespace normal forward output: strip: reject-file: reverse quiet ' +
    'silent batch set-time unified version basename-prefix: suffix: set-utc dry-run posix binary merge? no-backup-if-mismatch ' +
    'backup-if-mismatch version-control: reject-format: read-only: follow-symlinks verbose help quoting-style:',
);

function patch(call: Call): void {
  const { has, values, operands } = call.read(PATCH);
  if (has('dry-run')) return;
  const folder = values('d', 'directory').at(-1) ?? '.';
  const within = (path: string) => (path.startsWith('/') ? path : join(folder, path));
  const source = values('i', 'input').at(-1) ?? operands[1];
  const path = source === undefined || source === '-' ? undefined : call.absolute(within(source));
  const text = path === undefined ? call.context.stdin : call.shell.disk.read(path);
  for (const file of values('o', 'output', 'r', 'reject-file')) call.write(within(file), 'possible');
  if (has('b', 'backup', 'B', 'prefix', 'z', 'suffix', 'e', 'ed', 'D', 'ifdef'))
    call.unknown('it keeps the old files, or reads another form');
  const strip = values('p', 'strip').at(-1);
  const files =
    text !== undefined && isSeen(text) && /^\d$/.test(strip ?? '') ? patchedFiles(text, Number(strip)) : undefined;
  // Like git apply it may find that a part does not fit; whoever calls it means it to.
  if (operands[0] !== undefined) call.write(within(operands[0]));
  else if (files) for (const file of files) call.write(within(file));
  else {
    call.write(folder, 'possible');
    call.unknown('what it is to change cannot be read here');
  }
  // Where a part does not fit, the old file and what was refused are kept beside it.
  for (const file of operands[0] === undefined ? (files ?? []) : [operands[0]])
    for (const ending of ['.orig', '.rej']) call.write(within(file) + ending, 'possible');
}
