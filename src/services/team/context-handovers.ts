import { listFault, textFault } from '../../domain/bounds.ts';
import type { Author, Checkpoint, ContextHandover } from '../../domain/records.ts';
import { numberedId, numberedIdFrom } from '../../domain/numbered-id.ts';
import { invalid, type Refused, refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { checkpointsOf, keepCheckpoint, MAX_SUMMARY } from '../checkpoints/checkpoints.ts';
import type { Expertise } from './expertise.ts';
import { memoryOf } from './memory.ts';
import type { Place } from '../place.ts';
import type { Workplace } from '../workplace.ts';

/** Of the checkpoints of whoever hands over, the newest go along. */
const WITH_CHECKPOINTS = 3;
const MAX_FILES = 200;

export interface HandoverRequest {
  by: Author;
  /** Roles. */
  to: readonly string[];
  /** As in `debugging-session`. */
  type: string;
  summary: string;
  /** Repository paths, besides those that are changed. */
  files: readonly string[];
  /** Whether the files that are changed in this worktree go along. */
  withChanged: boolean;
  withCheckpoints: boolean;
  expertise: Expertise;
}

/** Hands work in progress to one or several roles, each of which gets a message. */
export async function handOver(
  place: Place & Pick<Workplace, 'repository'>,
  request: HandoverRequest,
): Promise<Result<ContextHandover, Refused>> {
  const { by, to, type, summary, files, withChanged, withCheckpoints, expertise } = request;
  const fault = textFault('the text', summary, 20_000) ?? listFault('files', files, MAX_FILES, 1000) ?? typeFault(type);
  if (fault) return { ok: false, error: fault };
  const { store, clock } = place;
  const { checkpoint } = await keepCheckpoint(place, {
    by,
    reason: 'handover',
    expertise,
    summary: summary.slice(0, MAX_SUMMARY),
  });
  const checkpoints: Checkpoint[] = withCheckpoints
    ? (await checkpointsOf(place, by.role)).slice(-WITH_CHECKPOINTS)
    : [];
  const number = await store.nextNumber('context-handovers');
  const handover: ContextHandover = {
    id: numberedId('HO', number),
    at: clock.now().toISOString(),
    from: by,
    to: [...new Set(to)],
    type,
    summary,
    files: [...new Set([...files, ...(withChanged ? checkpoint.changed : [])])].slice(0, MAX_FILES),
    checkpoints,
    ...(by.role !== undefined && { memory: await memoryOf(place, by.role) }),
    received: [],
  };
  await store.documents('context-handovers').update(handover.id, () => handover);
  for (const role of handover.to) await tell(place, handover, role);
  const { at, id } = handover;
  await store.log('events').append({ type: 'context.handed-over', at, by, handover: id, to: handover.to });
  return ok(handover);
}

function typeFault(type: string): Refused | undefined {
  if (/^[a-z][a-z0-9-]{0,39}$/.test(type)) return undefined;
  return invalid(`${type} is no type of handover`, 'Use lower-case letters, digits and dashes, as in debugging-session')
    .error;
}

async function tell({ store, clock }: Place, { id, from, type, summary }: ContextHandover, role: string) {
  const cut = summary.length > 500 ? `${summary.slice(0, 500)}…` : summary;
  await store.log('messages').append({
    type: 'message.sent',
    at: clock.now().toISOString(),
    by: from,
    to: { role },
    subject: `Context ${id}: ${type}`,
    text: `${cut}\n\nTake it over with: coord context accept ${id}`,
    urgency: 'normal',
    needsResponse: false,
  });
}

/** All there are, oldest first. */
export async function listHandovers({ store }: Place): Promise<ContextHandover[]> {
  const documents = await store.documents('context-handovers').list();
  return documents.map(({ value }) => value).sort((a, b) => numberOf(a) - numberOf(b));
}

/** @param id as `numberedIdFrom` takes it */
export async function findHandover({ store }: Place, id: string): Promise<ContextHandover | undefined> {
  return (await store.documents('context-handovers').read(numberedIdFrom('HO', id)))?.value;
}

/** Those to a role that nobody of this role has taken over. */
export async function openHandovers(place: Place, role: string): Promise<ContextHandover[]> {
  return (await listHandovers(place)).filter(({ to, received }) => to.includes(role) && !isReceivedBy(received, role));
}

/** Takes a handover over, for a role that it was given to. Whoever does so again gets it again. */
export async function acceptHandover(
  place: Place,
  named: string,
  by: Author,
): Promise<Result<ContextHandover, Refused>> {
  const { store, clock } = place;
  const found = await findHandover(place, named);
  if (!found) return unknownHandover(named);
  const { id } = found;
  const { role } = by;
  if (role === undefined || !found.to.includes(role))
    return refused(
      `${id} is for ${found.to.join(', ')}`,
      role === undefined ? 'Nobody here plays a role: bind the worktree, or set COORD_ROLE' : `You are ${role}`,
    );
  const at = clock.now().toISOString();
  let isFirst = false;
  const document = await store.documents('context-handovers').update(id, (current) => {
    isFirst = current !== undefined && !isReceivedBy(current.received, role);
    return current && isFirst ? { ...current, received: [...current.received, { at, by }] } : undefined;
  });
  if (isFirst) await store.log('events').append({ type: 'context.received', at, by, handover: id });
  return ok(document?.value ?? found);
}

export const unknownHandover = (id: string) => invalid(`there is no handover ${id}`, 'See: coord context list');

function isReceivedBy(received: ContextHandover['received'], role: string): boolean {
  return received.some(({ by }) => by.role === role);
}

const numberOf = ({ id }: ContextHandover) => Number(id.slice('HO-'.length));
