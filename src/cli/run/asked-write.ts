import type { WriteRequest } from '../../domain/records.ts';
import { answerRequest } from '../../services/write-requests/write-requests.ts';
import { openForPerson } from '../open-for-person.ts';
import { refuse } from '../refuse.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';

/** Whether an id is one of a write that a person is asked about, rather than a run's. */
export function isRequestId(id: string): boolean {
  return /^ask-\d+$/i.test(id);
}

/** What is asked, in a line. */
export function questionOfRequest({ id, role, tool, paths, command }: WriteRequest): string {
  const what =
    paths.length > 0
      ? `write ${paths.join(', ')}`
      : `use ${command === undefined ? (tool ?? 'a tool') : `"${command}"`}, of which nobody knows what it writes`;
  return `${role ?? 'a session without a role'} asks to ${what}; coord approve ${id}`;
}

interface Answering {
  verb: 'approve' | 'reject';
  reason: string | undefined;
  json: boolean;
  config: string | undefined;
}

/** `coord approve ASK-0001`: the session that waits for it goes on, and asks the same no more in its run. */
export async function answerWrite(id: string, { verb, reason, json, config }: Answering, terminal: Terminal) {
  const team = openForPerson('answers', terminal, config);
  if (!team) return;
  const answer = { approved: verb === 'approve', reason };
  const answered = await answerRequest(team.workplace, team.author, id, answer);
  if (!answered.ok) return refuse(answered.error, terminal);
  const { value } = answered;
  terminal.out(
    json
      ? JSON.stringify(value)
      : safeText(`${verb === 'approve' ? 'approved' : 'rejected'} ${value.id}: ${asked(value)}`),
  );
}

function asked({ run, role, paths, command, tool }: WriteRequest): string {
  const what = paths.length > 0 ? `write ${paths.join(', ')}` : (command ?? tool ?? '');
  return `${role ?? 'a session'} in run ${run}: ${what.replaceAll('\n', ' ')}`;
}
