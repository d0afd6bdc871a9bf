import { basename, join, relative } from 'node:path';
import { LIMITS } from '../budget.ts';
import type { Call, Table } from '../call.ts';
import type { Disk } from '../disk.ts';
import { MOST_PATTERN } from '../words/glob.ts';
import { matches, type Pattern, readPattern } from '../words/pattern.ts';
import { isSeen, unseen, whyUnseen } from '../words/unseen.ts';

/** Tests and options of find that take a word, those that two (find(1)). What is in neither list takes none. */
const ONE = new Set(
  (
    '-amin -anewer -atime -cmin -cnewer -context -ctime -fstype -gid -group -ilname -iname -inum -ipath -iregex -iwholename ' +
    '-links -lname -maxdepth -mindepth -mmin -mtime -name -newer -path -perm -regex -regextype -samefile -size -type -uid ' +
    '-used -user -wholename -xtype -D -files0-from'
  ).split(' '),
);
/** What changes nothing about what is found, as far as it is looked at here. */
const PLAIN = new Set(
  '-print -print0 -a -and ( ) -true -depth -mount -xdev -noleaf -ls -H -L -P -O3 -warn -nowarn -daystart -follow -ignore_readdir_race -E -X -d -s -x'.split(
    ' ',
  ),
);
/** What makes of each test one that need not hold, or is a test that is not looked at. */
const VAGUE = new Set(
  '-o -or -not ! , -empty -executable -readable -writable -false -prune -quit -nouser -nogroup'.split(' '),
);
const JOINS = new Set(['-o', '-or', '-not', '!', ',']);

export const FIND: Table = { find, gfind: find };

interface Query {
  starts: string[];
  /** All of them hold for a file that is found, as far as they are understood. */
  tests: Test[];
  /** They hold wherever they stand. */
  depths: Test[];
  /** Some tests are not understood: what is found is one of these, nobody knows which. */
  isVague: boolean;
  actions: Action[];
}

interface Action {
  kind: 'delete' | 'run';
  words: string[];
  isOnce: boolean;
  where: 'here' | 'there';
  /** Of the tests, how many stand before it: what comes after holds nothing back. */
  tests: number;
}

type Test = (file: { path: string; isFolder: boolean; depth: number }) => boolean;

async function find(call: Call): Promise<void> {
  const query = readQuery(call);
  for (const action of query.actions) {
    const found = filesOf(query, query.tests.slice(0, action.tests), call);
    if (action.kind === 'run') await run(call, action, found, query);
    else if (!found) removeUnder(call, query.starts);
    else for (const path of found) remove(call, path, query);
  }
  if (query.actions.length > 0) return;
  const found = query.isVague ? undefined : filesOf(query, query.tests, call);
  const end = call.args.includes('-print0') ? '\0' : '\n';
  call.print(found ? found.map((path) => path + end).join('') : unseen('what find finds'));
}

function readQuery(call: Call): Query {
  const { args } = call;
  const query: Query = { starts: [], tests: [], depths: [], isVague: false, actions: [] };
  let at = 0;
  while (/^-(?:[HLPEXdsx]|O\d)$/.test(args[at] ?? '')) at += 1;
  for (; at < args.length && !/^(?:-.|[!()]$)/.test(args[at] ?? ''); at += 1) query.starts.push(args[at] ?? '');
  if (query.starts.length === 0) query.starts.push('.');
  for (; at < args.length; at += 1) {
    const word = args[at] ?? '';
    const value = args[at + 1] ?? '';
    if (ONE.has(word)) {
      const test = isSeen(value) && value.length <= MOST_PATTERN ? testOf(word, value) : undefined;
      if (test && word.endsWith('depth')) query.depths.push(test);
      else if (test) query.tests.push(test);
      else query.isVague = true;
      at += 1;
    } else if (word === '-delete')
      query.actions.push({ kind: 'delete', words: [], ...OTHER, tests: query.tests.length });
    else if (/^-(?:exec|execdir|ok|okdir)$/.test(word)) {
      const end = args.findIndex(
        (one, index) => index > at && (one === ';' || (one === '+' && args[index - 1] === '{}')),
      );
      const words = args.slice(at + 1, end === -1 ? undefined : end);
      const where = word.endsWith('dir') ? 'there' : 'here';
      query.actions.push({ kind: 'run', words, isOnce: args[end] === '+', where, tests: query.tests.length });
      at = end === -1 ? args.length : end;
    } else if (/^-f(?:print0?|ls|printf)$/.test(word)) {
      call.as(`find ${word}`).write(value);
      at += word === '-fprintf' ? 2 : 1;
    } else if (word === '-printf') {
      at += 1;
      query.isVague = true;
    } else if (VAGUE.has(word) || /^-newer..$/.test(word)) query.isVague = true;
    else if (!PLAIN.has(word))
      call.unknown(isSeen(word) ? `an option that is not known here: ${word}` : whyUnseen(word));
  }
  // Behind an "or" or a "not" no single test has to hold.
  if (args.some((word) => JOINS.has(word))) {
    query.tests = [];
    query.depths = [];
  }
  return query;
}

