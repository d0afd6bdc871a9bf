import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { type Decision, statusOf } from '../../domain/decision.ts';
import { type FileNames, madrOf } from './madr.ts';

/** What becomes of one decision's file. kept: somebody has changed it by hand, and it stays as it is. */
export interface DecisionFile {
  decision: string;
  name: string;
  outcome: 'written' | 'unchanged' | 'kept';
  /** The text that it is to have. */
  text: string;
}

/** A file that was written from a decision. */
interface Exported {
  id: string;
  name: string;
  text: string;
  isIntact: boolean;
}

/** The last line of a file of ours: whose it is, and the hash of all above it, by which a change by hand is known. */
const MARK = /^<!-- coord (DEC-\d{8}-\d{4,}) sha256:([0-9a-f]{64}) -->$/gm;

/** The decisions that are exported where none is named. */
export function isExported(decision: Decision): boolean {
  return ['decided', 'superseded'].includes(statusOf(decision));
}

/**
 * What is to be written. A decision keeps the file that has its mark, whatever that is named by now; a new one has the number
 * after the highest in the folder.
 */
export function planDecisionFiles(decisions: readonly Decision[], folder: string): DecisionFile[] {
  const entries = entriesOf(folder);
  const exported = new Map<string, Exported>();
  for (const { name, isFile } of entries) {
    const found = isFile ? exportedIn(folder, name) : undefined;
    if (found && !exported.has(found.id)) exported.set(found.id, found);
  }
  const files = new Map([...exported].map(([id, { name }]) => [id, name]));
  let last = Math.max(0, ...entries.map(({ name }) => Number(/^(\d{4,6})-/.exec(name)?.[1] ?? 0)));
  for (const { id, title } of decisions) {
    if (files.has(id)) continue;
    last += 1;
    files.set(id, `${String(last).padStart(4, '0')}-${slugOf(title)}.md`);
  }
  return decisions.map((decision) => fileOf(decision, files, exported.get(decision.id)));
}

export function writeDecisionFiles(files: readonly DecisionFile[], folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, text, outcome } of files) {
    if (outcome === 'written') writeFileAtomic.sync(join(folder, name), text);
  }
}

function fileOf(decision: Decision, files: FileNames, before: Exported | undefined): DecisionFile {
  const name = files.get(decision.id) ?? '';
  const text = marked(decision.id, madrOf(decision, files));
  const outcome = before && !before.isIntact ? 'kept' : before?.text === text ? 'unchanged' : 'written';
  return { decision: decision.id, name, outcome, text };
}

function marked(id: string, text: string): string {
  return `${text}\n<!-- coord ${id} sha256:${hashOf(`${text}\n`)} -->\n`;
}

/** git may have given it other line ends. No text of a decision can pass for the mark, as its `<` is escaped. */
function exportedIn(folder: string, name: string): Exported | undefined {
  if (!name.endsWith('.md')) return undefined;
  const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
  const mark = [...text.matchAll(MARK)].at(-1);
  const [line, id, hash] = mark ?? [];
  if (!mark || line === undefined || id === undefined) return undefined;
  const isLast = text.slice(mark.index + line.length).trim() === '';
  return { id, name, text, isIntact: isLast && hashOf(text.slice(0, mark.index)) === hash };
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** A link or a folder with such a name is nobody's decision; its number is taken all the same, and it is not written to. */
function entriesOf(folder: string): { name: string; isFile: boolean }[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, isFile: entry.isFile() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** `how-do-services-talk`; at most 60 characters. */
function slugOf(title: string): string {
  const words = title.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const slug = words.replaceAll(/[^a-z0-9]+/g, '-').slice(0, 60);
  return slug.replaceAll(/^-+|-+$/g, '') || 'decision';
}
