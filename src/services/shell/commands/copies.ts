import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Call, Table } from '../call.ts';
import { LIMITS } from '../budget.ts';
import { manual } from '../options.ts';
import { isSeen } from '../words/unseen.ts';
import { removeTree } from './removals.ts';

const CP = manual(
  'a b d f i H l L n P p r R s S: t: T u v x Z archive attributes-only backup? copy-contents force interactive link ' +
    'dereference no-clobber no-dereference preserve? parents recursive reflink? remove-destination sparse: ' +
    'strip-trailing-slashes symbolic-link suffix: target-directory: no-target-directory update? verbose one-file-system ' +
    'context? help version debug keep-directory-symlink',
);
const MV = manual(
  'b f i n S: t: T u v Z backup? force interactive no-clobber strip-trailing-slashes suffix: target-directory: ' +
    'no-target-directory update? verbose context help version exchange no-copy debug',
);
const LN = manual(
  'b d F f i L n P r s S: t: T v backup? directory force interactive logical no-dereference physical relative symbolic ' +
    'suffix: target-directory: no-target-directory verbose help version h',
);
const INSTALL = manual(
  'b B: c C d D g: m: M o: p s S: t: T v Z U l: N: h: backup? compare directory group: mode: owner: preserve-timestamps ' +
    'strip strip-program: suffix: target-directory: no-target-directory verbose preserve-context context? help version debug',
);

export const COPIES: Table = {
  cp: (call) => copy(call, CP),
  gcp: (call) => copy(call, CP),
  mv: (call) => copy(call, MV),
  gmv: (call) => copy(call, MV),
  ln: (call) => copy(call, LN),
  link: (call) => copy(call, LN),
  install: (call) => copy(call, INSTALL),
  ginstall: (call) => copy(call, INSTALL),
};

/** Copies, moves and links: sources, and a file or a folder that they go to (cp(1), mv(1), ln(1), install(1)). */
function copy(call: Call, options: ReturnType<typeof manual>): void {
  const { has, values, operands, strange } = call.read(options);
  if (strange !== undefined || operands.some((operand) => !isSeen(operand))) {
    const hidden = operands.find((operand) => !isSeen(operand));
    if (hidden !== undefined) call.absolute(hidden);
    return;
  }
  if (call.name.endsWith('install') && has('d', 'directory')) {
    for (const folder of operands) makeFolder(call, folder);
    return;
  }
  const into = values('t', 'target-directory').at(-1);
  const isLink = call.name === 'ln' || call.name === 'link';
  const isAlone = isLink && into === undefined && operands.length === 1;
  const target = into ?? (isAlone ? '.' : operands.at(-1));
  const sources = into === undefined && !isAlone ? operands.slice(0, -1) : operands;
  if (target === undefined || sources.length === 0) return;
  const { disk } = call.shell;
  const led = call.absolute(target);
  const isKept = call.name.endsWith('cp') || (led !== undefined && disk.is(led, 'folder'));
  const goal = isKept ? led : call.entry(target);
  if (goal === undefined) return;
  const isPlain = has('T', 'no-target-directory') || (isLink && has('n', 'h', 'no-dereference') && disk.isLink(goal));
  const mayBeFolder = into !== undefined || (!isPlain && (disk.may(goal, 'folder') || target.endsWith('/')));
  const mayBeFile = into === undefined && (isPlain || !disk.is(goal, 'folder'));
  for (const source of sources) {
    const from = isLink ? undefined : call.entry(source);
    const inFolder = join(goal, has('parents') ? source : basename(source));
    const isSure = !(mayBeFolder && mayBeFile);
    const ends = [...(mayBeFolder ? [inFolder] : []), ...(mayBeFile && sources.length === 1 ? [goal] : [])];
    for (const to of ends) {
      copyOne(call, from, to, isSure);
      follow(call, source, to, {
        isLink,
        isSoft: has('s', 'symbolic', 'symbolic-link'),
        isHard: isLink || has('l', 'link'),
      });
    }
    if (has('b', 'backup')) call.write(mayBeFolder ? inFolder : goal, 'possible');
    if (has('b', 'backup')) call.unknown('the backup that it may make has a name of its own');
    if (call.name.endsWith('mv') && from !== undefined) removeTree(call, from);
  }
}

/** What a new link leads to, for what comes after it on the line. */
function follow(
  call: Call,
  source: string,
  to: string,
  { isLink, isSoft, isHard }: { isLink: boolean; isSoft: boolean; isHard: boolean },
): void {
  const { disk } = call.shell;
  const from = call.entry(source);
  if (from === undefined) return;
  const target = disk.targetOf(from);
  if (isSoft && isLink) disk.link(to, resolve(dirname(to), source));
  else if (isSoft) disk.link(to, from);
  else if (isHard) disk.twin(to, from);
  else if (target !== undefined) disk.link(to, target);
}

function copyOne(call: Call, from: string | undefined, to: string, isSure: boolean): void {
  const { disk } = call.shell;
  const certainty = isSure ? 'known' : 'possible';
  if (from === undefined || !disk.may(from, 'folder')) {
    call.write(to, certainty);
    return;
  }
  // A folder goes where it is named, or into a folder of this name that is there already.
  const files = disk.filesBelow(from, LIMITS.paths);
  if (files) for (const file of files) call.write(join(to, relative(from, file)), certainty);
  else {
    call.write(to, 'possible');
    call.unknown(`${from} has more files than can be looked at`);
  }
  if (!disk.is(from, 'folder')) call.write(to, 'possible');
  disk.set(to, 'folder');
}

function makeFolder(call: Call, folder: string): void {
  const path = call.absolute(folder);
  if (path !== undefined) call.shell.disk.set(path, 'folder');
}
