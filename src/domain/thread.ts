import type { Author, MessageEvent, MessageSent, Recipient } from './records.ts';

/** Something of a log, with its place in it. */
type InLog<Value> = Value & { seq: number };

/** A first message and what answers it, as long as it is not closed as a whole. */
export interface Thread {
  /** MSG- and the place of the first message in its log. */
  id: string;
  /** Oldest first; never empty. */
  messages: InLog<MessageSent>[];
  /** The place at which whoever asked was last known to have read everything; 0 for not yet. */
  acknowledged: number;
  /** For whom nothing more is to be said, although others still have something to say. */
  closedFor: { roles: string[]; expertise: string[] };
}

/** What the log of messages comes to: open threads whole, and of the closed ones only how many there were. */
export interface Threads {
  open: Record<string, Thread>;
  closed: number;
}

/** Who reads: the agents of a role, with what it knows by the config; or agents without a role. */
export interface Reader {
  role?: string;
  expertise: readonly string[];
}

/** The fold of the messages. What is said about a thread that is closed, or never was, changes nothing. */
export const THREADS = {
  name: 'threads-1',
  initial: { open: {}, closed: 0 } satisfies Threads as Threads,
  step(state: Threads, event: InLog<MessageEvent>): Threads {
    if (event.type === 'message.sent' && event.thread === undefined) {
      const id = threadId(event.seq);
      state.open[id] = { id, messages: [event], acknowledged: 0, closedFor: { roles: [], expertise: [] } };
      return state;
    }
    const thread = openThread(state, event.thread ?? '');
    if (!thread) return state;
    switch (event.type) {
      case 'message.sent':
        thread.messages.push(event);
        break;
      case 'thread.acknowledged':
        thread.acknowledged = event.seq;
        break;
      case 'thread.closed':
        if (event.role !== undefined) thread.closedFor.roles.push(event.role);
        thread.closedFor.expertise.push(...(event.expertise ?? []));
        if (isOver(thread, event)) {
          delete state.open[thread.id];
          state.closed += 1;
        }
    }
    return state;
  },
};

export function openThread({ open }: Threads, id: string): Thread | undefined {
  return Object.hasOwn(open, id) ? open[id] : undefined;
}

export function threadId(seq: number): string {
  return `MSG-${seq}`;
}

/** The id that somebody means by `MSG-12`, `msg-12` or `12`. What is none of these is left as it is: no thread has it. */
export function threadIdFrom(text: string): string {
  const number = /^(?:msg-)?0*([1-9]\d{0,14})$/i.exec(text.trim())?.[1];
  return number === undefined ? text : threadId(Number(number));
}

/** The message that began a thread. */
export function beginningOf({ messages: [first], id }: Thread): InLog<MessageSent> {
  if (!first) throw new Error(`${id} has no message`);
  return first;
}

function isOver(thread: Thread, close: { role?: string; expertise?: string[] }): boolean {
  const { to } = beginningOf(thread);
  if (close.role !== undefined) return false;
  if (close.expertise === undefined || !('expertise' in to)) return true;
  return to.expertise.every((one) => thread.closedFor.expertise.includes(one));
}

/** Whether a recipient includes the reader. */
export function isFor(to: Recipient, { role, expertise }: Reader): boolean {
  if ('role' in to) return to.role === role;
  if ('expertise' in to) return to.expertise.some((one) => expertise.includes(one));
  return 'all' in to || role === undefined;
}

/** Whether the reader said it, or another instance of its role. People who play the role are not the reader. */
export function isByReader({ as, role }: Author, reader: Reader): boolean {
  return as === 'agent' && role === reader.role;
}
