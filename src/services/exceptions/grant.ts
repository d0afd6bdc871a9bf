import { lineFault } from '../../domain/bounds.ts';
import { numberedId, numberedIdFrom } from '../../domain/numbered-id.ts';
import type { Author, ExceptedPath, GrantedException } from '../../domain/records.ts';
import { invalid, type Refused } from '../../domain/refused.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Place } from '../place.ts';
import { grantedInForce } from './in-force.ts';

/** No exception lasts longer, in milliseconds. */
const LONGEST_MS = 24 * 3_600_000;
const LONGEST_REASON = 500;

export interface Grant {
  /** Undefined: everything. */
  paths: readonly ExceptedPath[] | undefined;
  role?: string;
  /** The one run that it is for. */
  run?: string;
  /** Milliseconds. */
  forMs: number;
  reason: string;
}

/** Lets paths, or everything, be written for a time although the rules are against it. */
export async function grantException(
  place: Place,
  by: Author,
  grant: Grant,
): Promise<Result<GrantedException, Refused>> {
  const { paths, role, run, forMs, reason } = grant;
  const fault = lineFault('the reason', reason, LONGEST_REASON);
  if (fault) return err(fault);
  if (forMs > LONGEST_MS)
    return invalid(
      'an exception lasts 24 hours at most',
      'What is needed for longer stands in the config: ownership.exceptions',
    );
  const { store, clock } = place;
  await forgetOver(place);
  const [now, instant] = [clock.now(), clock.monotonic()];
  const exception: GrantedException = {
    id: numberedId('EXC', await store.nextNumber('exceptions')),
    at: now.toISOString(),
    by,
    ...(paths && { paths: [...paths] }),
    ...(role !== undefined && { role }),
    ...(run !== undefined && { run }),
    until: new Date(now.getTime() + forMs).toISOString(),
    ends: { boot: instant.boot, ms: instant.ms + forMs },
    reason,
  };
  await store.documents('exceptions').update(exception.id, () => exception);
  const { id, at, ends: _, paths: excepted, ...rest } = exception;
  const patterns = excepted && { paths: excepted.map(({ pattern }) => pattern) };
  await store.log('events').append({ type: 'exception.granted', exception: id, ...rest, ...patterns, at });
  return ok(exception);
}

/** Ends exceptions before their time. @param ids as `numberedIdFrom` takes them; undefined: all that are in force */
export async function endExceptions(
  place: Place,
  by: Author,
  ids: readonly string[] | undefined,
): Promise<Result<GrantedException[], Refused>> {
  const { store, clock } = place;
  const all = await grantedInForce(place);
  const wanted = ids?.map((id) => numberedIdFrom('EXC', id));
  const unknown = wanted?.find((id) => !all.some((one) => one.id === id));
  if (unknown !== undefined)
    return invalid(`no exception ${unknown} is in force`, 'See those that are: coord unlock --list');
  const ended = all.filter(({ id }) => wanted?.includes(id) ?? true);
  for (const { id } of ended) {
    await store.documents('exceptions').remove(id);
    await store.log('events').append({ type: 'exception.ended', at: clock.now().toISOString(), by, exception: id });
  }
  return ok(ended);
}

/** What has run out is in the log, and read by every hook for nothing. */
async function forgetOver(place: Place): Promise<void> {
  const documents = place.store.documents('exceptions');
  const holding = new Set((await grantedInForce(place)).map(({ id }) => id));
  for (const { value } of await documents.list()) if (!holding.has(value.id)) await documents.remove(value.id);
}
