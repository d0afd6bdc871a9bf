import type { Author, Memory, MemoryNote } from '../../domain/records.ts';
import { invalid, type Refused, refused } from '../../domain/refused.ts';
import { textFault } from '../../domain/bounds.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Place } from '../place.ts';

/** What a role can keep in mind: notes, known and needed together. */
const MAX_NOTES = 100;
/** In characters. */
const MAX_NOTE = 2000;

/** Texts for one or both parts of a memory. */
export interface Notes {
  known?: readonly string[];
  needed?: readonly string[];
}

const PARTS = ['known', 'needed'] as const;

export async function memoryOf({ store }: Place, role: string): Promise<Memory> {
  const document = await store.documents('memory').read(role);
  return document?.value ?? { role, known: [], needed: [] };
}

/** All notes in the order in which they are numbered, from 1. */
export function numberedNotes({ known, needed }: Memory): { part: 'known' | 'needed'; note: MemoryNote }[] {
  return [
    ...known.map((note) => ({ part: 'known' as const, note })),
    ...needed.map((note) => ({ part: 'needed' as const, note })),
  ];
}

/** Adds to what a role knows and needs to know, or puts it in place of the parts that are given. */
export async function remember(
  place: Place,
  { by, role, notes, replace }: { by: Author; role: string; notes: Notes; replace: boolean },
): Promise<Result<Memory, Refused>> {
  const given = PARTS.flatMap((part) => notes[part] ?? []);
  if (given.length === 0) return invalid('nothing is given to remember', 'Give --known TEXT or --needed TEXT');
  for (const text of given) {
    const fault = textFault('a note', text, MAX_NOTE);
    if (fault) return { ok: false, error: fault };
  }
  const at = place.clock.now().toISOString();
  const withNotes = (memory: Memory, part: 'known' | 'needed') => {
    const more = notes[part]?.map((text) => ({ text, at, by }));
    return more ? [...(replace ? [] : memory[part]), ...more] : memory[part];
  };
  return change(place, by, role, (memory) => {
    const next = { role, known: withNotes(memory, 'known'), needed: withNotes(memory, 'needed') };
    if (next.known.length + next.needed.length <= MAX_NOTES) return ok(next);
    return refused(`a memory holds ${MAX_NOTES} notes`, 'Take out what is no longer true: coord memory remove N');
  });
}

/** Takes a note out. @param number as `numberedNotes` has it, from 1 */
export function forget(
  place: Place,
  { by, role, number }: { by: Author; role: string; number: number },
): Promise<Result<Memory, Refused>> {
  return change(place, by, role, (memory) => {
    const found = numberedNotes(memory)[number - 1];
    if (!found) return invalid(`the memory of ${role} has no note ${number}`, `See: coord memory show ${role}`);
    return ok({ ...memory, [found.part]: memory[found.part].filter((note) => note !== found.note) });
  });
}

async function change(
  { store, clock }: Place,
  by: Author,
  role: string,
  edit: (memory: Memory) => Result<Memory, Refused>,
): Promise<Result<Memory, Refused>> {
  let edited: Result<Memory, Refused> | undefined;
  await store.documents('memory').update(role, (current) => {
    edited = edit(current ?? { role, known: [], needed: [] });
    return edited.ok ? edited.value : undefined;
  });
  if (edited?.ok) await store.log('events').append({ type: 'memory.changed', at: clock.now().toISOString(), by, role });
  return edited as Result<Memory, Refused>;
}
