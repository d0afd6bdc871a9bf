// How long the shared state takes, in process, and how that grows with what is in it: 0, 100, 1,000, 10,000 (messages:
// 100,000), or the one size that is named. Beside each median stands its ratio to one durable append of 200 bytes, measured in the same run.
import { execFileSync } from 'node:child_process';
import { closeSync, fdatasyncSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { openCoord } from '../dist/index.js';

const SIZES = process.argv[2] ? [Number(process.argv[2])] : [0, 100, 1000, 10_000];
const MESSAGES = 100_000;
/** Of a full log so many threads are open, for one role. */
const OPEN = 100;
const CONFIG = `version: 1
project: { name: bench }
roles:
  backend: { title: Backend, owns: [server/**], expertise: [api] }
  frontend: { title: Frontend, owns: [web/**] }
`;

const root = mkdtempSync(join(tmpdir(), 'coord-bench-'));
try {
  const unit = await median(durableAppend(), 100);
  console.log(`One durable append of 200 bytes: ${ms(unit)}\n`);
  await table('lease check', unit, SIZES, 'leases', async (coord, size, had) => {
    await leaseFiles(coord, had, size);
    return () => coord.leases.check('server/unleased.ts');
  });
  await table('heartbeat', unit, SIZES, 'instances', async (coord, size, had) => {
    for (let index = had; index < size; index += 1) await coord.instances.beat(`instance-${index}`);
    return () => coord.instances.beat('instance-0', 'Edit server/a.ts');
  });
  await table('decision, durable', unit, SIZES, 'decisions', async (coord, size, had) => {
    const record = () =>
      coord.decisions.record({ title: 'A choice', affects: ['backend'] }, { choice: 'a', rationale: 'b' });
    for (let index = had; index < size; index += 1) await record();
    return record;
  });
  await table('status of 10 instances', unit, SIZES, 'leases', async (coord, size, had) => {
    if (had === 0) for (let index = 0; index < 10; index += 1) await coord.instances.register(`instance-${index}`);
    await leaseFiles(coord, had, size);
    return () => coord.status();
  });
  for (const open of ['few', 'all']) {
    await table(
      `inbox, ${open === 'few' ? `at most ${OPEN} open` : 'all of them open'}`,
      unit,
      [...SIZES, MESSAGES],
      'messages',
      async (coord, size, _, dir) => {
        fillMessages(join(dir, '.git/coord/logs/messages'), size, open === 'few' ? OPEN : size);
        await coord.messages.inbox();
        return () => coord.messages.inbox();
      },
    );
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** A row of medians: `prepare` brings the state to each size, and gives what is measured. */
async function table(name, unit, sizes, what, prepare) {
  const dir = mkdtempSync(join(root, 'repository-'));
  execFileSync('git', ['init', '--quiet', dir]);
  writeFileSync(join(dir, 'coord.config.yaml'), CONFIG);
  console.log(name);
  let had = 0;
  for (const size of sizes) {
    const opened = openCoord({
      cwd: dir,
      env: { COORD_ROLE: 'backend', COORD_INSTANCE: 'instance-0' },
      platform: process.platform,
    });
    const measured = await prepare(opened.value, size, had, dir);
    // What was changed less than two seconds ago is read from its own file, and not from an index.
    await new Promise((resolve) => setTimeout(resolve, 2100));
    had = size;
    const took = await median(measured, 30);
    console.log(
      `  ${String(size).padStart(7)} ${what.padEnd(10)} ${ms(took).padStart(9)}  ${(took / unit).toFixed(2)} ×`,
    );
  }
}

async function leaseFiles(coord, had, size) {
  for (let from = had; from < size; from += 100) {
    const names = Array.from({ length: Math.min(100, size - from) }, (_, index) => `server/f${from + index}.ts`);
    const taken = await coord.leases.acquire(names, { ttlMs: 3_600_000 });
    if (!taken.ok) throw new Error(taken.error.reason);
  }
}

/** A log as coord writes it, with so many messages, of which the last `open` are open. */
function fillMessages(folder, count, open) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const at = '2026-01-15T10:00:00.000Z';
  const lines = [];
  for (let number = 1; number <= count; number += 1) {
    const isOpen = number > count - open;
    const by = { as: 'agent', role: 'frontend' };
    // Every closed thread is a question and its end.
    const record =
      !isOpen && number % 2 === 0
        ? { seq: number, type: 'thread.closed', at, by, thread: `MSG-${number - 1}` }
        : {
            seq: number,
            type: 'message.sent',
            at,
            by,
            to: { role: 'backend' },
            text: 'x'.repeat(120),
            urgency: 'normal',
            needsResponse: true,
          };
    const body = JSON.stringify(record);
    lines.push(`${body.slice(0, -1)},"crc":"${crc32(body).toString(16).padStart(8, '0')}"}\n`);
  }
  const perSegment = 20_000;
  for (let from = 0; from < count; from += perSegment)
    writeFileSync(
      join(folder, `${String(from + 1).padStart(12, '0')}.jsonl`),
      lines.slice(from, from + perSegment).join(''),
    );
}

function durableAppend() {
  const fd = openSync(join(root, 'appended'), 'a');
  process.on('exit', () => closeSync(fd));
  const bytes = Buffer.alloc(200, 'x');
  return () => {
    writeSync(fd, bytes);
    fdatasyncSync(fd);
  };
}

/** Milliseconds, the median of so many calls after a few that warm up. */
async function median(work, count) {
  for (let index = 0; index < 5; index += 1) await work();
  const took = [];
  for (let index = 0; index < count; index += 1) {
    const start = performance.now();
    await work();
    took.push(performance.now() - start);
  }
  return took.sort((a, b) => a - b)[count >> 1];
}

function ms(value) {
  return `${value.toFixed(2)} ms`;
}
