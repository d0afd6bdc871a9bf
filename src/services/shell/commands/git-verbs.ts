import { join } from 'node:path';
import { type GitCommand, operandsOf } from '../../../domain/git-command.ts';
import type { Call } from '../call.ts';
import { isSeen } from '../words/unseen.ts';
import { patchedFiles } from './patch-files.ts';

/** Commands that change refs, the index or git's own files, but none of the worktree. */
export const QUIETLY: ReadonlySet<string> = new Set(
  (
    'add branch bundle commit commit-graph commit-tree config credential fast-export fast-import fetch fetch-pack gc ' +
    'hash-object index-pack interpret-trailers maintenance mktag mktree multi-pack-index notes pack-objects pack-refs ' +
    'prune push receive-pack reflog remote repack replace request-pull rerere send-email send-pack stage symbolic-ref tag ' +
    'unpack-objects update-index update-ref update-server-info upload-pack write-tree'
  ).split(' '),
);

type Brings = (rest: readonly string[]) => 'nothing' | 'commits';
const always: Brings = () => 'commits';

/** Commands that bring into the worktree what is in other commits. */
export const BRINGING: Readonly<Record<string, Brings>> = {
  switch: (rest) => {
    const { options, operands } = operandsOf(rest, ['-c', '-C', '--create', '--force-create', '--orphan']);
    const isNew = options.some((word) => /^(?:-c|-C|--create|--force-create)/.test(word));
    return isNew && operands.length === 0 ? 'nothing' : 'commits';
  },
  merge: (rest) => (rest.includes('--quit') ? 'nothing' : 'commits'),
  pull: always,
  rebase: always,
  'cherry-pick': always,
  revert: always,
  bisect: always,
  'read-tree': (rest) => (rest.some((word) => /^(?:-\w*u\w*|--reset)$/.test(word)) ? 'commits' : 'nothing'),
  'checkout-index': always,
  'merge-file': always,
  'merge-index': always,
  'merge-recursive': always,
  'sparse-checkout': always,
  submodule: always,
  subtree: always,
  'filter-branch': always,
  lfs: always,
  mergetool: always,
  citool: always,
  gui: always,
};

type Verb = (call: Call, command: GitCommand) => void | Promise<void>;

/** Commands whose files can be told without asking git. */
export const WRITING: Readonly<Record<string, Verb>> = {
  apply(call, { rest, folders }) {
    const {
      options,
      operands,
      afterDashes = [],
    } = operandsOf(rest, ['-p', '-C', '--exclude', '--include', '--directory', '--whitespace']);
    if (options.includes('--cached') || (options.includes('--check') && !options.includes('--apply'))) return;
    const strip = Number(options.find((word) => /^-p\d$/.test(word))?.slice(2) ?? 1);
    const below = options.find((word) => word.startsWith('--directory='))?.slice('--directory='.length) ?? '';
    const isOdd = options.some((word) => /^(?:--exclude|--include|-p|--directory|--reject|--unsafe-paths)$/.test(word));
    if (isOdd) call.unknown('an option that is not looked into');
    applied(call, [...operands, ...afterDashes], { strip, folders, below });
  },
  am(call, { rest, folders }) {
    const { options, operands } = operandsOf(rest, [
      '-p',
      '-C',
      '-S',
      '--patch-format',
      '--exclude',
      '--include',
      '--directory',
    ]);
    if (options.some((word) => /^--(?:abort|skip|continue|resolved|quit)$|^-r$/.test(word))) {
      if (!options.includes('--quit')) call.unknown('it goes on with what was begun before');
      return;
    }
    applied(call, operands, { strip: 1, folders, below: '' });
  },
};

function applied(
  call: Call,
  files: readonly string[],
  { strip, folders, below }: { strip: number; folders: readonly string[]; below: string },
): void {
  const { stdin, line } = call.context;
  const texts =
    files.length === 0 || files[0] === '-' ? [stdin] : files.map((file) => read(call, join(...folders, file)));
  for (const text of texts) {
    const changed = text !== undefined && isSeen(text) ? patchedFiles(text, strip) : undefined;
    const top =
      call.shell.cwd?.startsWith(line.repository.worktree) && folders.length === 0
        ? line.repository.worktree
        : undefined;
    if (!changed || top === undefined) call.unknown('what it is to change cannot be read here');
    else for (const file of changed) call.write(join(top, below, file));
  }
}

function read(call: Call, file: string): string | undefined {
  const path = call.absolute(file);
  return path === undefined ? undefined : call.shell.disk.read(path);
}

/** Commands that fill, or empty, a folder of their own. */
export const ELSEWHERE: Readonly<Record<string, Verb>> = {
  init(call, { rest, folders }) {
    const { operands } = operandsOf(rest, ['-b', '--initial-branch', '--template', '--separate-git-dir']);
    if (operands[0] !== undefined) call.write(join(...folders, operands[0]), 'possible');
  },
  clone(call, { rest, folders }) {
    const valued = [
      '-b',
      '--branch',
      '--depth',
      '-o',
      '--origin',
      '-c',
      '--config',
      '--reference',
      '--filter',
      '-j',
      '--jobs',
      '--template',
      '--separate-git-dir',
      '-u',
      '--upload-pack',
      '--shallow-since',
    ];
    const { operands } = operandsOf(rest, valued);
    const [
      url = '',
      folder = url
        .replace(/\/?(?:\.git)?\/?$/, '')
        .split(/[/:]/)
        .at(-1) ?? '',
    ] = operands;
    call.write(join(...folders, folder), 'possible');
    if (rest.some((word) => /^(?:-u|--upload-pack|-c|--config|--template)/.test(word)))
      call.unknown('an option that may run another program');
  },
  worktree(call, { rest, folders }) {
    const [verb, ...others] = rest;
    const { operands } = operandsOf(others, ['-b', '-B', '--reason', '--expire']);
    const [folder, to] = operands;
    if (folder === undefined || !['add', 'remove', 'move'].includes(verb ?? '')) return;
    const change = verb === 'add' ? 'write' : 'remove';
    call[change](join(...folders, folder), 'possible');
    if (verb === 'move' && to !== undefined) call.write(join(...folders, to), 'possible');
  },
};
