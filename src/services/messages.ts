import type { MessageSent } from '../domain/records.ts';
import type { Place } from './place.ts';

/** Longer texts belong into a file. */
export const MAX_TEXT = 20_000;

export function sendMessage({ store }: Place, message: MessageSent): Promise<number> {
  return store.log('messages').append(message);
}

/** The messages for a role, oldest first; all of them without a role. */
export async function messagesFor({ store }: Place, role: string | undefined): Promise<MessageSent[]> {
  const { records } = await store.log('messages').read();
  return records.flatMap((event) =>
    event.type === 'message.sent' && (role === undefined || ('role' in event.to && event.to.role === role))
      ? [event]
      : [],
  );
}
