import type { DecisionEvent, MessageEvent, StateEvent } from '../../domain/records.ts';
import type { Numbered } from '../../store/shared-logs.ts';
import type { LogKinds } from '../../store/store.ts';
import type { Place } from '../place.ts';

/** Everything that is ever appended to the shared state. */
export type Happening = MessageEvent | DecisionEvent | StateEvent;

/** A happening, the log it stands in, and its place there. */
export type Recorded<Event extends Happening = Happening> = Numbered<Event> & { log: keyof LogKinds };

export interface HistoryQuery {
  /** Not before this time, ISO 8601. */
  since?: string;
  /** Types, or what they begin with: `task` is every `task.…`. */
  types?: readonly string[];
  /** Done by this role. */
  role?: string;
}

/** How far each log has been read. */
export type Places = Record<keyof LogKinds, number>;

const BEGINNING: Places = { events: 0, messages: 0, decisions: 0 };

export interface History {
  happenings: Recorded[];
  places: Places;
}

/**
 * What happened, from all logs, by time. Clocks jump: of one log, what came first stays first.
 * @param after where to go on; without it, from the beginning
 */
export async function readHistory({ store }: Place, query: HistoryQuery, after = BEGINNING): Promise<History> {
  const places = { ...after };
  let happenings: Recorded[] = [];
  for (const log of ['events', 'messages', 'decisions'] as const) {
    const { records, last } = await store.log(log).read(after[log]);
    places[log] = last;
    const wanted = records.filter((record) => isWanted(record, query));
    happenings = merge(
      happenings,
      wanted.map((record) => ({ ...record, log })),
    );
  }
  return { happenings, places };
}

function isWanted({ type, at, by }: Happening, { since, types, role }: HistoryQuery): boolean {
  return (
    (since === undefined || at >= since) &&
    (types === undefined || types.some((wanted) => type === wanted || type.startsWith(`${wanted}.`))) &&
    (role === undefined || by.role === role)
  );
}

/** Two histories as one. */
function merge(left: Recorded[], right: Recorded[]): Recorded[] {
  const merged: Recorded[] = [];
  let at = 0;
  for (const happening of left) {
    for (let next = right[at]; next !== undefined && next.at < happening.at; next = right[at]) {
      merged.push(next);
      at += 1;
    }
    merged.push(happening);
  }
  return [...merged, ...right.slice(at)];
}
