import { lineFault, listFault, textFault } from '../../domain/bounds.ts';
import type { About, Author, MessageSent, Recipient } from '../../domain/records.ts';
import { invalid, type Refused, refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Numbered } from '../../store/shared-logs.ts';
import { findDecision } from '../decisions/find.ts';
import { type Expertise, spelledAsKnown } from '../team/expertise.ts';
import type { Place } from '../place.ts';
import { findTask, unknownTask } from '../tasks/tasks.ts';

/** Longest texts of a message, in characters, and most paths. Longer texts belong into a file. */
const BOUNDS = { text: 20_000, subject: 200, paths: 20, path: 1000 };

/** A message as somebody words it. */
export type MessageDraft = Pick<
  MessageSent,
  'to' | 'subject' | 'text' | 'urgency' | 'needsResponse' | 'expectedBy' | 'about' | 'step'
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
  const fault = faultIn(draft);
  if (fault) return { ok: false, error: fault };
  const about = await knownAbout(place, draft.about);
  if (!about.ok) return about;
  const { about: _, ...words } = draft;
  const at = place.clock.now().toISOString();
  const message = { type: 'message.sent', at, by, ...words, to: to.value } as const;
  return ok(await append(place, { ...message, ...(about.value && { about: about.value }) }));
}

/** Why the words of a message are not taken, if so. */
export function faultIn({
  text,
  subject,
  about,
}: Pick<MessageDraft, 'text' | 'subject' | 'about'>): Refused | undefined {
  return (
    textFault('the text', text, BOUNDS.text) ??
    (subject === undefined ? undefined : lineFault('the subject', subject, BOUNDS.subject)) ??
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

/** What a message is about, by the ids that it has; refused where there is no such task or decision. */
async function knownAbout(place: Place, about: About | undefined): Promise<Result<About | undefined, Refused>> {
  if (about?.task !== undefined && !(await findTask(place, about.task))) return unknownTask(about.task);
  if (about?.decision === undefined) return ok(about);
  const decision = await findDecision(place, about.decision);
  return decision.ok ? ok({ ...about, decision: decision.value.id }) : decision;
}
