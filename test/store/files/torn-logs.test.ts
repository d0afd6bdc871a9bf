import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { seal } from '../../../src/store/files/sealed-lines.ts';
import { message, openStore } from '../../support/store-steps.ts';

let root: string;
let dir: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'coord-torn-'));
  dir = join(root, 'logs/messages');
  return () => rmSync(root, { recursive: true, force: true });
});

const TEXTS = ['one', 'zwei\nдва 👍', 'three', 'vier', 'five'];
const FILE_1 = '000000000001.jsonl';
const FILE_4 = '000000000004.jsonl';
const log = () => openStore(root).store.log('messages');
const recordsUpTo = (last: number) => TEXTS.slice(0, last).map((text, index) => ({ ...message(text), seq: index + 1 }));
const lineOf = (seq: number) => Buffer.from(seal(seq, message(TEXTS[seq - 1] ?? '')));

/** A log of these files, each with the records from its number on. */
function lay(files: Record<string, Buffer>): void {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(dir, name), bytes);
}

/** Reads what is left after a cut, and appends to it. */
async function expectRest(whole: number, tornBytes: number): Promise<void> {
  const before = { records: recordsUpTo(whole), last: whole, tornBytes };
  expect(await log().read()).toEqual(before);
  expect(await openStore(root).store.fold('messages', COUNT)).toEqual({ state: { count: whole }, last: whole });
  expect(await log().append(message('next'))).toBe(whole + 1);
  const records = [...recordsUpTo(whole), { ...message('next'), seq: whole + 1 }];
  expect(await log().read()).toEqual({ records, last: whole + 1, tornBytes: 0 });
}

const COUNT = {
  name: 'count',
  initial: { count: 0 },
  step: ({ count }: { count: number }) => ({ count: count + 1 }),
};

describe('a log that is cut at any byte of its last three records', () => {
  it('keeps every earlier record, reports the cut, and takes the next one under the right number', async () => {
    const lines = [1, 2, 3, 4, 5].map(lineOf);
    const whole = Buffer.concat(lines);
    const begin = whole.length - Buffer.concat(lines.slice(2)).length;
    for (let size = begin; size <= whole.length; size += 1) {
      lay({ [FILE_1]: whole.subarray(0, size) });
      await expectRest(...wholeIn(lines, size));
    }
  });

  it('does so too where the last of them begin a file', async () => {
    const [old, young] = [[1, 2, 3].map(lineOf), [4, 5].map(lineOf)];
    const whole = Buffer.concat(young);
    for (let size = 0; size <= whole.length; size += 1) {
      lay({ [FILE_1]: Buffer.concat(old), [FILE_4]: whole.subarray(0, size) });
      const [records, tornBytes] = wholeIn(young, size);
      await expectRest(records + 3, tornBytes);
      expect(readFileSync(join(dir, FILE_1)).equals(Buffer.concat(old))).toBe(true);
    }
    // Its last file is not there yet, and the one before it is cut.
    const third = Buffer.concat(old);
    for (let size = third.length - lineOf(3).length; size <= third.length; size += 1) {
      lay({ [FILE_1]: third.subarray(0, size) });
      await expectRest(...wholeIn(old, size));
    }
  });

  it('takes what a loss of power has left of a file that had grown for a record', async () => {
    lay({ [FILE_1]: Buffer.concat([lineOf(1), Buffer.alloc(5000)]) });
    await expectRest(1, 5000);
  });
});

/** The whole records in so many bytes, and the bytes of the one that is cut. */
function wholeIn(lines: readonly Buffer[], size: number): [number, number] {
  let [count, end] = [0, 0];
  for (const { length } of lines) {
    if (end + length > size) break;
    count += 1;
    end += length;
  }
  return [count, size - end];
}

async function expectRefusal(what: string): Promise<void> {
  await expect(log().read()).rejects.toThrow(what);
  await expect(openStore(root).store.fold('messages', COUNT)).rejects.toThrow(what);
}

describe('damage is refused, with its file, record and byte', () => {
  it('at any byte of a record in the middle', async () => {
    const lines = [1, 2, 3].map(lineOf);
    const [begin, length] = [lineOf(1).length, lineOf(2).length];
    for (let at = begin; at < begin + length; at += 1) {
      const bytes = Buffer.concat(lines);
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      lay({ [FILE_1]: bytes });
      await expectRefusal(`${join(dir, FILE_1)}: record 2, at byte ${begin}, is damaged`);
    }
  });

  it('of a last record that is whole: it was acknowledged once', async () => {
    const bytes = Buffer.concat([1, 2].map(lineOf));
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 30) ^ 1, bytes.length - 30);
    lay({ [FILE_1]: bytes });
    const begin = lineOf(1).length;
    await expectRefusal(`${join(dir, FILE_1)}: record 2, at byte ${begin}, is damaged`);
    await expect(log().append(message('x'))).rejects.toThrow(
      `${join(dir, FILE_1)}: its last record, at byte ${begin}, is damaged`,
    );
  });

  it('where records or files are missing, cut or there twice', async () => {
    lay({ [FILE_1]: Buffer.concat([1, 3].map(lineOf)) });
    await expectRefusal(`${join(dir, FILE_1)}: record 2, at byte ${lineOf(1).length}, is damaged`);
    lay({ [FILE_4]: lineOf(4) });
    await expectRefusal(`${join(dir, FILE_4)}: record 1 is missing before it`);
    lay({ [FILE_1]: Buffer.concat([1, 2].map(lineOf)), [FILE_4]: lineOf(4) });
    await expectRefusal(`${join(dir, FILE_4)}: record 3 is missing before it`);
    lay({ [FILE_1]: Buffer.concat([1, 2, 3].map(lineOf)).subarray(0, -5), [FILE_4]: lineOf(4) });
    await expectRefusal(`${join(dir, FILE_4)}: record 3, in the file before, is cut off`);
    lay({ [FILE_1]: Buffer.concat([1, 2, 3, 4].map(lineOf)), [FILE_4]: lineOf(4) });
    await expectRefusal(`${join(dir, FILE_4)}: record 4 is in two files`);
  });

  it('of a record that is whole, and not what its log says', async () => {
    lay({ [FILE_1]: Buffer.from(seal(1, { type: 'message.sent', text: 'by nobody' })) });
    await expectRefusal(
      `${join(dir, FILE_1)}: this is not one of coord's messages: it must have required property 'at'`,
    );
  });
});

describe('a snapshot', () => {
  it('is passed over where its log has another record at that place', async () => {
    const lines = Array.from({ length: 300 }, (_, index) => seal(index + 1, message('a')));
    const lay300 = (last: string) => lay({ [FILE_1]: Buffer.from([...lines, seal(301, message(last))].join('')) });
    const last = {
      name: 'last',
      initial: { text: '' },
      step: (_: object, record: object) => ({ text: 'text' in record ? String(record.text) : '' }),
    };
    lay300('b');
    expect(await openStore(root).store.fold('messages', last)).toMatchObject({ state: { text: 'b' } });
    const snapshot = readFileSync(join(dir, 'last.snapshot'));
    lay300('c');
    writeFileSync(join(dir, 'last.snapshot'), snapshot);
    expect(await openStore(root).store.fold('messages', last)).toMatchObject({ state: { text: 'c' } });
    appendFileSync(join(dir, 'last.snapshot'), ' ');
    expect(await openStore(root).store.fold('messages', last)).toMatchObject({ state: { text: 'c' } });
  });
});
