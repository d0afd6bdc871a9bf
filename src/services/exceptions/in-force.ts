import { authorName } from '../../domain/author.ts';
import { type ExceptedPaths, type Exception, exceptionsOf } from '../../domain/exception.ts';
import type { Policy } from '../../domain/policy.ts';
import { exceptionOfAnswer } from '../../domain/write-request.ts';
import type { ExceptedPath, GrantedException } from '../../domain/records.ts';
import type { Place } from '../place.ts';

/**
 * Every exception that holds now: those of the config, and those that a person gave.
 * @param run the run that is asked for; what holds in one run alone is left out elsewhere
 */
export async function exceptionsInForce(place: Place, policy: Policy, run?: string): Promise<Exception[]> {
  const now = place.clock.now().getTime();
  const ofConfig = exceptionsOf(policy).filter(({ until }) => now < Date.parse(until));
  const granted = await grantedInForce(place);
  const ofPeople = granted.filter((one) => one.run === undefined || one.run === run).map(exceptionOf);
  return [...ofConfig, ...ofPeople, ...(run === undefined ? [] : await approvedIn(place, run))];
}

/** What a person has agreed to in a run, when they were asked. */
async function approvedIn({ store }: Place, run: string): Promise<Exception[]> {
  const requests = await store.documents('write-requests').list();
  return requests.filter(({ value }) => value.run === run).flatMap(({ value }) => exceptionOfAnswer(value));
}

/** The exception that lets everybody write everything, where there is one; it needs no config. */
export async function everythingUnlocked(place: Place): Promise<Exception | undefined> {
  const granted = await grantedInForce(place);
  const found = granted.find(({ paths, run }) => paths === undefined && run === undefined);
  return found && exceptionOf(found);
}

/** Those that people gave and that have neither run out nor been ended. */
export async function grantedInForce({ store, clock }: Place): Promise<GrantedException[]> {
  const now = clock.now().getTime();
  const instant = clock.monotonic();
  const all = await store.documents('exceptions').list();
  return all
    .map(({ value }) => value)
    .filter(({ at, until, ends }) => {
      // A clock that was set back prolongs none, neither on this boot nor over the next.
      const isWithin = Date.parse(at) - SLACK_MS <= now && now < Date.parse(until);
      return isWithin && !(ends.boot === instant.boot && ends.ms <= instant.ms);
    });
}

/** What a clock may be put right by. */
const SLACK_MS = 60_000;

function exceptionOf({ id, by, paths, role, run, until, reason }: GrantedException): Exception {
  return {
    id,
    paths: paths?.map(exceptedBy),
    roles: role === undefined ? undefined : [role],
    ...(run !== undefined && { run }),
    until,
    reason,
    by: authorName(by),
  };
}

function exceptedBy({ pattern, regex }: ExceptedPath): ExceptedPaths {
  const compiled = regex === undefined ? undefined : new RegExp(regex, 'u');
  return {
    pattern,
    reach: (path) =>
      compiled ? (compiled.test(path) ? 'matched' : undefined) : path === pattern ? 'named' : undefined,
  };
}
