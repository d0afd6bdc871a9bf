// Loaded into coord before coord itself (NODE_OPTIONS=--import): ends it as kill -9 does, at an exact place in the
// journal of its run. KILL_AT says where, as JSON: { when: 'before' | 'after', what: text in the record or its number,
// whom: 'coord' | 'group' }. before: the record is not written; after: it is written, and nothing has followed it.
// group: git, where coord has just called it, ends as well.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { when, what, whom } = JSON.parse(process.env.KILL_AT);
// Not for the processes that coord starts.
delete process.env.KILL_AT;
delete process.env.NODE_OPTIONS;

const { writeSync } = fs;

fs.writeSync = (fd, data, ...rest) => {
  const text = Buffer.isBuffer(data) ? data.toString() : String(data);
  const seq = /^\{"seq":(\d+),/.exec(text)?.[1];
  const isThere = seq !== undefined && (typeof what === 'number' ? Number(seq) === what : text.includes(what));
  if (isThere && when === 'before') end();
  const written = writeSync(fd, data, ...rest);
  if (isThere) end();
  return written;
};
syncBuiltinESMExports();

function end() {
  process.kill(whom === 'group' ? -process.pid : process.pid, 'SIGKILL');
}
