import { presenceOf, type Presence } from '../../domain/presence.ts';
import type { Processes } from '../../domain/process.ts';
import type { Author, Heartbeat, Instance } from '../../domain/records.ts';
import type { Place } from '../place.ts';
import { releaseAllOf } from './release.ts';

/** Who comes to work, as far as coord itself can tell. */
export interface Arrival
  extends Pick<
    Instance,
    'id' | 'kind' | 'role' | 'parent' | 'agentType' | 'session' | 'run' | 'worktree' | 'branch' | 'process'
  > {
  /** What made it come: `startup`, `resume`, `clear`, `compact`, `subagent`, `checkin`. */
  source: string;
}

/** An instance, its last sign of life, and what follows from both. */
export interface InstanceNow extends Instance {
  heartbeat?: Heartbeat;
  presence: Presence;
}

/** As config/defaults.ts says it: who has a config gives its own. */
const CHECKIN_MS = 24 * 3_600_000;

/** The author of what an instance does. */
export function authorOf({ id, role, run }: Pick<Instance, 'id' | 'role' | 'run'>): Author {
  return { as: 'agent', ...(role !== undefined && { role }), instance: id, ...(run !== undefined && { run }) };
}

/** Enters an instance into the registry. One that is known by its id goes on where it stood, also after its end. */
export async function register(place: Place, { source, ...arrival }: Arrival): Promise<Instance> {
  const { store, clock } = place;
  const at = clock.now().toISOString();
  let isNew = true;
  const document = await store.documents('instances').update(arrival.id, (current) => {
    isNew = !current || current.ended !== undefined;
    return { ...arrival, ...keptOf(current, arrival, at), focus: focusOf(current, isNew, place) };
  });
  const instance = document?.value as Instance;
  await beat(place, instance.id);
  if (isNew) {
    const { id, kind, role } = instance;
    await store.log('events').append({
      type: 'instance.started',
      at,
      by: authorOf(instance),
      instance: id,
      kind,
      ...(role !== undefined && { role }),
      source,
    });
  }
  return instance;
}

/** What an instance has said of itself stays with it, and what it was told, as long as it plays the same role. */
function keptOf(current: Instance | undefined, { role }: Pick<Instance, 'role'>, at: string) {
  const isSame = current?.role === role;
  return {
    started: current?.started ?? at,
    available: current?.available ?? true,
    nextActions: current?.nextActions ?? [],
    collaborationNeeded: current?.collaborationNeeded ?? [],
    ...(current?.doing !== undefined && { doing: current.doing }),
    ...(isSame && current?.seen && { seen: current.seen }),
    ...(isSame && current?.reminded && { reminded: current.reminded }),
    ...(current?.keptFor && { keptFor: current.keptFor }),
  };
}

function focusOf(current: Instance | undefined, isNew: boolean, { clock }: Place): NonNullable<Instance['focus']> {
  return current?.focus && !isNew ? current.focus : { since: clock.monotonic() };
}

/** A sign of life. @param activity the tool, and what it is used on */
export async function beat({ store, clock }: Place, id: string, activity?: string): Promise<void> {
  await store.signals('heartbeats').put(id, {
    instance: id,
    at: clock.now().toISOString(),
    instant: clock.monotonic(),
    ...(activity !== undefined && { activity }),
  });
}

/**
 * Ends an instance in order, and its subagents with it: what it holds and what it was writing is given back.
 * @returns undefined where there is no such instance, or it has ended already
 */
export async function endInstance(place: Place, id: string, reason: string): Promise<Instance | undefined> {
  const documents = place.store.documents('instances');
  const found = (await documents.read(id))?.value;
  if (!found || found.ended) return undefined;
  const subagents = (await documents.list()).filter(({ value }) => value.parent === id && !value.ended);
  for (const { value } of subagents) await endOne(place, value.id, 'its session ended');
  const instance = await endOne(place, id, reason);
  await releaseAllOf(place, instance ?? found, [id, ...subagents.map(({ value }) => value.id)]);
  return instance;
}

async function endOne({ store, clock }: Place, id: string, reason: string): Promise<Instance | undefined> {
  const at = clock.now().toISOString();
  let isOver = false;
  const document = await store.documents('instances').update(id, (current) => {
    isOver = current !== undefined && !current.ended;
    return isOver && current ? { ...current, ended: { at, reason } } : undefined;
  });
  if (!isOver || !document) return undefined;
  await store.log('events').append({ type: 'instance.ended', at, by: authorOf(document.value), instance: id, reason });
  return document.value;
}

/**
 * Everybody in the registry, the oldest first.
 * @param checkinMs milliseconds of silence after which one counts as lost; the config's `health.checkin`
 */
export async function listInstances(
  { store, clock }: Place,
  processes: Processes,
  checkinMs = CHECKIN_MS,
): Promise<InstanceNow[]> {
  const [documents, beats] = await Promise.all([
    store.documents('instances').list(),
    store.signals('heartbeats').list(),
  ]);
  const heartbeats = new Map(beats.map((heartbeat) => [heartbeat.instance, heartbeat]));
  const now = clock.monotonic();
  return documents
    .map(({ value }) => {
      const heartbeat = heartbeats.get(value.id);
      const signs = {
        hasEnded: value.ended !== undefined,
        process: value.process && !value.ended ? processes.stateOf(value.process) : undefined,
        lastSign: heartbeat?.instant,
      };
      return { ...value, ...(heartbeat && { heartbeat }), presence: presenceOf(signs, now, checkinMs) };
    })
    .sort((a, b) => (a.started < b.started ? -1 : 1));
}
