import { verdictOf } from '../../domain/handoff.ts';
import type { Handoff, MessageSent } from '../../domain/records.ts';
import type { Place } from '../place.ts';

/** Tells the role that has to go on with a handoff, in its inbox, what has become of it. */
export async function tellRole({ store, clock }: Place, handoff: Handoff): Promise<void> {
  const word = wordOn(handoff);
  if (!word) return;
  const message: MessageSent = {
    type: 'message.sent',
    at: clock.now().toISOString(),
    by: { as: 'coord' },
    to: { role: word.role },
    subject: `${handoff.id} is ${handoff.state}`,
    text: `${handoff.title}\n\n${word.text}`,
    urgency: handoff.emergency ? 'urgent' : 'normal',
    needsResponse: false,
  };
  await store.log('messages').append(message);
}

function wordOn({
  id,
  state,
  from,
  to,
  verification,
  emergency,
  history,
}: Handoff): { role: string; text: string } | undefined {
  switch (state) {
    case 'APPROVED':
      return {
        role: to,
        text: `${from} hands this over to you${emergency ? `, approved in an emergency and not verified yet: ${emergency.reason}` : ''}. Read it with: coord handoff show ${id} --document\nTake it over with: coord handoff complete ${id}`,
      };
    case 'FAILED': {
      const why = verification?.passed === false ? verdictOf(verification) : (history.at(-1)?.note ?? '');
      return {
        role: from,
        text: `It has failed: ${why}\n\nBegin to mend it with: coord handoff remedy ${id}\nand hand it in again with: coord handoff ready ${id}`,
      };
    }
    default:
      return undefined;
  }
}
