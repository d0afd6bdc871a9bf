import type { Call, Table } from '../call.ts';
import { manual } from '../options.ts';
import { isSeen, whyUnseen } from '../words/unseen.ts';
import { awk } from './awk.ts';
import { editInPlace } from './in-place.ts';
import { perl } from './perl.ts';
import { readSedScript } from './sed-script.ts';

const SED = manual(
  'n e: f: E r s u z i? l: b I? quiet silent debug expression: file: follow-symlinks in-place? line-length: posix ' +
    'regexp-extended separate sandbox unbuffered null-data zero-terminated binary help version',
);

/** Editors that are told on the command line what to do. */
export const STREAM_EDITORS: Table = {
  sed,
  gsed: sed,
  perl,
  awk,
  gawk: awk,
  mawk: awk,
  nawk: awk,
};

function sed(call: Call): void {
  const { has, values, operands } = call.read(SED);
  const scripts = values('e', 'expression');
  const isInline = scripts.length === 0 && !has('f', 'file');
  // BSD's -i takes a word of its own for its suffix, often an empty one.
  const words = isInline && has('i') && operands[0] === '' ? operands.slice(1) : operands;
  const files = isInline ? words.slice(1) : words;
  for (const script of isInline ? words.slice(0, 1) : scripts) lookAtScript(call, script);
  for (const file of values('f', 'file')) {
    const path = call.absolute(file);
    if (path !== undefined) lookAtScript(call, call.shell.disk.read(path));
  }
  if (!has('i', 'I', 'in-place')) return;
  editInPlace(call.as(`${call.name} -i`), files, values('i', 'I', 'in-place').at(-1) ?? '');
}

function lookAtScript(call: Call, script: string | undefined): void {
  if (script === undefined) call.unknown('a script that cannot be read here');
  else if (!isSeen(script)) call.unknown(`a part of its script is ${whyUnseen(script)}`);
  else {
    const read = readSedScript(script);
    if (!read) call.unknown('a script that is not understood');
    else if (read.runs) call.unknown('its script runs commands');
    for (const file of read?.writes ?? []) call.as(`${call.name} w`).write(file);
  }
}
