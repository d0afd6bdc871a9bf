import { unlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Refused } from '../../../src/domain/refused.ts';
import type { Result } from '../../../src/domain/result.ts';
import { claimMarker } from '../marker.ts';
import { anyOf, type Deed, TALK, type Worker } from './talk.ts';
import type { Told } from './told.ts';

/** Everything that an instance does through the library. */
export const DEEDS: readonly Deed[] = [
  ...TALK,
  [24, holdLeases],
  [6, async ({ coord, me }, what) => (await coord.instances.beat(me.name, what), { did: 'beat' })],
  [2, async ({ coord, me }) => (await coord.instances.register(me.name), { did: 'registered' })],
  [1, async ({ coord, me }) => (await coord.instances.end(me.name, 'a break'), { did: 'ended' })],
  [2, async ({ coord }) => (await coord.status(), { did: 'looked' })],
];

/** What is leased, and the places that whoever has it has alone. */
function leasable(role: string): [string, string[]][] {
  const [a, b, own] = ['common/a.txt', 'common/b.txt', `${role}/x.txt`];
  return [
    [a, [a]],
    [b, [b]],
    ['common/**', [a, b]],
    ['common/a*', [a]],
    [own, [own]],
    [`${role}/**`, [own]],
    ['port:5432', ['port:5432']],
    ['db:test', ['db:test']],
  ];
}

/** Takes one or two leases, is alone where only their holder may be, and gives them back. */
async function holdLeases(worker: Worker): Promise<Told> {
  const { coord, me, pick } = worker;
  const all = leasable(me.role);
  const wanted = new Map([anyOf(all, worker), anyOf(all, worker)].flatMap((one) => (one ? [one] : [])));
  const taken = await coord.leases.acquire([...wanted.keys()], { waitMs: pick(2) * 50, reason: 'chaos' });
  if (!taken.ok) return { did: 'nothing', why: taken.error.reason };
  const places = [...new Set([...wanted.values()].flat())].map((place) => join(me.markers, place.replace('/', '-')));
  for (const place of places) claimMarker(place, me.name);
  await new Promise((resolve) => setTimeout(resolve, pick(6)));
  const tokens = new Map(taken.value.map(({ key, token }) => [nameOf(key), token]));
  if (pick(3) === 0) for (const [name, token] of tokens) must(await coord.leases.renew(name, token));
  for (const place of places) unlinkSync(place);
  for (const [name, token] of tokens) must(await coord.leases.release(name, token));
  return { did: 'leased', tokens: [...tokens].map(([name, token]) => `${name} ${token}`) };
}

export const nameOf = (key: string) => key.replace(/^(file|glob|resource):/, '');

function must(result: Result<unknown, Refused>): void {
  if (!result.ok) throw new Error(`a lease went away while it was held: ${result.error.reason}`);
}
