import { crc32 } from 'node:zlib';
import { StateUnreadable } from '../leases.ts';

/** A longer record is refused, so that the last one of a file is found without reading all of it. */
export const MAX_RECORD_BYTES = 256 * 1024;

/** The end of a line: `,"crc":"01234567"}` */
const CRC_LENGTH = 18;
const CRC_FIELD = /^,"crc":"([0-9a-f]{8})"\}$/;
const SEQ_FIELD = /^\{"seq":([1-9][0-9]{0,14})[,}]/;
const SEQ_LENGTH = 24;
const BRACE = Buffer.from('}');

/**
 * One record as a line of JSON, with its sequence number first and the CRC-32 of everything before it last, so that a
 * person can grep it and a reader can tell a torn tail (cut by a crash, reported) from damage (refused).
 */
export function seal(seq: number, record: object): string {
  const body = JSON.stringify({ seq, ...record });
  return `${body.slice(0, -1)},"crc":"${hex(crc32(body))}"}\n`;
}

/** What a line says of itself. */
export interface Seal {
  seq: number;
  crc: string;
}

/** The seal of a line without its end; undefined where the line is not as it was written. */
export function sealOf(line: Buffer): Seal | undefined {
  const crc = CRC_FIELD.exec(line.toString('latin1', line.length - CRC_LENGTH))?.[1];
  const seq = SEQ_FIELD.exec(line.toString('latin1', 0, SEQ_LENGTH))?.[1];
  if (crc === undefined || seq === undefined) return undefined;
  const body = crc32(line.subarray(0, line.length - CRC_LENGTH));
  return hex(crc32(BRACE, body)) === crc ? { seq: Number(seq), crc } : undefined;
}

function hex(crc: number): string {
  return crc.toString(16).padStart(8, '0');
}

/** A record, and its number. */
export interface Unsealed {
  seq: number;
  record: object;
}

/** Records of one file. */
export interface Scan {
  records: Unsealed[];
  /** The last whole record, if there is one. */
  last: Seal | undefined;
  /** Where it ends, in bytes. */
  intact: number;
  size: number;
}

/** A whole record that is not as it was written. */
export class RecordDamaged extends StateUnreadable {
  readonly seq: number;
  /** Where it begins. */
  readonly byte: number;

  constructor(path: string, seq: number, byte: number) {
    super(path, `record ${seq}, at byte ${byte}, is damaged`);
    this.seq = seq;
    this.byte = byte;
  }
}

/**
 * Reads a file's records from a byte on. A last line without an end is one write cut short; a whole line that does not
 * check out was acknowledged once.
 * @param bytes of the file, from that byte on
 * @param first the number of the record that begins there
 * @param after records up to this one are checked and not given back
 * @throws RecordDamaged at the first damaged record
 */
export function scanLines(bytes: Buffer, path: string, first: number, from = 0, after = 0): Scan {
  const records: Unsealed[] = [];
  let last: Seal | undefined;
  let begin = 0;
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, begin)) {
    const line = bytes.subarray(begin, end);
    const seal = sealOf(line);
    const expected: number = (last?.seq ?? first - 1) + 1;
    if (seal?.seq !== expected) throw new RecordDamaged(path, expected, from + begin);
    if (seal.seq > after) records.push({ seq: seal.seq, record: recordOf(line) });
    last = seal;
    begin = end + 1;
  }
  return { records, last, intact: from + begin, size: from + bytes.length };
}

function recordOf(line: Buffer): object {
  const { seq: _, crc: __, ...record } = JSON.parse(line.toString('utf8')) as { seq: number; crc: string };
  return record;
}
