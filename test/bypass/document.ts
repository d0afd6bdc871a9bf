import { CASES } from './ends.ts';
import type { Met } from './trial.ts';

/** A table of the document: rows of ways, with where each was met in each of the columns. */
export interface Section {
  title: string;
  rows: { name: string; met: Met[][] }[];
}

const WORDS: Record<Met, string> = {
  refused: 'refused',
  asked: 'asked',
  held: 'held by git',
  told: 'told',
  stop: 'at the stop',
  commit: 'commit',
  check: 'check',
  doctor: 'doctor',
};

const HEAD = `# Every way to write a file that we know

Made by \`test/bypass/matrix.test.ts\`, which does each of these for real: a session of role frontend, in a repository with
coord's hooks, tries to change a file of role backend. What happened is judged on disk. How to read a cell:

- **refused**: the hook denied it before anything was written. **asked**: a person is asked before; where nobody is there, it is
  an approval that waits.
- **held by git**: the tool ran, and coord's git hooks kept git from doing it.
- **told**: after the tool the agent was told whose file it is, and how to undo it. **at the stop**: it was told again, and went on.
- **commit**: a commit with it is refused. **check**: \`coord check\` refuses it in CI.
- **not noticed**: nobody said anything. No cell of the first tables may say so, or the test fails.
`;

const ENDS = `## Where it ends

What coord cannot know, in the main checkout. A file that git ignores is judged like any other where it is named; nobody sees
it change. What lies outside the repository is not coord's to judge. What is as it was before is no change. In the worktree of the
owner, what its role may write may be its person's. And in one checkout nobody
can say which of two sessions has changed a file: give each instance a worktree of its own.
`;

/** The document's text. @param settings the columns of the first tables */
export function documentOf(settings: readonly string[], sections: readonly Section[], ends: Section['rows']): string {
  const tables = sections.map(({ title, rows }) => `## ${title}\n\n${table(settings, rows)}`);
  return [
    HEAD,
    ...tables,
    `${ENDS}\n${table(
      CASES.map(({ name }) => name),
      ends,
    )}`,
  ].join('\n');
}

function table(columns: readonly string[], rows: Section['rows']): string {
  const lines = [
    ['way', ...columns],
    ['---', ...columns.map(() => '---')],
    ...rows.map(({ name, met }) => [name, ...met.map(cell)]),
  ];
  return lines.map((line) => `| ${line.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |\n`).join('');
}

const cell = (met: readonly Met[]): string =>
  met.length === 0 ? 'not noticed' : met.map((one) => WORDS[one]).join(', ');
