import { isSameVoice } from './author.ts';
import type { Author, Recipient, ThreadClosed } from './records.ts';
import { refused, type Refused } from './refused.ts';
import { ok, type Result } from './result.ts';
import { acknowledgedUpTo, beginningOf, isFor, type Thread } from './thread.ts';

/** Somebody with what their role knows. */
export interface Speaker {
  by: Author;
  expertise: readonly string[];
}

/** Why somebody may not speak in a thread, if so: only those who were addressed or spoke in it do, and people. */
export function outsider(thread: Thread, speaker: Speaker): Refused | undefined {
  const { by } = speaker;
  if (by.as === 'person' || hasAsked(thread, by) || isAddressed(thread, speaker)) return undefined;
  return refused(`${thread.id} is not addressed to ${by.role ?? 'an agent without a role'}`).error;
}

/** To whom somebody speaks in a thread: whoever asked, to those they asked; all others, to whoever asked. */
export function addresseesOf(thread: Thread, by: Author): Recipient {
  const first = beginningOf(thread);
  if (isSameVoice(first.by, by)) return first.to;
  return first.by.role === undefined ? { unassigned: true } : { role: first.by.role };
}

/** What of the expertise that a thread asks for a speaker has. */
export function answersFor(thread: Thread, { expertise }: Speaker): string[] {
  const { to } = beginningOf(thread);
  return 'expertise' in to ? to.expertise.filter((one) => expertise.includes(one)) : [];
}

/** Why somebody may not say that the answers have been read, if so. */
export function notAcknowledged(thread: Thread, by: Author): Refused | undefined {
  const first = beginningOf(thread);
  if (by.as !== 'person' && !hasAsked(thread, by))
    return refused(`whoever asked acknowledges ${thread.id}`, `Answer it with: coord reply ${thread.id} 'text'`).error;
  const answers = thread.messages.filter((message) => !isSameVoice(message.by, first.by));
  if (answers.length === 0) return refused(`nobody has answered ${thread.id} yet`).error;
  if (answers.every(({ seq }) => seq < acknowledgedUpTo(thread)))
    return refused(
      `everything in ${thread.id} has been acknowledged`,
      `If nothing more is to be said: coord close ${thread.id}`,
    ).error;
  return undefined;
}

/** What a close covers: the whole thread where both are missing. */
export type Closing = Pick<ThreadClosed, 'role' | 'expertise'>;

/**
 * What somebody closes: whoever asked, and a person, the whole thread or one kind of the expertise it asks for; whoever was
 * asked, their own part in it.
 */
export function closing(thread: Thread, speaker: Speaker, wanted: string | undefined): Result<Closing, Refused> {
  const { by } = speaker;
  const { to } = beginningOf(thread);
  const fault = outsider(thread, speaker);
  if (fault) return { ok: false, error: fault };
  const isOwner = by.as === 'person' || hasAsked(thread, by);
  if (wanted !== undefined) {
    if (!('expertise' in to) || !to.expertise.includes(wanted))
      return refused(`${thread.id} does not ask for ${wanted}`);
    return isOwner || speaker.expertise.includes(wanted)
      ? ok({ expertise: [wanted] })
      : refused(`${by.role ?? 'an agent without a role'} does not know ${wanted}`);
  }
  if (isOwner || 'role' in to) return ok({});
  if ('expertise' in to) return ok({ expertise: answersFor(thread, speaker) });
  return by.role === undefined ? refused(`only whoever asked closes ${thread.id} for all`) : ok({ role: by.role });
}

function hasAsked(thread: Thread, by: Author): boolean {
  const first = beginningOf(thread);
  return isSameVoice(first.by, by) || (by.role !== undefined && first.by.role === by.role);
}

function isAddressed({ messages }: Thread, { by, expertise }: Speaker): boolean {
  const reader = { expertise, ...(by.role !== undefined && { role: by.role }) };
  return messages.some(({ to }) => isFor(to, reader));
}
