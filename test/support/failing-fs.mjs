// Loaded into a program before the program itself (NODE_OPTIONS=--import): counts its file-system calls that touch one
// folder, and makes one of them go wrong. FAILING_FS says how, as JSON:
//   dir      the folder; calls elsewhere are let alone
//   trace    a file that gets a line for each call: its number, its name, the path seen from the folder
//   only     names of calls, as a regular expression: only those count
//   at       the number of the call that goes wrong, from 1; without it none does
//   how      an error code: the call does nothing and fails so (`forGood`: and so does every later one)
//            'short': half of it is written, and the rest fails with ENOSPC
//            'late': every one, whatever `at` says, is made up to `lateMs` later, one in eight
//            'kill before' | 'kill middle' | 'kill after': the process ends there as by kill -9
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { relative, sep } from 'node:path';

const { dir, trace, only = '', at, how = '', forGood, lateMs } = JSON.parse(process.env.FAILING_FS);
// Not for the processes that the program starts.
delete process.env.FAILING_FS;
delete process.env.NODE_OPTIONS;

const original = { ...fs };
const opened = new Map();
const counted = new RegExp(only);
let count = 0;
let depth = 0;

const NAMES =
  `open close read write readFile writeFile readdir mkdir rmdir rm unlink rename link stat lstat fstat utimes
  fsync fdatasync ftruncate chmod copyFile`.split(/\s+/);
for (const name of NAMES) {
  const sync = original[`${name}Sync`];
  const called = original[name];
  fs[`${name}Sync`] = (...args) => {
    const path = pathOf(args[0]);
    // What a call of Node's does by further calls is one call.
    if (path === undefined || depth > 0) return sync(...args);
    depth += 1;
    try {
      const result = perform(name, path, args, () => sync(...args));
      if (name === 'open') opened.set(result, path);
      if (name === 'close') opened.delete(args[0]);
      return result;
    } finally {
      depth -= 1;
    }
  };
  fs[name] = (...args) => {
    const path = pathOf(args[0]);
    const done = args.at(-1);
    if (path === undefined || typeof done !== 'function') return called(...args);
    let begun = false;
    try {
      perform(name, path, args, () => {
        begun = true;
        called(...args);
      });
    } catch (error) {
      if (!begun) process.nextTick(done, error);
    }
  };
}
syncBuiltinESMExports();

function pathOf(target) {
  const path = typeof target === 'number' ? opened.get(target) : String(target);
  return path === dir || path?.startsWith(dir + sep) ? path : undefined;
}

function perform(name, path, args, work) {
  if (!counted.test(name)) return work();
  count += 1;
  if (trace) original.appendFileSync(trace, `${count} ${name} ${relative(dir, path)}\n`);
  if (how === 'late') {
    if (Math.random() < 0.125) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.random() * lateMs);
    return work();
  }
  const isDue = count === at || (forGood && at !== undefined && count > at);
  if (!isDue) return work();
  if (how === 'kill middle' || how === 'short') return half(name, args, work);
  if (how === 'kill before') end();
  if (how === 'kill after') {
    work();
    end();
  }
  // A file is closed, whatever its close says.
  if (name === 'close') work();
  throw failure(how, name, path);
}

/** Half of what was to be written is; what writes nothing is done whole before a kill, and as ever otherwise. */
function half(name, args, work) {
  const bytes = name === 'write' || name === 'writeFile' ? Buffer.from(args[1]) : undefined;
  if (bytes) {
    const part = bytes.subarray(0, bytes.length >> 1);
    if (name === 'write') original.writeSync(args[0], part);
    else original.writeFileSync(args[0], part, args[2]);
    if (how === 'short' && name === 'write') return part.length;
    if (how === 'short') throw failure('ENOSPC', name, args[0]);
  } else if (how === 'short') return work();
  end();
}

function failure(code, syscall, path) {
  return Object.assign(new Error(`${code}: made to fail, ${syscall} '${path}'`), { code, syscall, path: String(path) });
}

function end() {
  process.kill(process.pid, 'SIGKILL');
}
