import type { Author, StateEvent, ViolationClosed, WriteViolation } from '../../domain/records.ts';
import type { Fold } from '../../store/shared-logs.ts';
import type { Store } from '../../store/store.ts';
import type { Place } from '../place.ts';
import { isSame } from './content.ts';

/** Violations that are still open, by worktree and path: the newest of each. */
type Open = Record<string, WriteViolation>;

const keyOf = (worktree: string, path: string) => `${worktree}\0${path}`;

const OPEN: Fold<StateEvent, Open> = {
  name: 'violations-1',
  initial: {},
  step: (state, event) => {
    if (event.type === 'write.violation') state[keyOf(event.worktree, event.path)] = event;
    if (event.type === 'write.violation-closed')
      for (const path of event.paths) delete state[keyOf(event.worktree, path)];
    return state;
  },
};

/** Every violation that is open as far as was looked, oldest first. */
export async function openViolations(store: Pick<Store, 'fold'>): Promise<WriteViolation[]> {
  const { state } = await store.fold('events', OPEN);
  return Object.values(state).toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

/** Names one violation: the same content at the same place is one, whoever notices it. */
export function violationId({ worktree, path, now }: Pick<WriteViolation, 'worktree' | 'path' | 'now'>): string {
  return `${worktree}\0${path}\0${now.kind}:${now.id ?? ''}`;
}

/**
 * Records what is new. Where one is open at the path already, what was there before that one is what can be put back; the
 * same content again is no news.
 * @returns those that were recorded
 */
export async function recordViolations(
  { store }: Pick<Place, 'store'>,
  found: readonly WriteViolation[],
  open: readonly WriteViolation[],
): Promise<WriteViolation[]> {
  const recorded: WriteViolation[] = [];
  for (const violation of found) {
    const earlier = open.find(({ worktree, path }) => worktree === violation.worktree && path === violation.path);
    if (earlier && (isSame(earlier.now, violation.now) || isSame(earlier.before, violation.now))) continue;
    const record = earlier ? { ...violation, before: earlier.before } : violation;
    await store.log('events').append(record);
    recorded.push(record);
  }
  return recorded;
}

export async function closeViolations(
  { store, clock }: Place,
  by: Author,
  closing: Pick<ViolationClosed, 'worktree' | 'paths' | 'how' | 'reason'>,
): Promise<void> {
  if (closing.paths.length === 0) return;
  const at = clock.now().toISOString();
  await store.log('events').append({ type: 'write.violation-closed', at, by, ...closing });
}
