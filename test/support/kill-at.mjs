// Loaded into coord before coord itself (NODE_OPTIONS=--import): ends it as kill -9 does, at an exact place in the
// journal of its run. KILL_AT says where, as JSON: { when: 'before' | 'after', what: text in the record or its number,
// whom: 'coord' | 'group' }. before: the record is not written; after: it is on disk, and nothing has followed it.
// group: git, where coord has just called it, ends as well.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { when, what, whom } = JSON.parse(process.env.KILL_AT);
// Not for the processes that coord starts.
delete process.env.KILL_AT;
delete process.env.NODE_OPTIONS;

const { writeSync, fdatasyncSync } = fs;
let isThere = false;

fs.writeSync = (fd, data, ...rest) => {
  const text = Buffer.isBuffer(data) ? data.toString() : String(data);
  const seq = /^\{"seq":(\d+),/.exec(text)?.[1];
  isThere = seq !== undefined && (typeof what === 'number' ? Number(seq) === what : text.includes(what));
  if (isThere && when === 'before') end();
  return writeSync(fd, data, ...rest);
};
fs.fdatasyncSync = (fd) => {
  fdatasyncSync(fd);
  if (isThere) end();
};
syncBuiltinESMExports();

function end() {
  process.kill(whom === 'group' ? -process.pid : process.pid, 'SIGKILL');
}
