import { removeEntry, retryEntry } from '../../services/merge-queue/change.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';

interface Options {
  approvedBy?: string[];
  json?: true;
  config?: string;
}

export async function retryOne(
  id: string,
  { approvedBy = [], json, config }: Options,
  terminal: Terminal,
): Promise<void> {
  const team = openShared(terminal, config);
  if (!team) return;
  const retried = await retryEntry(team.workplace, { id, by: team.author, approvedBy });
  if (!retried.ok) return refuse(retried.error, terminal);
  const { id: entry, branch, commit, into } = retried.value;
  if (json) return terminal.out(JSON.stringify(retried.value));
  terminal.out(safeText(`${entry}: ${branch} at ${commit.slice(0, 12)} waits again to go into ${into}.`));
}

export async function removeOne(id: string, { json, config }: Options, terminal: Terminal): Promise<void> {
  const team = openShared(terminal, config);
  if (!team) return;
  const removed = await removeEntry(team.workplace, { id, by: team.author });
  if (!removed.ok) return refuse(removed.error, terminal);
  const { entry, kept } = removed.value;
  if (json) return terminal.out(JSON.stringify({ ...entry, kept }));
  const stays = kept.length === 0 ? '' : `; what only it had stays on ${kept.join(', ')}`;
  terminal.out(safeText(`${entry.id}: ${entry.branch} is out of the queue${stays}.`));
}
