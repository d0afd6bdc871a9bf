import { listFault, textFault } from '../../domain/bounds.ts';
import type { Author, Instance } from '../../domain/records.ts';
import { type Refused, refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Place } from '../place.ts';
import { beat } from './instances.ts';

/** Each text, in characters, and texts of one kind. */
const BOUNDS = { text: 500, texts: 20 };

/** What an instance says of itself; a part that is not given stays. Blank texts are none: they empty their list. */
export interface Saying {
  doing?: string;
  next?: readonly string[];
  needs?: readonly string[];
  available?: boolean;
}

/** Why it is not taken, if so. */
export function faultInSaying({ doing, next = [], needs = [] }: Saying): Refused | undefined {
  return (
    (doing === undefined || doing.trim() === '' ? undefined : textFault('what it is doing', doing, BOUNDS.text)) ??
    listFault('next actions', withoutBlank(next), BOUNDS.texts, BOUNDS.text) ??
    listFault('needs', withoutBlank(needs), BOUNDS.texts, BOUNDS.text)
  );
}

/** Writes down what an instance says of itself, for everybody to see. */
export async function say(place: Place, { instance }: Author, saying: Saying): Promise<Result<Instance, Refused>> {
  const fault = faultInSaying(saying);
  if (fault) return { ok: false, error: fault };
  if (instance === undefined) return notRegistered();
  const { doing, next, needs, available } = saying;
  const document = await place.store.documents('instances').update(instance, (current) => {
    if (!current || current.ended) return undefined;
    const { doing: did, ...rest } = current;
    const does = doing === undefined ? did : doing.trim() || undefined;
    return {
      ...rest,
      ...(does !== undefined && { doing: does }),
      ...(next && { nextActions: withoutBlank(next) }),
      ...(needs && { collaborationNeeded: withoutBlank(needs) }),
      ...(available !== undefined && { available }),
    };
  });
  if (!document || document.value.ended) return notRegistered();
  await beat(place, instance);
  return ok(document.value);
}

export const notRegistered = () =>
  refused('this shell belongs to no instance that is at work', 'Check in first: coord checkin');

const withoutBlank = (texts: readonly string[]) => texts.filter((text) => text.trim() !== '');
