import { START_MARKER } from './block.ts';

/**
 * Git's clean filter that takes a brief out of a person's file on the way into the index, so that `git add -A` and
 * `git commit -a` carry the person's bytes and nothing else.
 *
 * Only sh, cat and awk: the filter stays in the repository's config when Node moves or coord is taken away. awk may
 * not be trusted with a last line that has no newline, so one is added to every file, and lines are printed with
 * newlines between them instead of after them: the added one falls away again.
 */
export const FILTER_NAME = 'coord-brief';

/** `withoutBlock` of block.ts in awk: the two are held together by a test. */
const PROGRAM = [
  'BEGIN { ORS = "" }',
  `end == "" && match($0, /${START_MARKER}/) {`,
  '  split(substr($0, RSTART, RLENGTH), word, " ");',
  '  end = "<!-- /coord:brief " word[4] " -->";',
  '  print sep substr($0, 1, RSTART - 1); sep = ""; next',
  '}',
  'end != "" { line = $0; sub(/\\r$/, "", line); if (line == end) end = ""; next }',
  '{ print sep $0; sep = "\\n" }',
  'END { if (end != "") {',
  '  print "coord: the brief in this file has lost its end line: " end "\\n" | "cat 1>&2"; exit 1',
  '} }',
];

/** What `git config` holds under `filter.coord-brief`. */
export const FILTER_CONFIG: ReadonlyArray<readonly [key: string, value: string]> = [
  ['clean', `{ cat; echo; } | LC_ALL=C awk '${PROGRAM.map((line) => line.trim()).join(' ')}'`],
  // With `required`, git asks for both directions.
  ['smudge', 'cat'],
  // A damaged block fails the `git add` and says so; without this, git would commit it.
  ['required', 'true'],
];
