import { crc32 } from 'node:zlib';
import { StateUnreadable } from '../leases.ts';

/** A longer record is refused, so that the last one of a file is found without reading all of it. */
export const MAX_RECORD_BYTES = 256 * 1024;

const CRC_FIELD = /,"crc":"([0-9a-f]{8})"\}$/;

/**
 * One record as a line of JSON, with its sequence number first and the CRC-32 of everything before it last, so that a
 * person can grep it and a reader can tell a torn tail (cut by a crash, reported) from damage (refused).
 */
export function seal(seq: number, record: object): string {
  const body = JSON.stringify({ seq, ...record });
  return `${body.slice(0, -1)},"crc":"${checksum(body)}"}\n`;
}

/** A record, and its number. */
export interface Unsealed {
  seq: number;
  record: object;
}

/** The record of a line; undefined where the line is not as it was written. */
export function unseal(line: string): Unsealed | undefined {
  const crc = CRC_FIELD.exec(line);
  if (!crc) return undefined;
  const body = `${line.slice(0, crc.index)}}`;
  if (checksum(body) !== crc[1]) return undefined;
  const { seq, ...record } = JSON.parse(body) as { seq?: unknown };
  return typeof seq === 'number' ? { seq, record } : undefined;
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}

/** Records of one file. */
export interface Scan {
  records: Unsealed[];
  /** Where the last whole record ends, in bytes. */
  intact: number;
  size: number;
}

/**
 * Reads a file's records from a byte on. A last line without an end is one write cut short; a whole line that does not
 * check out was acknowledged once.
 * @param first the number of the record that begins there
 * @throws StateUnreadable at the first damaged record
 */
export function scanLines(bytes: Buffer, path: string, first: number, from = 0): Scan {
  const records: Scan['records'] = [];
  let intact = from;
  while (intact < bytes.length) {
    const end = bytes.indexOf(10, intact);
    if (end === -1) break;
    const record = unseal(bytes.toString('utf8', intact, end));
    if (record?.seq !== first + records.length) {
      throw new StateUnreadable(path, `record ${first + records.length}, at byte ${intact}, is damaged`);
    }
    records.push(record);
    intact = end + 1;
  }
  return { records, intact, size: bytes.length };
}
