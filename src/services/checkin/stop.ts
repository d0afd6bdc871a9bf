import type { Instance } from '../../domain/records.ts';
import { unansweredBy } from '../messages/threads.ts';
import type { Place } from '../place.ts';
import type { Expertise } from '../team/expertise.ts';
import { readerOf } from './reader.ts';
import { DATA_NOTE, section } from './checklist-text.ts';
import { threadItem } from './items.ts';
import { tellUrgent } from './news.ts';

/** What an instance should hear before it stops: questions it has not answered, each once, and what is urgent. */
export async function tellBeforeStop(
  place: Place,
  instance: Instance,
  expertise: Expertise,
): Promise<string | undefined> {
  const waiting = await unansweredBy(place, readerOf(instance, expertise));
  const ids = waiting.map(({ id }) => id);
  let before: readonly string[] = instance.reminded ?? [];
  if (ids.join() !== before.join()) {
    await place.store.documents('instances').update(instance.id, (current) => {
      before = current?.reminded ?? [];
      return current && { ...current, reminded: ids };
    });
  }
  const fresh = waiting.filter(({ id }) => !before.includes(id));
  const shown = fresh.map(({ id }) => id);
  const urgent = await tellUrgent(place, instance, expertise, shown);
  if (fresh.length === 0) return urgent;
  const items = fresh.map((thread) => threadItem(thread, instance.role));
  const head = `Before you stop: others wait for an answer of yours. Answer, or say why not. ${DATA_NOTE}`;
  return [head, section('Unanswered', 'coord inbox', items), ...(urgent === undefined ? [] : [urgent])].join('\n\n');
}
