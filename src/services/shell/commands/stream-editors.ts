import { manual } from '../options.ts';
import type { Call, Table } from '../call.ts';

const SED = manual(
  'n e: f: E r s u z i? l: b I? quiet silent debug expression: file: follow-symlinks in-place? line-length: posix ' +
    'regexp-extended separate sandbox unbuffered null-data zero-terminated binary help version',
);

/** Editors that are told on the command line what to do. */
export const STREAM_EDITORS: Table = { sed, gsed: sed };

function sed(call: Call): void {
  const { has, values, operands } = call.read(SED);
  const scripts = values('e', 'expression');
  const isInline = scripts.length === 0 && !has('f', 'file');
  const files = isInline ? operands.slice(1) : operands;
  if (!has('i', 'I', 'in-place')) return;
  const named = call.as(`${call.name} -i`);
  for (const file of files) named.write(file);
}
