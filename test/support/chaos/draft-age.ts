import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

/** Makes what processes were writing when they were killed an hour old: what is young may be somebody's who is at work. */
export function ageDrafts(state: string): void {
  const hourAgo = Date.now() / 1000 - 3600;
  for (const name of readdirSync(state, { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.draft')) utimesSync(join(state, name), hourAgo, hourAgo);
}
