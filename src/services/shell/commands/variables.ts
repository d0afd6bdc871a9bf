import type { Call, Table } from '../call.ts';
import { unseen } from '../words/unseen.ts';

/** What sets variables of the shell. */
export const VARIABLES: Table = {
  export: declare,
  declare,
  typeset: declare,
  readonly: declare,
  local: declare,
  read: hear,
  mapfile: hear,
  readarray: hear,
  getopts: hear,
  let(call) {
    for (const word of call.args) {
      const name = /^[a-zA-Z_]\w*/.exec(word)?.[0];
      if (name !== undefined) call.shell.set(name, { kind: 'texts', texts: [unseen('a number that is calculated')] });
    }
  },
  unset(call) {
    for (const name of call.args) {
      if (name.startsWith('COORD_') || name === 'CLAUDECODE') call.evasion('it hides who somebody is from coord');
      call.shell.set(name, { kind: 'unset' });
      call.shell.undefine(name);
    }
  },
};

function declare(call: Call): void {
  const options = call.args.filter((word) => /^[-+]/.test(word));
  for (const name of call.args) if (/^\w+$/.test(name) && isExport(call, options)) call.shell.export(name);
}

const isExport = ({ name }: Call, options: readonly string[]): boolean =>
  name === 'export' || options.some((option) => option.startsWith('-') && option.includes('x'));

/** Whatever is read is not known; words that are options or their values name no variable that matters. */
function hear(call: Call): void {
  if (/^(?:mapfile|readarray)$/.test(call.name) && call.args.some((word) => /^-[a-zA-Z]*C/.test(word)))
    call.unknown('it runs a command for the lines that it reads');
  for (const name of [...call.args, 'REPLY', 'MAPFILE', 'OPTARG'])
    if (/^\w+$/.test(name)) call.shell.set(name, { kind: 'texts', texts: [unseen(`what ${call.name} reads`)] });
}
