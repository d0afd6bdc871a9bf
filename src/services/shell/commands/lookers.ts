import type { Call, Table } from '../call.ts';
import { beginsUnseen } from '../words/unseen.ts';

/** Programs that only look, but for some of their options. */
export const LOOKERS: Table = {
  base64: (call) => optionalOutput(call),
  yq: (call) => inPlaceOnly(call, ['-i', '--inplace', '--in-place', '-s', '--split-exp']),
  date: (call) => lookUnless(call, ['-s', '--set']),
  file: (call) => lookUnless(call, ['-C', '--compile']),
  rg: (call) => lookUnless(call, ['--pre', '--hostname-bin']),
  ag: (call) => lookUnless(call, ['--pager']),
  ack: (call) => lookUnless(call, ['--pager', '--output']),
  bat: (call) => lookUnless(call, ['--pager']),
  less: (call) => lookUnless(call, ['-o', '-O', '--log-file', '--LOG-FILE', '-k']),
  fd: (call) => lookUnless(call, ['-x', '-X', '--exec', '--exec-batch']),
  history: (call) => lookUnless(call, ['-a', '-w', '-n', '-r', '-c']),
  jobs: (call) => lookUnless(call, ['-x']),
  compgen: (call) => lookUnless(call, ['-C', '-F']),
  complete: (call) => lookUnless(call, ['-C', '-F']),
};

/** BSD's base64 has -o. */
function optionalOutput(call: Call): void {
  const at = call.args.findIndex((word) => /^(?:-o|--output)$/.test(word));
  if (at !== -1) call.write(call.args[at + 1] ?? '');
  lookUnless(call, at === -1 ? ['-o', '--output='] : []);
}

/** Only looks, but for these options; a word that nobody can see may be one of them. */
function lookUnless(call: Call, options: readonly string[]): void {
  const isWriting = (word: string) =>
    options.some(
      (option) =>
        word === option ||
        (option.startsWith('--')
          ? word.startsWith(`${option}=`)
          : /^-[^-]/.test(word) && word.includes(option[1] ?? '')),
    );
  const found = call.args.find(isWriting);
  if (found !== undefined)
    call.as(`${call.name} ${found.split('=')[0]}`).unknown('with this option it may write anything');
  else if (call.args.some(beginsUnseen)) call.unknown('an option that is not known before it runs');
}

function inPlaceOnly(call: Call, options: readonly string[]): void {
  const isInPlace = call.args.some((word) => options.includes(word) || /^-[a-zA-Z]*i/.test(word));
  if (!isInPlace) return;
  const operands = call.args.filter((word) => !word.startsWith('-'));
  for (const file of operands.slice(1)) call.as(`${call.name} -i`).write(file, 'possible');
  if (operands.length < 2) call.unknown('a file that it changes is not found on its line');
}
