import type { Family, Table } from '../call.ts';
import { ARCHIVES } from './archives.ts';
import { COPIES } from './copies.ts';
import { EDITORS } from './editors.ts';
import { FETCHES } from './fetches.ts';
import { FIND } from './find.ts';
import { FROM_INPUT } from './xargs.ts';
import { LOOKERS } from './lookers.ts';
import { PACKERS } from './packers.ts';
import { TEMPORARY } from './temporary.ts';
import { OUTPUTS } from './outputs.ts';
import { FOLDERS } from './folders.ts';
import { GIT } from './git.ts';
import { INTERPRETERS } from './interpreters.ts';
import { PRINTERS } from './printers.ts';
import { PROJECT_TOOLS } from './project-tools.ts';
import { READERS } from './readers.ts';
import { REMOVALS } from './removals.ts';
import { SHELLS } from './shells.ts';
import { STREAMS } from './streams.ts';
import { STREAM_EDITORS } from './stream-editors.ts';
import { VARIABLES } from './variables.ts';
import { WRAPPERS } from './wrappers.ts';

const TABLES: readonly Table[] = [
  ARCHIVES,
  COPIES,
  EDITORS,
  FETCHES,
  FIND,
  FOLDERS,
  FROM_INPUT,
  LOOKERS,
  OUTPUTS,
  PACKERS,
  TEMPORARY,
  GIT,
  INTERPRETERS,
  PRINTERS,
  PROJECT_TOOLS,
  REMOVALS,
  SHELLS,
  STREAMS,
  STREAM_EDITORS,
  VARIABLES,
  WRAPPERS,
];

const FAMILIES: ReadonlyMap<string, Family> = new Map(TABLES.flatMap((table) => Object.entries(table)));

/** Folders in which a program's name says what it is. */
const USUAL = /^(?:\/(?:usr\/|usr\/local\/|opt\/homebrew\/)?s?bin\/|(?:\.\/|\.\.\/|[\w./-]*\/)?node_modules\/\.bin\/)/;

const BUILTINS = new Set(
  (
    ': . [ alias bg bind break builtin caller cd command compgen complete continue declare dirs disown echo enable eval exec ' +
    'exit export false fg getopts hash help history jobs kill let local logout mapfile popd printf pushd pwd read readarray ' +
    'readonly return set shift shopt source suspend test times trap true type typeset ulimit umask unalias unset wait'
  ).split(' '),
);

/** Commands that print nothing, or only what the command prints that they run. */
const QUIET = new Set(
  (
    '. : [ alias bash builtin cd chdir chmod command cp declare dash env eval exec exit export false find ginstall gmv gcp ' +
    'install let ln link local mkdir mv nice nohup printf pushd read readonly return rm rmdir set setsid sh shift shopt sleep ' +
    'source stdbuf sudo test time timeout touch trap true truncate typeset umask unalias unlink unset wait xargs'
  ).split(' '),
);

export interface Entry {
  /** Whether nothing comes out of it that is not said. */
  isQuiet: boolean;
  run: Family;
  /** Whether the shell does it itself, whatever PATH says. */
  isBuiltin: boolean;
}

export function familyOf(command: string): Entry | undefined {
  const name = command.split('/').at(-1) ?? '';
  if (name !== command && !USUAL.test(command)) return undefined;
  const run = FAMILIES.get(name) ?? (READERS.has(name) ? () => undefined : undefined);
  return run && { run, isBuiltin: name === command && BUILTINS.has(name), isQuiet: QUIET.has(name) };
}
