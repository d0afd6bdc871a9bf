import { textFault } from '../../domain/bounds.ts';
import {
  concerning,
  dismissed,
  learned,
  mostWorth,
  NO_LESSONS,
  saidByPerson,
  type Taught,
} from '../../domain/lesson.ts';
import { numberedIdFrom } from '../../domain/numbered-id.ts';
import type { Lesson, Lessons } from '../../domain/records.ts';
import { invalid, type Refused, refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Place } from '../place.ts';

/** All of them are in one document, one for each repository. */
const ALL = 'all';
const MOST_TEXT = 400;

/** What earlier work has taught, the most pressing first. @param role whose concern it has to be; undefined for all */
export async function lessonsOf({ store }: Place, role?: string): Promise<Lesson[]> {
  const { lessons } = (await store.documents('lessons').read(ALL))?.value ?? NO_LESSONS;
  return role === undefined ? mostWorth(lessons) : concerning(lessons, role);
}

/** What has been learned from already. */
export async function learnedFrom({ store }: Place): Promise<ReadonlySet<string>> {
  return new Set((await store.documents('lessons').read(ALL))?.value.learnedFrom);
}

/** Takes lessons in. @param source what they come from, which is learned from once */
export async function learn({ store, clock }: Place, taught: readonly Taught[], source?: string): Promise<void> {
  if (taught.length === 0 && source === undefined) return;
  const at = clock.now().toISOString();
  await store.documents('lessons').update(ALL, (current) => {
    const known = current ?? NO_LESSONS;
    const next = learned(known, taught, source, at);
    return next === known ? undefined : next;
  });
}

/** What is gone can't be learned from again. @param there what there still is of all that begins as `kind` says */
export async function forgetSources({ store }: Place, isGone: (source: string) => boolean): Promise<void> {
  await store.documents('lessons').update(ALL, (current) => {
    const left = current?.learnedFrom.filter((source) => !isGone(source));
    return current && left && left.length < current.learnedFrom.length ? { ...current, learnedFrom: left } : undefined;
  });
}

/** A person says what is to be kept in mind. */
export async function sayLesson(
  { store, clock }: Place,
  text: string,
  role: string | undefined,
): Promise<Result<Lesson, Refused>> {
  const fault = textFault('a lesson', text, MOST_TEXT);
  if (fault) return { ok: false, error: fault };
  const from = 'a person';
  const taught: Taught = { kind: 'said', text, ...(role !== undefined && { role }), from };
  const at = clock.now().toISOString();
  const after = await store
    .documents('lessons')
    .update(ALL, (current) => saidByPerson(current ?? NO_LESSONS, taught, at));
  const said = after?.value.lessons.find((lesson) => lesson.last === at && lesson.from.at(-1) === from);
  return said ? ok(said) : refused('as many lessons as there may be are pinned', 'Unpin one: coord lessons unpin ID');
}

export function pinLesson(place: Place, id: string, pinned: boolean): Promise<Result<Lesson, Refused>> {
  return change(place, id, (known, found) => ({
    ...known,
    lessons: known.lessons.map((lesson) => (lesson.id === found ? { ...lesson, pinned } : lesson)),
  }));
}

/** Takes one out, for good. */
export function removeLesson(place: Place, id: string): Promise<Result<Lesson, Refused>> {
  return change(place, id, dismissed);
}

/** @returns the lesson as it is now; as it was, where it is taken out */
async function change(
  { store }: Place,
  id: string,
  edit: (known: Lessons, id: string) => Lessons,
): Promise<Result<Lesson, Refused>> {
  let found: Lesson | undefined;
  await store.documents('lessons').update(ALL, (current) => {
    found = current?.lessons.find((lesson) => lesson.id === numberedIdFrom('LES', id));
    if (!current || !found) return undefined;
    const { id: which } = found;
    const edited = edit(current, which);
    found = edited.lessons.find((lesson) => lesson.id === which) ?? found;
    return edited;
  });
  return found ? ok(found) : invalid(`there is no lesson ${id}`, 'See: coord lessons');
}
