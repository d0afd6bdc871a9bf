import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldRun, type RunState } from '../../domain/run.ts';
import { fileLog } from '../../store/files/logs.ts';
import { replaceFile } from '../../store/files/replace-file.ts';
import type { Log } from '../../store/logs.ts';
import { readJournal } from './journal.ts';

/** A run's folder: its journal, the playbook it is pinned to, its documents. */
export interface RunFolder {
  id: string;
  path: string;
  journalPath: string;
  journal: Log;
  /** The playbook's text as it was when the run began. */
  playbookPath: string;
  /** The texts of the playbooks that it used then, each in a file named like it. */
  usedDir: string;
  /** The rehearsal script, for a run that was rehearsed. */
  scriptPath: string;
}

export function runFolder(runsDir: string, id: string): RunFolder {
  const path = join(runsDir, id);
  const journalPath = join(path, 'journal.jsonl');
  return {
    id,
    path,
    journalPath,
    journal: fileLog(journalPath),
    ...pinnedPlaces(path),
  };
}

function pinnedPlaces(path: string): Pick<RunFolder, 'playbookPath' | 'usedDir' | 'scriptPath'> {
  return {
    playbookPath: join(path, 'playbook.yaml'),
    usedDir: join(path, 'used'),
    scriptPath: join(path, 'rehearsal.yaml'),
  };
}

/** What a run is pinned to: it goes on with these texts, whatever becomes of the files. */
export interface PinnedTexts {
  playbook: string;
  /** By the names of the playbooks that it uses. */
  used: Record<string, string>;
  /** The rehearsal script. */
  script?: string;
}

/** Makes the folder and pins the texts; the journal's first record makes it a run. */
export function createRunFolder(runsDir: string, id: string, texts: PinnedTexts): RunFolder {
  const folder = runFolder(runsDir, id);
  writePinned(folder, texts);
  return folder;
}

function writePinned(folder: RunFolder, { playbook, used, script }: PinnedTexts): void {
  // The playbook last: with it they are all there.
  for (const [name, text] of Object.entries(used)) replaceFile(usedPath(folder, name), text);
  if (script !== undefined) replaceFile(folder.scriptPath, script);
  replaceFile(folder.playbookPath, playbook);
}

/** Where the text of a playbook lies that the run's own one used when it began. */
export function usedPath({ usedDir }: RunFolder, name: string): string {
  return join(usedDir, `${name}.yaml`);
}

export function readRun(folder: RunFolder): RunState {
  return foldRun(readJournal(folder.journal, folder.journalPath));
}

export function readPinned(path: string): string {
  return readFileSync(path, 'utf8');
}

/**
 * Pins a run to other texts, in a folder with their hash in its name: until the journal says that they count, it is pinned
 * to what it was.
 */
export function pinAnew(folder: RunFolder, hash: string, texts: PinnedTexts): void {
  writePinned(later(folder, hash), texts);
}

/** The run's folder with the places of what it is pinned to: the texts of its beginning, or others since. */
export function pinnedIn(folder: RunFolder, hash: string): RunFolder {
  const others = later(folder, hash);
  return existsSync(others.playbookPath) ? others : folder;
}

function later(folder: RunFolder, hash: string): RunFolder {
  return { ...folder, ...pinnedPlaces(join(folder.path, `pinned-${hash.slice(0, 12)}`)) };
}

/** Every run that has a journal, newest first: ids begin with the time. */
export function listRunIds(runsDir: string): string[] {
  if (!existsSync(runsDir)) return [];
  return readdirSync(runsDir)
    .filter((id) => existsSync(join(runsDir, id, 'journal.jsonl')))
    .sort()
    .toReversed();
}

/** `20260115-093012-review-chain-4f2a`: sorts by time, says what it is, and two in one second differ. */
export function newRunId(playbook: string, now: Date, random: string): string {
  const time = now.toISOString().replaceAll(/[-:]/g, '').replace('T', '-').slice(0, 15);
  return `${time}-${playbook}-${random.slice(0, 4)}`;
}
