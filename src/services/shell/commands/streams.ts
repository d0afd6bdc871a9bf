import type { Table } from '../call.ts';
import { manual } from '../options.ts';
import { unseen } from '../words/unseen.ts';

const TEE = manual('a i p append ignore-interrupts output-error? help version');
const TOUCH = manual('a c d: f h m r: t: A: no-create date: no-dereference reference: time: help version');
const TRUNCATE = manual('c o r: s: no-create io-blocks reference: size: help version');

/** Commands that write what comes in, or nothing, to the files that they are given. */
export const STREAMS: Table = {
  tee(call) {
    for (const file of call.read(TEE).operands) call.write(file);
    call.print(call.context.stdin ?? unseen('what comes in'));
  },
  touch(call) {
    const { operands, has } = call.read(TOUCH);
    for (const file of operands) {
      const path = call.absolute(file);
      const isMade = path !== undefined && call.shell.disk.may(path, 'none') && !has('c', 'no-create');
      if (isMade) call.write(file);
    }
  },
  truncate(call) {
    const { operands, has } = call.read(TRUNCATE);
    for (const file of operands) call.write(file, has('c', 'no-create') ? 'possible' : 'known');
  },
  dd(call) {
    for (const word of call.args) if (word.startsWith('of=')) call.write(word.slice(3));
  },
};
