import type { Author, MessageEvent, MessageSent, Recipient, ThreadAcknowledged, ThreadClosed } from './records.ts';

/** Something of a log, with its place in it. */
type InLog<Value> = Value & { seq: number };

/** A first message and what answers it, as long as it is not closed as a whole. */
export interface Thread {
  /** MSG- and the place of the first message in its log. */
  id: string;
  /** Oldest first; never empty. */
  messages: InLog<MessageSent>[];
  /** When the answers had been read, and for whom it is closed although others still have something to say; oldest first. */
  marks: InLog<ThreadAcknowledged | ThreadClosed>[];
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
      state.open[id] = { id, messages: [event], marks: [] };
      return state;
    }
    const thread = openThread(state, event.thread ?? '');
    if (!thread) return state;
    if (event.type === 'message.sent') thread.messages.push(event);
    else thread.marks.push(event);
    if (event.type === 'thread.closed' && isOver(thread, event)) {
      delete state.open[thread.id];
      state.closed += 1;
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

/** The place up to which whoever asked has said that it read everything; 0 for nothing. */
export function acknowledgedUpTo({ marks }: Thread): number {
  return marks.findLast(({ type }) => type === 'thread.acknowledged')?.seq ?? 0;
}

/** Whether nothing more is to be said in a thread by a role, or on a kind of expertise. */
export function isClosedFor({ marks }: Thread, part: { role: string } | { expertise: string }): boolean {
  return marks.some((mark) => {
    if (mark.type !== 'thread.closed') return false;
    return 'role' in part ? mark.role === part.role : mark.expertise?.includes(part.expertise) === true;
  });
}

function isOver(thread: Thread, close: ThreadClosed): boolean {
  const { to } = beginningOf(thread);
  if (close.role !== undefined) return false;
  if (close.expertise === undefined || !('expertise' in to)) return true;
  return to.expertise.every((expertise) => isClosedFor(thread, { expertise }));
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
