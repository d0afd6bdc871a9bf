import { statusOf } from '../../domain/decision.ts';
import { type Effectiveness, effectivenessOf } from '../../domain/effectiveness.ts';
import type { Processes } from '../../domain/process.ts';
import { stateOf } from '../../domain/thread-state.ts';
import type { Place } from '../place.ts';
import { readTeam } from './team-now.ts';

/** Counts of one thing, by what they are split into: `{ active: 2, lost: 1 }`. */
export type Counts = Record<string, number>;

/** A team in numbers. */
export interface Metrics {
  /** Instances by presence, threads by state, tasks and decisions by status, leases by role. */
  instances: Counts;
  threads: Counts;
  tasks: Counts;
  decisions: Counts;
  decisionsByCategory: Counts;
  conflicts: Counts;
  leases: Counts;
  /** Everything that ever happened besides messages and decisions, by type. */
  events: Counts;
  effectiveness: Effectiveness;
}

/** @param checkinMs milliseconds of silence after which an instance counts as lost */
export async function readMetrics(place: Place & { processes: Processes }, checkinMs: number): Promise<Metrics> {
  const { store } = place;
  const [team, messages, events] = await Promise.all([
    readTeam(place, checkinMs),
    store.log('messages').read(),
    store.fold('events', EVENT_COUNTS),
  ]);
  const { instances, threads, tasks, decisions, conflicts, leases } = team;
  const handovers = events.state['context.handed-over'] ?? 0;
  return {
    instances: countBy(instances, ({ presence }) => presence),
    threads: countBy(threads, stateOf),
    tasks: countBy(tasks, ({ status }) => status),
    decisions: countBy(decisions, statusOf),
    decisionsByCategory: countBy(decisions, ({ category }) => category),
    conflicts: countBy(conflicts, ({ resolved }) => (resolved ? 'resolved' : 'open')),
    leases: countBy(leases, ({ holder }) => holder.role ?? 'none'),
    events: events.state,
    effectiveness: effectivenessOf({ decisions, tasks, conflicts, messages: messages.records, handovers }),
  };
}

const EVENT_COUNTS = {
  name: 'event-counts-1',
  initial: {} as Counts,
  step: (counts: Counts, { type }: { type: string; seq: number }): Counts => ({
    ...counts,
    [type]: (counts[type] ?? 0) + 1,
  }),
};

function countBy<Item>(items: readonly Item[], kindOf: (item: Item) => string): Counts {
  const counts: Counts = {};
  for (const item of items) counts[kindOf(item)] = (counts[kindOf(item)] ?? 0) + 1;
  return counts;
}
