import { readdirSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { runFile } from './runs.ts';
import type { Sandbox } from './sandbox.ts';

/** The handoff documents of a run by file name, normalised. */
export function documentsOf(sandbox: Sandbox, run: string): Record<string, string> {
  return textsIn(runFile(sandbox, run, '.'), (text) => normalised(text, run));
}

/** What is expected of them: a folder of `test/fixtures/documents`. */
export function documentsIn(fixture: string): Record<string, string> {
  return textsIn(join('test/fixtures/documents', fixture), (text) => text);
}

/**
 * All that is not the same each time: the run's id is `RUN`, a time `TIME`, whoever the tests run as `PERSON`, and a
 * commit `COMMIT-1`, `COMMIT-2` and so on in the order in which the text names them.
 */
function normalised(text: string, run: string): string {
  const commits: string[] = [];
  return text
    .replaceAll(run, 'RUN')
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, 'TIME')
    .replaceAll(` by ${userInfo().username} at TIME`, ' by PERSON at TIME')
    .replaceAll(/\b[0-9a-f]{12}\b/g, (commit) => {
      if (!commits.includes(commit)) commits.push(commit);
      return `COMMIT-${commits.indexOf(commit) + 1}`;
    });
}

/**
 * Documents about work that was done side by side: which of two lands first, and is taken in by the other, is not the same
 * each time. So commits have no numbers, and the lines of the sections that list such work stand in alphabetical order.
 */
export function inAnyOrder(documents: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(documents).map(([name, text]) => [name, sorted(text)]));
}

function sorted(text: string): string {
  const sections = text.replaceAll(/COMMIT-\d+/g, 'COMMIT').split(/^(?=## )/m);
  return sections
    .map((section) => (/^## (What changed|Verification|Refused writes)$/m.test(section) ? listed(section) : section))
    .join('');
}

function listed(section: string): string {
  const lines = section.split('\n').filter((line) => !/^- `COMMIT` \S+: take in /.test(line));
  return lines.toSorted().join('\n');
}

function textsIn(folder: string, change: (text: string) => string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
  return Object.fromEntries(names.map((name) => [name, change(readFileSync(join(folder, name), 'utf8'))]));
}
