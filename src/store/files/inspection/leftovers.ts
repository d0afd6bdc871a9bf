import { chmodSync, lstatSync, rmSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { DRAFT } from '../replace-file.ts';
import { entriesOf, type Finding, type Inspector } from './finding.ts';

/** A draft is there for the time of one write; whoever was stopped in it for longer is told that it failed, in milliseconds. */
const DRAFT_MS = 60_000;

/** Drafts of processes that were killed, and what others on this machine could read or change. */
export function inspectFiles({ layout, clock }: Inspector): Finding[] {
  const findings: Finding[] = [];
  const now = clock.now().getTime();
  const look = (path: string, stats: Stats): void => {
    if (path.endsWith(DRAFT)) {
      if (now - stats.mtimeMs > DRAFT_MS) findings.push(leftDraft(path));
      return;
    }
    if ((stats.mode & 0o077) !== 0) findings.push(openToOthers(path, stats));
    if (!stats.isDirectory()) return;
    for (const name of entriesOf(path)) lookAt(join(path, name), look);
  };
  const { documents, signals, logs, counters, locks, leases } = layout;
  lookAt(layout.root, (path, stats) => {
    if ((stats.mode & 0o077) !== 0) findings.push(openToOthers(path, stats));
  });
  for (const folder of [documents, signals, logs, counters, locks, leases]) lookAt(folder, look);
  return findings;
}

/** What has gone meanwhile is passed over. */
function lookAt(path: string, look: (path: string, stats: Stats) => void): void {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats) look(path, stats);
}

function leftDraft(path: string): Finding {
  return {
    severity: 'note',
    path,
    what: 'a process has ended that was writing this draft; nobody reads it',
    mend: 'removes it',
    repair: () => rmSync(path, { recursive: true, force: true }),
  };
}

function openToOthers(path: string, stats: Stats): Finding {
  const mode = stats.isDirectory() ? 0o700 : 0o600;
  return {
    severity: 'fault',
    path,
    what: `others on this machine can get at it (mode ${(stats.mode & 0o777).toString(8)})`,
    mend: `sets mode ${mode.toString(8)}`,
    repair: () => chmodSync(path, mode),
  };
}
