import { expectedBy, isUnansweredBy, stateOf, type ThreadState } from '../../domain/thread-state.ts';
import type { Reader, Thread } from '../../domain/thread.ts';

/** A thread, and what follows from it now, for a reader. */
export interface ThreadNow extends Thread {
  state: ThreadState;
  /** Whether the reader has to answer; for somebody who reads everything, whether anybody has. */
  unanswered: boolean;
  /** When an answer was or is expected that has not come. ISO 8601. */
  expectedBy?: string;
  overdue: boolean;
}

export function threadNow(thread: Thread, reader: Reader | undefined, now: Date): ThreadNow {
  const state = stateOf(thread);
  const expected = expectedBy(thread);
  return {
    ...thread,
    state,
    unanswered: reader ? isUnansweredBy(thread, reader) : state === 'waiting',
    ...(expected !== undefined && { expectedBy: expected }),
    overdue: expected !== undefined && expected < now.toISOString(),
  };
}
