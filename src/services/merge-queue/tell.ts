import type { QueueChanged, QueueEntry } from '../../domain/records.ts';
import { learn } from '../lessons/lessons.ts';
import type { Place } from '../place.ts';
import { sendMessage } from '../messages/send.ts';
import { letGo } from './kept.ts';
import { mainOf } from './judge.ts';
import type { QueueParts } from './parts.ts';
import { record } from './record.ts';

const COORD = { as: 'coord' } as const;
/** As many paths go with a message. */
const PATHS = 20;

/**
 * Tells everybody how an entry has ended, each once however often this is begun: the entry itself says so already, and
 * a kill may have come in between.
 */
export async function tellEnd(entry: QueueEntry, parts: QueueParts): Promise<void> {
  const { workplace } = parts;
  const { id, branch, landed, escalated, status } = entry;
  if (status === 'landed' && landed) {
    await happened(workplace, { ...changed(landed.at), did: status, note: landed.commit.slice(0, 12) });
    await letGo(mainOf(workplace), entry);
  }
  if (status === 'escalated' && escalated) {
    await happened(workplace, { ...changed(escalated.at), did: status, note: escalated.reason });
    for (const role of escalated.roles) await writeTo(role, entry, parts);
    await learnFrom(entry, workplace);
  }
  const told = await record(parts, entry, { told: true });
  if (status === 'landed' || status === 'escalated') parts.observe({ kind: status, entry: told });

  function changed(at: string) {
    return { type: 'queue.changed', at, by: COORD, entry: id, branch } as const;
  }
}

/** Into the log of happenings, unless it is there. */
async function happened({ store }: Place, event: QueueChanged): Promise<void> {
  const { records } = await store.log('events').read();
  const isThere = records.some(
    (one) => one.type === 'queue.changed' && one.entry === event.entry && one.did === event.did && one.at === event.at,
  );
  if (!isThere) await store.log('events').append(event);
}

async function writeTo(role: string, entry: QueueEntry, { workplace, expertise }: QueueParts): Promise<void> {
  const { id, tries, escalated } = entry;
  if (!escalated) return;
  const subject = `${id}, try ${tries}: ${escalated.why}`;
  const { records } = await workplace.store.log('messages').read();
  const isThere = records.some(
    (one) =>
      one.type === 'message.sent' &&
      one.by.as === 'coord' &&
      one.subject === subject &&
      'role' in one.to &&
      one.to.role === role,
  );
  if (isThere) return;
  const paths = escalated.paths.filter((path) => path.length <= 1000).slice(0, PATHS);
  await sendMessage(workplace, expertise, COORD, {
    to: { role },
    subject,
    text: textOf(entry),
    urgency: 'high',
    needsResponse: false,
    ...(paths.length > 0 && { about: { paths } }),
  });
}

function textOf({ id, branch, into, escalated }: QueueEntry): string {
  const kept = escalated?.kept.length ? `\nKept on: ${escalated.kept.join(', ')}.` : '';
  const mend =
    escalated?.why === 'conflict'
      ? `Merge ${into} into ${branch}, settle it there so that neither side is lost, commit, then: coord queue retry ${id}`
      : `Mend it on ${branch}, then: coord queue retry ${id}`;
  return `${branch} was not taken into ${into}: ${escalated?.reason ?? ''}.${kept}\n${mend}`.slice(0, 20_000);
}

/** What could not be taken in is known to whoever works there next. */
async function learnFrom({ id, tries, into, role, escalated }: QueueEntry, place: Place): Promise<void> {
  if (!escalated) return;
  const text = `Taken into ${into}: ${escalated.reason}`;
  const whose = role === undefined ? {} : { role };
  await learn(place, [{ kind: 'failure', ...whose, text, from: id }], `${id} try ${tries}`);
}
