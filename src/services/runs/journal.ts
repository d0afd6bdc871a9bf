import type { Event } from '../../domain/event.ts';
import { StateUnreadable } from '../../store/leases.ts';
import type { Log } from '../../store/logs.ts';

const TYPES = new Set<Event['type']>([
  'run.started',
  'run.resumed',
  'step.started',
  'group.started',
  'session.used',
  'attempt.failed',
  'step.skipped',
  'step.finished',
  'time.up',
  'run.time-up',
  'write.refused',
  'approval.requested',
  'approval.answered',
  'approval.expired',
  'work.requested',
  'work.handed-in',
  'step.retried',
  'run.migrated',
  'playbook.kept',
  'run.closing',
  'run.finished',
]);

/** The events of a run's journal. The log vouches for the bytes; this is for a journal of another version. */
export function readJournal(log: Log, path: string): Event[] {
  const { records } = log.read();
  // Killed in its very first append: nothing was acknowledged.
  if (records.length === 0) throw new StateUnreadable(path, 'the journal holds no whole record; this run never began');
  return records.map((record, index) => {
    const type = (record as { type?: unknown } | null)?.type;
    if (typeof type !== 'string' || !TYPES.has(type as Event['type'])) {
      throw new StateUnreadable(path, `record ${index + 1} is no event that this version of coord knows`);
    }
    return record as Event;
  });
}
