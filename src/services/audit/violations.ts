import type {
  Author,
  Content,
  SeenFile,
  StateEvent,
  ViolationClosed,
  ViolatingChange,
  WriteViolation,
} from '../../domain/records.ts';
import { type GitPath, gitPathOf } from '../../store/git-path.ts';
import type { Fold } from '../../store/shared-logs.ts';
import type { Store } from '../../store/store.ts';
import type { Place } from '../place.ts';
import { ABSENT, isSame } from './content.ts';
import { seeFiles } from './disk.ts';

/** One change that nobody who was at work there may make. */
export interface Violation extends Omit<WriteViolation, 'type' | 'changes'>, ViolatingChange {}

/** Violations that are still open, by worktree and path: the newest of each. */
type Open = Record<string, Violation>;

const keyOf = (worktree: string, path: string) => `${worktree}\0${path}`;

const OPEN: Fold<StateEvent, Open> = {
  name: 'violations-1',
  initial: {},
  step: (state, event) => {
    if (event.type === 'write.violation') {
      const { at, by, session, worktree, during, others } = event;
      for (const change of event.changes)
        state[keyOf(worktree, change.path)] = { at, by, session, worktree, during, others, ...change };
    }
    if (event.type === 'write.violation-closed')
      for (const path of event.paths) delete state[keyOf(event.worktree, path)];
    return state;
  },
};

/** Every violation that is open as far as was looked, oldest first. */
export async function openViolations(store: Pick<Store, 'fold'>): Promise<Violation[]> {
  const { state } = await store.fold('events', OPEN);
  return Object.values(state).toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

/** Names one violation: the same content at the same place is one, whoever notices it. */
export function violationId({ worktree, path, now }: Pick<Violation, 'worktree' | 'path' | 'now'>): string {
  return `${worktree}\0${path}\0${now.kind}:${now.id ?? ''}`;
}

/** So much goes into one record, in characters: its size is bounded, and each record is made durable. */
const TOGETHER = 50_000;

function inParts<Item>(items: readonly Item[]): Item[][] {
  const parts: Item[][] = [];
  let size = TOGETHER;
  for (const item of items) {
    const length = JSON.stringify(item).length;
    if (size + length > TOGETHER) {
      parts.push([]);
      size = 0;
    }
    size += length;
    parts.at(-1)?.push(item);
  }
  return parts;
}

/**
 * Records what is new. Where one is open at the path already, what was there before that one is what can be put back; the
 * same content again is no news, unless whoever it was has gone and it has been put back meanwhile.
 * @returns those that were recorded
 */
export async function recordViolations(
  { store }: Pick<Place, 'store'>,
  { changes, ...found }: Omit<WriteViolation, 'type'>,
  open: readonly Violation[],
): Promise<Violation[]> {
  const known = new Map(open.map((violation) => [violation.path, violation]));
  const fresh = changes.flatMap((change) => {
    const earlier = known.get(change.path);
    const isTheirs = earlier && (earlier.session === found.session || found.others.includes(earlier.session));
    if (earlier && isSame(earlier.before, change.now)) return [];
    if (isTheirs && isSame(earlier.now, change.now)) return [];
    return [earlier ? { ...change, before: earlier.before } : change];
  });
  for (const part of inParts(fresh))
    await store.log('events').append({ type: 'write.violation', ...found, changes: part });
  return fresh.map((change) => ({ ...found, ...change }));
}

export async function closeViolations(
  { store, clock }: Place,
  by: Author,
  closing: Pick<ViolationClosed, 'worktree' | 'paths' | 'how' | 'reason'>,
): Promise<void> {
  const at = clock.now().toISOString();
  for (const paths of inParts(closing.paths))
    await store.log('events').append({ type: 'write.violation-closed', at, by, ...closing, paths });
}

/** The path of a violation, as git has it. */
export function gitPathIn({ path, file }: Pick<Violation, 'path' | 'file'>): GitPath {
  return file ?? gitPathOf(path);
}

/**
 * Closes those of a worktree's open violations that are over: put back by hand, or replaced by something else.
 * @param known what was seen there before, so that it is not read again
 * @returns those that are still open
 */
export async function closeOver(
  place: Place,
  by: Author,
  worktree: string,
  open: readonly Violation[],
  known: ReadonlyMap<GitPath, SeenFile> = new Map(),
): Promise<Violation[]> {
  if (open.length === 0) return [];
  const wanted = open.map((violation) => ({ path: gitPathIn(violation) }));
  const seen = await seeFiles(worktree, wanted, known, place.clock.now());
  const contentOf = (violation: Violation) => seen.get(gitPathIn(violation))?.content ?? ABSENT;
  const over = open.filter((violation) => !isStill(violation, contentOf(violation)));
  const undone = over.filter((violation) => isSame(contentOf(violation), violation.before));
  const gone = over.filter((violation) => !undone.includes(violation));
  await closeViolations(place, by, { worktree, paths: pathsOf(undone), how: 'undone' });
  await closeViolations(place, by, { worktree, paths: pathsOf(gone), how: 'gone' });
  return open.filter((violation) => !over.includes(violation));
}

const pathsOf = (violations: readonly Violation[]) => violations.map(({ path }) => path);

/** A repository in the worktree is taken to be there until somebody says otherwise. */
function isStill({ now }: Violation, content: Content): boolean {
  return now.kind === 'repository' || isSame(content, now);
}
