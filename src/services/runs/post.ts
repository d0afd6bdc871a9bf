import { err, ok, type Result } from '../../domain/result.ts';
import { threadId } from '../../domain/thread.ts';
import { sendMessage } from '../messages/send.ts';
import type { Place } from '../place.ts';
import type { Letter, Post } from '../runner/parts.ts';
import type { Expertise } from '../team/expertise.ts';

/** Sends what a run tells the team. A message is found again by its run and step, so that it is sent once. */
export function teamPost(place: Place, team: Expertise): Post {
  return {
    async send(letter) {
      const before = letter.isAgain ? await sentBefore(letter, place) : undefined;
      if (before !== undefined) return ok(before);
      const { step, to, from, subject, text } = letter;
      const by = { as: 'coord', run: step.run, ...(from !== undefined && { role: from }) } as const;
      const draft = { to, subject, text, urgency: 'normal', needsResponse: false, step: step.key } as const;
      const sent = await sendMessage(place, team, by, draft);
      return sent.ok ? ok(threadId(sent.value.seq)) : err(sent.error.reason);
    },
  };
}

async function sentBefore({ step }: Letter, { store }: Place): Promise<string | undefined> {
  const { records } = await store.log('messages').read(0);
  const found = records.find(
    (event) => event.type === 'message.sent' && event.step === step.key && event.by.run === step.run,
  );
  return found && threadId(found.seq);
}

/** A rehearsal bothers nobody: its messages have no number, and stand in its own journal alone. */
export const rehearsedPost: Post = { send: async (): Promise<Result<string, string>> => ok('MSG-0') };
