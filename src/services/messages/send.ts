import { listFault, textFault } from '../../domain/bounds.ts';
import type { Author, MessageSent, Recipient } from '../../domain/records.ts';
import { invalid, type Refused, refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Numbered } from '../../store/shared-logs.ts';
import { findDecision } from '../decisions/decisions.ts';
import { type Expertise, spelledAsKnown } from '../expertise.ts';
import type { Place } from '../place.ts';
import { findTask, unknownTask } from '../tasks/tasks.ts';

/** Longest texts of a message, in characters, and most paths. Longer texts belong into a file. */
const BOUNDS = { text: 20_000, subject: 200, paths: 20, path: 1000 };

/** A message as somebody words it. */
export type MessageDraft = Pick<
  MessageSent,
  'to' | 'subject' | 'text' | 'urgency' | 'needsResponse' | 'expectedBy' | 'about'
>;

/** Sends a message that begins a thread. */
export async function sendMessage(
  place: Place,
  team: Expertise,
  by: Author,
  draft: MessageDraft,
): Promise<Result<Numbered<MessageSent>, Refused>> {
  const to = knownRecipient(draft.to, team, by);
  if (!to.ok) return to;
  const fault = faultIn(draft) ?? (await unknownIn(place, draft));
  if (fault) return { ok: false, error: fault };
  return ok(
    await append(place, { type: 'message.sent', at: place.clock.now().toISOString(), by, ...draft, to: to.value }),
  );
}

/** Why the words of a message are not taken, if so. */
export function faultIn({
  text,
  subject,
  about,
}: Pick<MessageDraft, 'text' | 'subject' | 'about'>): Refused | undefined {
  return (
    textFault('the text', text, BOUNDS.text) ??
    (subject === undefined ? undefined : textFault('the subject', subject, BOUNDS.subject)) ??
    listFault('paths', about?.paths ?? [], BOUNDS.paths, BOUNDS.path)
  );
}

export async function append({ store }: Place, message: MessageSent): Promise<Numbered<MessageSent>> {
  return { ...message, seq: await store.log('messages').append(message) };
}

function knownRecipient(to: Recipient, team: Expertise, by: Author): Result<Recipient, Refused> {
  if ('role' in to) {
    if (!Object.hasOwn(team, to.role))
      return invalid(`there is no role ${to.role}; the roles are ${Object.keys(team).join(', ')}`);
    return by.as === 'agent' && by.role === to.role
      ? refused(`you are ${to.role} yourself`, "Ask another role, or everybody: coord ask --all 'text'")
      : ok(to);
  }
  if (!('expertise' in to)) return ok(to);
  const known = [...new Set(Object.values(team).flat())];
  const expertise = spelledAsKnown(to.expertise, team);
  const unknown = expertise.find((one) => !known.includes(one));
  if (unknown === undefined) return ok({ expertise });
  return invalid(
    known.length === 0
      ? `nobody knows ${unknown}: no role of the config has any expertise`
      : `nobody knows ${unknown}; the roles know ${known.join(', ')}`,
  );
}

async function unknownIn(place: Place, { about }: MessageDraft): Promise<Refused | undefined> {
  if (about?.task !== undefined && !(await findTask(place, about.task))) return unknownTask(about.task).error;
  if (about?.decision !== undefined && !(await findDecision(place, about.decision)))
    return invalid(`there is no decision ${about.decision}`, 'See those there are: coord decision list').error;
  return undefined;
}
