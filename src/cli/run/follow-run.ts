import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Event } from '../../domain/event.ts';
import { readJournal } from '../../services/runs/journal.ts';
import { runnerOf } from '../../services/runs/run-lease.ts';
import { readRun, type RunFolder } from '../../services/runs/runs.ts';
import type { Workplace } from '../../services/workplace.ts';
import { waitingIn } from './waiting-step.ts';

/** How often the journal is looked at, in milliseconds. */
const POLL_MS = 250;
/** Whoever has begun a run takes it on a moment later; so often nobody has to be seen before it counts. */
const LOOKS = 4;

/**
 * Shows what is in a run's journal and what comes, until the run has finished, or nobody carries it on.
 * @param isWanted false once nobody looks any more
 * @returns what to tell of a run that is not finished
 */
export async function followRun(
  folder: RunFolder,
  show: (event: Event) => void,
  { runLeases, processes }: Pick<Workplace, 'runLeases' | 'processes'>,
  isWanted: () => boolean,
): Promise<string | undefined> {
  let shown = 0;
  let state = '';
  for (let looks = 0; looks < LOOKS && isWanted(); looks += 1) {
    // Asked before the journal is read: what a runner has written before it ended is seen then.
    const isCarriedOn = runnerOf(runLeases, folder.id, processes) !== undefined;
    const { size, mtimeMs } = statSync(folder.journalPath);
    const news = state === `${size} ${mtimeMs}` ? [] : eventsIn(folder).slice(shown);
    state = `${size} ${mtimeMs}`;
    for (const event of news) show(event);
    shown += news.length;
    if (news.at(-1)?.type === 'run.finished') return undefined;
    if (isCarriedOn || news.length > 0) looks = 0;
    await sleep(POLL_MS);
  }
  return shown === 0 ? `run ${folder.id} has not begun.` : parked(folder);
}

/** A last line that is still being written is not among them. */
function eventsIn({ journal, journalPath }: RunFolder): Event[] {
  return journal.read().records.length === 0 ? [] : readJournal(journal, journalPath);
}

function parked(folder: RunFolder): string {
  const { id } = folder;
  const waiting = waitingIn(readRun(folder));
  if (waiting.length === 0) return `nobody carries run ${id} on; go on with: coord resume ${id}`;
  return `run ${id} waits for a person, in ${waiting.map(({ key }) => key).join(', ')}.`;
}
