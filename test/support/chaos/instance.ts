// One of several instances that work on one repository through the library, and may be killed at any time:
//   node instance.mjs LIFE (JSON, see told.ts)
// It does mixed things at random, and prints a line of JSON for each once coord has said that it is done.
import { writeSync } from 'node:fs';
import type * as library from '../../../src/index.ts';
import { seeded } from '../seeded.ts';
import { DEEDS, nameOf } from './deeds.ts';
import { doOne, type Worker } from './talk.ts';
import type { Life, Told } from './told.ts';

const me = JSON.parse(process.argv[2] ?? '') as Life;
const { openCoord } = (await import(me.library)) as typeof library;
const env = { COORD_ROLE: me.role, COORD_INSTANCE: me.name };
const opened = openCoord({ cwd: me.repository, env, platform: process.platform });
if (!opened.ok) throw new Error(opened.error.kind);
const coord = opened.value;
const random = seeded(me.seed);
const worker: Worker = { coord, me, asked: [], pick: (end) => Math.floor(random() * end) };
const say = (told: Told) => writeSync(1, `${JSON.stringify(told)}\n`);

await coord.instances.register(me.name);
// Whoever takes the place of one that was killed gives back what that one held.
for (const { key, holder } of await coord.leases.list())
  if (holder.session === me.name) await coord.leases.release(nameOf(key));

for (let index = 0; index < me.count; index += 1) say(await doOne(DEEDS, worker, `${me.name}.${me.life}-${index}`));
if (me.ends) await coord.instances.end(me.name, 'done');
else await coord.instances.register(me.name);
