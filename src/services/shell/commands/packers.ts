import type { Call, Table } from '../call.ts';
import { manual } from '../options.ts';

/** Programs that put a packed file in the place of a plain one, and back. */
export const PACKERS: Table = {
  gzip: (call) => pack(call, '.gz'),
  gunzip: (call) => unpack(call, '.gz'),
  bzip2: (call) => pack(call, '.bz2'),
  bunzip2: (call) => unpack(call, '.bz2'),
  xz: (call) => pack(call, '.xz'),
  unxz: (call) => unpack(call, '.xz'),
};

const OPTIONS = manual(
  'a c d f h k l L n N q r S: t v V 1 2 3 4 5 6 7 8 9 e z s T: M: C: F: stdout to-stdout decompress uncompress force help keep ' +
    'list license no-name name quiet recursive rsyncable suffix: synchronous test verbose version fast best compress small ' +
    'threads: memlimit: format: check: extreme',
);

/** Each file becomes another one. */
function pack(call: Call, ending: string): void {
  const { operands, has } = call.read(OPTIONS);
  if (has('d', 'decompress', 'uncompress')) {
    unpack(call, ending);
    return;
  }
  if (has('c', 'stdout', 'to-stdout', 'l', 'list', 't', 'test')) return;
  if (has('r', 'recursive', 'S', 'suffix')) call.unknown('which files it changes is not looked into');
  for (const file of operands) replaced(call, file, `${file}${ending}`, has('k', 'keep'));
}

function unpack(call: Call, ending: string): void {
  const { operands, has } = call.read(OPTIONS);
  if (has('c', 'stdout', 'to-stdout', 'l', 'list', 't', 'test')) return;
  if (has('r', 'recursive', 'S', 'suffix', 'N', 'name')) call.unknown('which files it changes is not looked into');
  for (const file of operands) {
    if (file.endsWith(ending)) replaced(call, file, file.slice(0, -ending.length), has('k', 'keep'));
    else call.unknown(`what ${file} becomes is not known`);
  }
}

function replaced(call: Call, from: string, to: string, isKept: boolean): void {
  call.write(to);
  if (!isKept) call.remove(from);
}
