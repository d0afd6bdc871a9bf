import { setTimeout as pause } from 'node:timers/promises';
import { lineFault } from '../../domain/bounds.ts';
import { numberedId, numberedIdFrom } from '../../domain/numbered-id.ts';
import type { Author, WriteAnswer, WriteRequest } from '../../domain/records.ts';
import { invalid, type Refused, refused } from '../../domain/refused.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { isSameQuestion, type Question, stillHolds } from '../../domain/write-request.ts';
import type { Place } from '../place.ts';

const LONGEST_REASON = 500;
/** Requests of runs that ended or were forgotten are kept for so long, in milliseconds; the log keeps them for ever. */
const KEPT_MS = 7 * 24 * 3_600_000;
/** Between two looks for an answer, in milliseconds. */
const LOOK_MS = 250;

/** Every request, by id. */
async function listRequests({ store }: Pick<Place, 'store'>): Promise<WriteRequest[]> {
  return (await store.documents('write-requests').list()).map(({ value }) => value);
}

/** Those that wait for an answer. */
export async function openRequests(place: Pick<Place, 'store'>): Promise<WriteRequest[]> {
  return (await listRequests(place)).filter(({ answer }) => answer === undefined);
}

/** The request that asks this already, with or without an answer: whoever asked it may have been killed since. */
export async function requestFor(place: Place, question: Question): Promise<WriteRequest | undefined> {
  const now = place.clock.now();
  return (await listRequests(place)).find((one) => isSameQuestion(one, question) && stillHolds(one, now));
}

/** Asks a person. @param text why they are asked; it may quote an agent */
export async function askForWrite(place: Place, by: Author, question: Question, text: string): Promise<WriteRequest> {
  const { store, clock } = place;
  await forgetOld(place);
  const id = numberedId('ASK', await store.nextNumber('write-requests'));
  const request: WriteRequest = { id, at: clock.now().toISOString(), by, ...question, text };
  await store.documents('write-requests').update(id, () => request);
  const { at, run, paths } = request;
  await store.log('events').append({ type: 'write.asked', at, by, request: id, run, paths, text });
  return request;
}

/** A person's answer: the first one counts. @param id as `numberedIdFrom` takes it */
export async function answerRequest(
  { store, clock }: Place,
  by: Author,
  id: string,
  { approved, reason }: { approved: boolean; reason: string | undefined },
): Promise<Result<WriteRequest, Refused>> {
  const fault = reason === undefined ? undefined : lineFault('the reason', reason, LONGEST_REASON);
  if (fault) return err(fault);
  const wanted = numberedIdFrom('ASK', id);
  const at = clock.now().toISOString();
  const said = reason === undefined ? {} : { reason };
  let before: WriteRequest | undefined;
  const updated = await store.documents('write-requests').update(wanted, (current) => {
    before = current;
    return current && !current.answer ? { ...current, answer: { at, by, approved, ...said } } : undefined;
  });
  if (!updated || !before) return invalid(`nobody asks ${wanted}`, 'See what is asked: coord status');
  if (before.answer)
    return refused(`${wanted} was ${before.answer.approved ? 'approved' : 'rejected'} at ${before.answer.at}`);
  await store.log('events').append({ type: 'write.answered', at, by, request: wanted, approved, ...said });
  return ok(updated.value);
}

/** Waits until somebody has answered; undefined where nobody has in time. */
export async function answerTo({ store }: Place, id: string, waitMs: number): Promise<WriteAnswer | undefined> {
  const end = performance.now() + waitMs;
  for (;;) {
    const answer = (await store.documents('write-requests').read(id))?.value.answer;
    if (answer || performance.now() >= end) return answer;
    await pause(Math.min(LOOK_MS, Math.max(1, end - performance.now())));
  }
}

async function forgetOld(place: Place): Promise<void> {
  const before = place.clock.now().getTime() - KEPT_MS;
  for (const { id, at, answer } of await listRequests(place))
    if (Date.parse(answer?.at ?? at) < before) await place.store.documents('write-requests').remove(id);
}
