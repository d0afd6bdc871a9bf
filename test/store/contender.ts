// One of several processes that want the same lease: node contender.mjs DIR NAME ROUNDS
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileLeases } from '../../src/store/files/leases.ts';
import { systemClock } from '../../src/store/files/system-clock.ts';

const [dir = '', name = '', rounds = '0'] = process.argv.slice(2);
const leases = fileLeases(dir, systemClock(process.platform));
const table = join(dir, '..', `table-of-${dir.split('/').at(-1)}`);
let won = 0;
while (won < Number(rounds)) {
  const taken = leases.acquire('file:a', { session: name }, 60_000);
  if (!taken.ok) continue;
  // `wx` fails where somebody else's name still lies there: then two hold the lease.
  writeFileSync(table, name, { flag: 'wx' });
  if (readFileSync(table, 'utf8') !== name) throw new Error('somebody else wrote while the lease was ours');
  rmSync(table);
  if (!leases.release(taken.value)) throw new Error('the lease went away while it was live');
  won += 1;
}
process.stdout.write(String(won));
