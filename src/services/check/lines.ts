import { git } from '../../store/git-process.ts';

/** Of so many paths at most; the others are shown at their first line. */
const MOST = 100;

const DIFF = [
  'diff',
  '-U0',
  '--no-renames',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules=none',
];

/** The first line of each path that a change touches, as the path is after it; 1 for what has no lines. */
export async function firstLines(
  folder: string,
  from: string,
  to: string,
  paths: readonly string[],
): Promise<Map<string, number>> {
  const lines = new Map<string, number>();
  for (const path of [...new Set(paths)].slice(0, MOST)) {
    const diff = await git(folder, [...DIFF, from, to, '--', `:(top,literal)${path}`]);
    const [, line] = /^@@ [^+]*\+(\d+)/m.exec(diff) ?? [];
    // A file's whole first part taken away stands at line 0.
    lines.set(path, Math.max(1, Number(line ?? 1)));
  }
  return lines;
}
