/** A git command line, as far as coord has to understand it. */
export interface GitCommand {
  /** What stands before the command's name: git's own options. */
  globals: string[];
  /** As in `commit`; empty for git alone. */
  name: string;
  rest: string[];
  /** The folders of -C, in their order. */
  folders: string[];
  /** Whether it is told to work on another repository or work tree than that of its folder. */
  isRelocated: boolean;
}

/** git's own options that take the next word as their value (git(1)). */
const VALUED = new Set([
  '-C',
  '-c',
  '--git-dir',
  '--work-tree',
  '--namespace',
  '--super-prefix',
  '--config-env',
  '--attr-source',
]);

export function parseGit(args: readonly string[]): GitCommand {
  const folders: string[] = [];
  let at = 0;
  for (; args[at]?.startsWith('-'); at += 1) {
    if (args[at] === '-C') folders.push(args[at + 1] ?? '');
    if (VALUED.has(args[at] ?? '')) at += 1;
  }
  const globals = args.slice(0, at);
  const isRelocated = globals.some((word) => /^--(?:git-dir|work-tree|namespace)(?:=|$)/.test(word));
  return { globals, name: args[at] ?? '', rest: args.slice(at + 1), folders, isRelocated };
}

/** Commands that only look: they run at once. */
const LOOKS = new Set(
  (
    'annotate archive blame bugreport cat-file check-attr check-ignore check-mailmap check-ref-format cherry column ' +
    'count-objects describe diagnose diff diff-files diff-index diff-tree difftool for-each-ref format-patch fsck ' +
    'get-tar-commit-id grep help instaweb log ls-files ls-remote ls-tree merge-base merge-tree name-rev patch-id range-diff ' +
    'rev-list rev-parse shortlog show show-branch show-index show-ref status var verify-commit verify-pack verify-tag version ' +
    'whatchanged'
  ).split(' '),
);

const has =
  (...wanted: string[]) =>
  (rest: readonly string[]) =>
    rest.some((word) => wanted.includes(word));
const first =
  (...wanted: string[]) =>
  (rest: readonly string[]) =>
    wanted.includes(rest[0] ?? '');
const either =
  (...rules: ((rest: readonly string[]) => boolean)[]) =>
  (rest: readonly string[]) =>
    rules.some((rule) => rule(rest));
const nothing = (rest: readonly string[]) => rest.length === 0;
const only = (pattern: RegExp) => (rest: readonly string[]) => rest.every((word) => pattern.test(word));

/** Options of `git commit` that take the next word as their value (git-commit(1)). */
const COMMIT_VALUED = (
  '-m --message -F --file -C --reuse-message -c --reedit-message --fixup --squash --author --date -t --template --cleanup ' +
  '--trailer --pathspec-from-file'
).split(' ');

/** Commands that look when they are called so, and change something otherwise. */
const LOOKS_IF: Record<string, (rest: readonly string[]) => boolean> = {
  apply: (rest) => has('--stat', '--numstat', '--summary', '--check')(rest) && !has('--apply')(rest),
  bisect: first('log', 'view', 'visualize'),
  branch: either(
    only(/^(?:-[arv]+|--all|--remotes|--verbose|--column.*|--no-column|--color.*|--no-color|--sort=.*|--format=.*)$/),
    has('-l', '--list', '--show-current', '--contains', '--no-contains', '--merged', '--no-merged', '--points-at'),
  ),
  bundle: first('verify', 'list-heads'),
  commit: (rest) => operandsOf(rest, COMMIT_VALUED).options.includes('--dry-run'),
  config: either(has('-l', '--list', '--get', '--get-all', '--get-regexp', '--get-urlmatch'), first('list', 'get')),
  notes: either(nothing, first('list', 'show')),
  reflog: either(nothing, first('show', 'exists', 'list')),
  remote: either(only(/^(?:-v|--verbose)$/), first('show', 'get-url')),
  stash: first('list', 'show'),
  submodule: either(nothing, first('status', 'summary')),
  tag: either(
    nothing,
    has(
      '-l',
      '--list',
      '-v',
      '--verify',
      '--contains',
      '--no-contains',
      '--merged',
      '--no-merged',
      '--points-at',
      '-n',
    ),
  ),
  worktree: first('list'),
};

/** Whether a command may change refs, the index or worktrees. What is not known here may. */
export function changesRepository({ globals, name, rest }: GitCommand): boolean {
  if (name === '' || has('--version', '--help', '-h', '-v', '--html-path', '--man-path', '--info-path')(globals))
    return false;
  // Elsewhere these can be the value of an option: `commit -m --help`.
  if (rest.length === 1 && has('-h', '--help')(rest)) return false;
  return !LOOKS.has(name) && !(LOOKS_IF[name]?.(rest) ?? false);
}

/** `-m` of `-qam`: only the last of such a bundle can have the next word as its value. */
function lastOfBundle(word: string): string {
  return /^-[A-Za-z]{2,}$/.test(word) ? `-${word.at(-1)}` : word;
}

/** Options and operands of a command; what comes after `--` is all operands. @param valued options whose value is a word of its own */
export function operandsOf(
  rest: readonly string[],
  valued: readonly string[] = [],
): { options: string[]; operands: string[]; afterDashes?: string[] } {
  const dashes = rest.indexOf('--');
  const words = dashes === -1 ? rest : rest.slice(0, dashes);
  const options: string[] = [];
  const operands: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!word.startsWith('-') || word === '-') operands.push(word);
    else {
      options.push(word);
      if (valued.includes(word) || valued.includes(lastOfBundle(word))) at += 1;
    }
  }
  return { options, operands, ...(dashes !== -1 && { afterDashes: rest.slice(dashes + 1) }) };
}
