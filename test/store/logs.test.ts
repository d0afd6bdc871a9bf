import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { fileLog } from '../../src/store/files/logs.ts';

let path: string;

beforeEach(() => {
  const dir = mkdtempSync(join(tmpdir(), 'coord-log-'));
  path = join(dir, 'journal.jsonl');
  return () => rmSync(dir, { recursive: true, force: true });
});

const RECORDS = [
  { type: 'a', text: 'one' },
  { type: 'b', text: 'zwei\nдва 👍' },
  { type: 'c', list: [1, 2, 3] },
];

function writeAll(): void {
  const log = fileLog(path);
  for (const record of RECORDS) log.append(record);
}

it('gives back what was appended, in order', () => {
  writeAll();
  expect(fileLog(path).read()).toEqual({ records: RECORDS, tornBytes: 0 });
});

it('cut at any byte, keeps every earlier record, reports the cut, and takes the next append', () => {
  writeAll();
  const whole = readFileSync(path);
  const ends = [...whole].flatMap((byte, index) => (byte === 10 ? [index + 1] : []));
  for (let size = 0; size <= whole.length; size += 1) {
    writeFileSync(path, whole.subarray(0, size));
    const intact = ends.filter((end) => end <= size).length;
    const before = fileLog(path).read();
    expect(before.records).toEqual(RECORDS.slice(0, intact));
    expect(before.tornBytes).toBe(size - (ends[intact - 1] ?? 0));
    fileLog(path).append({ type: 'next' });
    expect(fileLog(path).read()).toEqual({ records: [...RECORDS.slice(0, intact), { type: 'next' }], tornBytes: 0 });
  }
});

it('notices what another process appended meanwhile', () => {
  const first = fileLog(path);
  first.append({ n: 1 });
  fileLog(path).append({ n: 2 });
  first.append({ n: 3 });
  expect(fileLog(path).read().records).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
});

it('what is written is there at once for every reader, and the next append goes on after it', () => {
  const log = fileLog(path);
  log.write({ n: 1 });
  log.write({ n: 2 });
  expect(fileLog(path).read().records).toEqual([{ n: 1 }, { n: 2 }]);
  log.append({ n: 3 });
  log.sync();
  expect(fileLog(path).read().records).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
});

it('refuses a journal whose middle is damaged', () => {
  writeAll();
  writeFileSync(path, readFileSync(path, 'utf8').replace('zwei', 'drei'));
  expect(() => fileLog(path).read()).toThrow('record 2, at byte');
  expect(() => fileLog(path).append({ type: 'd' })).toThrow('record 2, at byte');
});

it('refuses a journal that lacks a record in the middle', () => {
  writeAll();
  const [first, , third] = readFileSync(path, 'utf8').split('\n');
  truncateSync(path, 0);
  appendFileSync(path, `${first}\n${third}\n${third}\n`);
  expect(() => fileLog(path).read()).toThrow('record 2, at byte');
});

it('refuses a journal whose last record is whole and damaged: it was acknowledged once', () => {
  writeAll();
  writeFileSync(path, readFileSync(path, 'utf8').replace('[1,2,3]', '[1,2,4]'));
  expect(() => fileLog(path).read()).toThrow('record 3, at byte');
});
