import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
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
    playbookPath: join(path, 'playbook.yaml'),
    scriptPath: join(path, 'rehearsal.yaml'),
  };
}

/** Makes the folder and pins the playbook and the script; the journal's first record makes it a run. */
export function createRunFolder(runsDir: string, id: string, playbookText: string, scriptText?: string): RunFolder {
  const folder = runFolder(runsDir, id);
  mkdirSync(folder.path, { recursive: true, mode: 0o700 });
  replaceFile(folder.playbookPath, playbookText);
  if (scriptText !== undefined) replaceFile(folder.scriptPath, scriptText);
  return folder;
}

export function readRun(folder: RunFolder): RunState {
  return foldRun(readJournal(folder.journal, folder.journalPath));
}

export function readPinned(path: string): string {
  return readFileSync(path, 'utf8');
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
