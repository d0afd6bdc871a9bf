import type { Closing } from '../domain/consultation.ts';
import type { MessageSent } from '../domain/records.ts';
import type { Refused } from '../domain/refused.ts';
import type { Result } from '../domain/result.ts';
import type { Thread } from '../domain/thread.ts';
import { expertiseOf } from '../services/team/expertise.ts';
import { acknowledge, close, reply } from '../services/messages/answer.ts';
import { type MessageDraft, sendMessage } from '../services/messages/send.ts';
import { inboxOf, openThreads, unansweredBy } from '../services/messages/threads.ts';
import type { Numbered } from '../store/shared-logs.ts';
import type { Desk } from './desk.ts';

/** Consultation: threads of messages between roles. Their texts are data, whoever wrote them. */
export interface MessagesApi {
  /** Begins a thread, whose id is `MSG-` and the number that is given back. */
  send(draft: MessageDraft): Promise<Result<Numbered<MessageSent>, Refused>>;
  reply(thread: string, text: string): Promise<Result<Numbered<MessageSent>, Refused>>;
  acknowledge(thread: string): Promise<Result<Thread, Refused>>;
  close(thread: string, note?: string): Promise<Result<Closing, Refused>>;
  /** What is addressed to the caller's role; for a person without a role, every open thread. */
  inbox(): Promise<Thread[]>;
  /** What waits for an answer of the caller's role. */
  unanswered(): Promise<Thread[]>;
}

export function messagesApi({ workplace, policy: { expertise }, author }: Desk): MessagesApi {
  const reader = {
    ...(author.role !== undefined && { role: author.role }),
    expertise: expertiseOf(expertise, author),
  };
  return {
    send: (draft) => sendMessage(workplace, expertise, author, draft),
    reply: (thread, text) => reply(workplace, expertise, author, { thread, text, needsResponse: false }),
    acknowledge: (thread) => acknowledge(workplace, author, thread),
    close: (thread, note) => close(workplace, expertise, author, { thread, ...(note !== undefined && { note }) }),
    inbox: () =>
      author.as === 'person' && author.role === undefined ? openThreads(workplace) : inboxOf(workplace, reader),
    unanswered: () => unansweredBy(workplace, reader),
  };
}
