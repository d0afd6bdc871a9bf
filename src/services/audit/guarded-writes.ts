import type { GuardedWrite } from '../../domain/records.ts';
import { type GitPath, repositoryPath } from '../../store/git-path.ts';
import type { Place } from '../place.ts';
import { stampOf, statOf } from './disk.ts';

/** A note of the last write at a path is of use until every session that was at work then has looked, in milliseconds. */
const KEPT_MS = 2 * 86_400_000;

const idOf = (worktree: string, path: string) => `${worktree}\0${path}`;

const stampAt = (worktree: string, path: GitPath): string => {
  const stats = statOf(worktree, path);
  return stats ? stampOf(stats) : '';
};

/** Notes that a write has just ended which had been judged: what it left is no violation, whoever looks at it. */
export async function noteGuardedWrite(
  { store, clock }: Place,
  { worktree, path, session }: { worktree: string; path: GitPath; session: string },
): Promise<void> {
  const shown = repositoryPath(path);
  const note: GuardedWrite = {
    worktree,
    path: shown,
    session,
    at: clock.now().toISOString(),
    stat: stampAt(worktree, path),
  };
  await store.signals('guarded-writes').put(idOf(worktree, shown), note);
}

/** The session whose judged write left what is at a path now; undefined where something else was there since. */
export async function guardedWriter(
  { store }: Pick<Place, 'store'>,
  worktree: string,
  path: GitPath,
): Promise<string | undefined> {
  const shown = repositoryPath(path);
  const note = await store.signals('guarded-writes').read(idOf(worktree, shown));
  const isIt = note?.worktree === worktree && note.path === shown && note.stat === stampAt(worktree, path);
  return isIt ? note.session : undefined;
}

/** Notes what a person is asked about before a command, so that what they agree to is no violation after it. */
export async function noteAsked(
  { store }: Pick<Place, 'store'>,
  call: string,
  session: string,
  paths: readonly string[],
): Promise<void> {
  if (paths.length > 0) await store.signals('asked-writes').put(call, { call, session, paths: [...paths] });
}

/** What a person was asked about before a command that has run; it is forgotten by this. */
export async function agreedTo({ store }: Pick<Place, 'store'>, call: string, session: string): Promise<string[]> {
  const asked = await store.signals('asked-writes').read(call);
  if (asked?.session !== session) return [];
  await store.signals('asked-writes').remove(call);
  return asked.paths;
}

/** Takes out what is of no use any more: old notes, and what people were asked about by sessions that are over. */
export async function sweepGuardedWrites({ store, clock }: Place): Promise<void> {
  const horizon = clock.now().getTime() - KEPT_MS;
  const notes = store.signals('guarded-writes');
  for (const { worktree, path, at } of await notes.list())
    if (Date.parse(at) < horizon) await notes.remove(idOf(worktree, path));
  const asked = store.signals('asked-writes');
  for (const { call, session } of await asked.list()) {
    const instance = await store.documents('instances').read(session);
    if (!instance || instance.value.ended) await asked.remove(call);
  }
}
