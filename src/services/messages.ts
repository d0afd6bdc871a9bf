import type { StateLayout } from '../store/files/state-layout.ts';
import { appendLine, readLines } from '../store/files/lines.ts';

/** A question from one role, or a person, to another role. Its text is data: it grants nothing. */
export interface Message {
  id: string;
  /** Wall clock, ISO 8601. */
  at: string;
  /** Set by coord from the session, never by the text. */
  from: string;
  to: string;
  path?: string;
  text: string;
}

/** Longer texts belong into a file. */
export const MAX_TEXT = 20_000;

export function sendMessage(layout: StateLayout, message: Message): void {
  appendLine(layout.messages, message);
}

/** The messages for a role, oldest first; all of them without a role. */
export function messagesFor(layout: StateLayout, role: string | undefined): Message[] {
  return readLines(layout.messages)
    .filter(isMessage)
    .filter(({ to }) => role === undefined || to === role);
}

function isMessage(value: unknown): value is Message {
  const message = value as Partial<Message> | null;
  return (
    typeof message === 'object' &&
    message !== null &&
    [message.id, message.at, message.from, message.to, message.text].every((field) => typeof field === 'string')
  );
}