const named =
  (pattern: Pattern, of: (path: string) => string): Test =>
  ({ path }) =>
    matches(pattern, of(path));

const OTHER = { isOnce: false, where: 'here' } as const;

function testOf(word: string, value: string): Test | undefined {
  const count = /^\d{1,4}$/.test(value) ? Number(value) : 0;
  switch (word) {
    case '-name':
      return named(readPattern(value), (path) => basename(path));
    case '-iname':
      return named(readPattern(value.toLowerCase()), (path) => basename(path).toLowerCase());
    case '-path':
    case '-wholename':
      return named(readPattern(value), (path) => path);
    case '-type':
      return value === 'f' || value === 'd' ? ({ isFolder }) => isFolder === (value === 'd') : undefined;
    case '-maxdepth':
      return ({ depth }) => depth <= count;
    case '-mindepth':
      return ({ depth }) => depth >= count;
    default:
      return undefined;
  }
}

/** The paths that are found, as find writes them; undefined where they can't be looked at. */
function filesOf({ starts, depths }: Query, tests: readonly Test[], call: Call): string[] | undefined {
  const { disk, cwd } = call.shell;
  const found: string[] = [];
  for (const start of starts) {
    const top = isSeen(start) && (cwd !== undefined || start.startsWith('/')) ? call.absolute(start) : undefined;
    if (top === undefined || disk.isDisturbed) return undefined;
    const all = entriesBelow(disk, top);
    if (!all) return undefined;
    for (const { path, isFolder } of all) {
      const below = relative(top, path);
      const shown = below === '' ? start : start.endsWith('/') ? start + below : `${start}/${below}`;
      const depth = below === '' ? 0 : below.split('/').length;
      if ([...tests, ...depths].every((test) => test({ path: shown, isFolder, depth }))) found.push(shown);
    }
    if (found.length > LIMITS.paths) return undefined;
  }
  return found;
}

function entriesBelow(disk: Disk, top: string): { path: string; isFolder: boolean }[] | undefined {
  if (disk.is(top, 'none')) return [];
  const all = [{ path: top, isFolder: disk.is(top, 'folder') }];
  for (const { path, isFolder } of all) {
    if (!isFolder || basename(path) === '.git') continue;
    const entries = disk.list(path);
    if (!entries) return undefined;
    for (const { name, isFolder: isInner } of entries) all.push({ path: join(path, name), isFolder: isInner });
  }
  return all;
}

function remove(call: Call, path: string, { isVague }: Query): void {
  const whole = call.absolute(path);
  if (whole === undefined || call.shell.disk.is(whole, 'folder')) return;
  call.as('find -delete').remove(path, isVague ? 'possible' : 'known');
}

/** What is found is somewhere below. */
function removeUnder(call: Call, starts: readonly string[]): void {
  const named = call.as('find -delete');
  for (const start of starts) named.remove(start, 'possible');
  named.unknown('what it finds is not known');
}

/** Commands that are run one by one; with more files they are looked at all together. */
const MOST_RUNS = 100;

async function run(
  call: Call,
  { words, isOnce, where }: Action,
  found: readonly string[] | undefined,
  { isVague }: Query,
): Promise<void> {
  const certainty = isVague ? 'possible' : call.context.certainty;
  const fill = (paths: readonly string[]) =>
    words.flatMap((word) =>
      word === '{}' ? paths : [paths.length === 1 ? word.replaceAll('{}', () => paths[0] ?? '') : word],
    );
  if (!found || where === 'there') {
    await call.inner(
      fill([unseen('a file that find finds')]),
      { certainty, stdin: undefined },
      where === 'there' ? null : undefined,
    );
    return;
  }
  const isTogether = isOnce || found.length > MOST_RUNS;
  for (const paths of isTogether ? [found] : found.map((path) => [path])) {
    if (paths.length > 0) await call.inner(fill(paths), { certainty, stdin: undefined });
  }
}
