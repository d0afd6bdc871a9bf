import { type Decision, owedInput } from '../../domain/decision.ts';
import type { Checkpoint, ContextHandover, MemoryNote, MessageSent, Task } from '../../domain/records.ts';
import { beginningOf, type Thread } from '../../domain/thread.ts';
import type { InstanceNow } from '../instances/instances.ts';
import { inLine, quote, when, who } from './quote.ts';

// One line, or a few, for each thing that somebody is told of.

/** As many of each kind a checkpoint names. */
const LISTED = 20;

export function instanceItem({ id, kind, role, presence, worktree, branch, doing, heartbeat }: InstanceNow): string {
  const place = branch === undefined ? worktree : `${worktree} on ${branch}`;
  const acts = heartbeat?.activity === undefined ? undefined : inLine(heartbeat.activity, 160);
  const does = doing === undefined ? acts : `“${inLine(doing)}”`;
  const what = `${role ?? 'without a role'} (${kind} ${inLine(id, 12)}), ${presence}, in ${inLine(place, 160)}`;
  return does === undefined ? `- ${what}` : `- ${what}: ${does}`;
}

export function taskItem({ id, title, status, priority, due }: Task): string {
  const next = status === 'offered' ? `coord task accept ${id}` : `coord task done ${id}`;
  return `- ${id} (${status}, ${priority}${due === undefined ? '' : `, due ${when(due)}`}) “${inLine(title)}”: ${next}`;
}

/** The newest message of a thread that is not the reader's own. */
export function threadItem(thread: Thread, role: string | undefined): string {
  const newest = thread.messages.findLast(({ by }) => by.role !== role) ?? beginningOf(thread);
  return messageItem(newest, thread.id);
}

export function messageItem(message: MessageSent, thread: string): string {
  const { at, by, urgency, needsResponse, subject, about, text } = message;
  const paths = about?.paths?.length ? `, about ${inLine(about.paths.join(', '))}` : '';
  const head = `- ${thread} from ${who(by)}, ${when(at)}, ${urgency}${paths}`;
  const title = subject === undefined ? '' : ` “${inLine(subject)}”`;
  const answer = needsResponse ? `; answer: coord reply ${thread} 'TEXT'` : '';
  return `${head}${title}${answer}\n${quote(text, `coord thread ${thread}`)}`;
}

/** @param role whom it waits for: for its input, or for its call */
export function dueItem(decision: Decision, role: string | undefined): string {
  const { id, title, proposed, deadline, options } = decision;
  const isInput = role !== undefined && owedInput(decision).includes(role);
  const next = isInput
    ? `coord decision input ${id} 'TEXT'`
    : `coord decision decide ${id} 'OPTION' --rationale 'TEXT'`;
  const until = deadline === undefined ? '' : `, until ${when(deadline)}`;
  const names = options.length === 0 ? '' : `; options: ${inLine(options.map(({ name }) => name).join(' | '))}`;
  return `- ${id} “${inLine(title)}” by ${who(proposed.by)}${until}${names}: ${next}`;
}

export function madeItem({ id, title, decided, superseded }: Decision): string {
  const outcome = superseded
    ? `superseded by ${superseded.replacement}`
    : `decided by ${decided ? who(decided.by) : 'nobody'}: “${inLine(decided?.choice ?? '')}”`;
  return `- ${id} “${inLine(title)}”, ${outcome}: coord decision show ${id}`;
}

export function handoverItem({ id, at, from, type, summary }: ContextHandover): string {
  return `- ${id} (${inLine(type, 40)}) from ${who(from)}, ${when(at)}: coord context accept ${id}\n${quote(summary, `coord context show ${id}`)}`;
}

export function noteItem({ text }: MemoryNote): string {
  return quote(text, 'coord memory show');
}

export function checkpointText({
  id,
  at,
  reason,
  branch,
  commit,
  changed,
  leases,
  tasks,
  nextActions,
  threads,
  summary,
}: Checkpoint): string {
  const place = [
    branch === undefined ? [] : `branch ${branch}`,
    commit === undefined ? [] : `commit ${commit.slice(0, 12)}`,
  ].flat();
  return [
    `Last checkpoint: ${id}, ${when(at)}, ${reason} (coord checkpoint show ${id})`,
    ...listed('at', place),
    ...listed('changed files', changed),
    ...listed('leases held', leases),
    ...listed('tasks', tasks),
    ...listed('next', nextActions),
    ...listed('waiting threads', threads),
    ...(summary === undefined ? [] : [quote(summary, `coord checkpoint show ${id}`)]),
  ].join('\n');
}

function listed(what: string, all: readonly string[]): string[] {
  if (all.length === 0) return [];
  const rest = all.length > LISTED ? ` and ${all.length - LISTED} more` : '';
  return [`- ${what}: ${inLine(all.slice(0, LISTED).join(', '), 800)}${rest}`];
}
