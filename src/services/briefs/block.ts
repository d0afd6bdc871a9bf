import { createHash } from 'node:crypto';

/**
 * A brief as it stands in a file: a marked block, with a person's own bytes before and after it.
 *
 * Files are handled as byte strings (latin1), because a person's file may be in any encoding and has to come back
 * exactly. The end marker repeats the hash, so no text inside a brief can end its block. Both markers have a
 * twin in clean-filter.ts, which takes the block out again when git reads the file.
 */
export type Bytes = string;

/** The start marker up to its hash; basic enough that awk reads it the same way. */
export const START_MARKER = '<!-- coord:brief role=[a-z0-9-]+ sha256=[0-9a-f]+ ';

/** The end marker is a whole line. */
const endMarker = (hash: string): string => `<!-- /coord:brief ${hash} -->`;

/** Where a block stands in a file. */
export type Finding =
  | { kind: 'none' }
  | { kind: 'block'; start: number; end: number; role: string; hash: string }
  /** There is a start marker whose end marker is gone: nobody can tell where the person's text begins again. */
  | { kind: 'damaged'; line: number; missing: string };

/** The block for a brief. `note` says inside the start marker where the text comes from. */
export function briefBlock(role: string, text: string, note: string): string {
  const body = text.endsWith('\n') ? text : `${text}\n`;
  const hash = hashOf(body);
  const remark = note.replaceAll('--', '-').replaceAll('\n', ' ');
  return `<!-- coord:brief role=${role} ${hash} ${remark} -->\n${body}${endMarker(hash)}\n`;
}

/** The first block at or after `from`. */
export function findBlock(file: Bytes, from = 0): Finding {
  const begin = new RegExp(START_MARKER, 'g');
  begin.lastIndex = from;
  const start = begin.exec(file);
  if (!start) return { kind: 'none' };
  const [, , role = '', hash = ''] = start[0].split(' ');
  const end = new RegExp(`\\n${endMarker(hash)}\\r?(?:\\n|$)`, 'g');
  end.lastIndex = start.index;
  if (!end.test(file)) {
    return { kind: 'damaged', line: file.slice(0, start.index).split('\n').length, missing: endMarker(hash) };
  }
  return { kind: 'block', start: start.index, end: end.lastIndex, role: role.replace('role=', ''), hash };
}

/** The first block of a file that has lost its end, wherever it stands. */
export function damageIn(file: Bytes): Extract<Finding, { kind: 'damaged' }> | undefined {
  const read = partsOf(file);
  return Array.isArray(read) ? undefined : read;
}

/** The person's bytes: the file without any block. Throws where a block is damaged. */
export function withoutBlock(file: Bytes): Bytes {
  const read = partsOf(file);
  if (!Array.isArray(read)) throw new Error(`the brief that begins in line ${read.line} has no end`);
  return read.join('');
}

/** The file with `block` in the place of the one it has, or at its top. Throws where a block is damaged. */
export function withBlock(file: Bytes, block: string): Bytes {
  const person = withoutBlock(file);
  const found = findBlock(file);
  // A block at the top needs no separator, so a missing final newline is nobody's concern.
  const top = person.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
  const at = found.kind === 'block' ? found.start : top;
  const bytes = Buffer.from(block, 'utf8').toString('latin1');
  const hasCrlf = /^[^\n]*\r\n/.test(person);
  return person.slice(0, at) + (hasCrlf ? bytes.replaceAll('\n', '\r\n') : bytes) + person.slice(at);
}

/** What stands between the blocks, or the first one that is damaged. */
function partsOf(file: Bytes): Bytes[] | Extract<Finding, { kind: 'damaged' }> {
  const parts: Bytes[] = [];
  for (let from = 0; ; ) {
    const found = findBlock(file, from);
    if (found.kind === 'damaged') return found;
    if (found.kind === 'none') return [...parts, file.slice(from)];
    parts.push(file.slice(from, found.start));
    from = found.end;
  }
}

/** Whether the block in a file is still what coord wrote there. */
export function isUntouched(file: Bytes, found: Extract<Finding, { kind: 'block' }>): boolean {
  const lines = file.slice(found.start, found.end).replaceAll('\r\n', '\n').replace(/\n$/, '').split('\n');
  const body = lines.slice(1, -1).map((line) => `${line}\n`);
  return hashOf(Buffer.from(body.join(''), 'latin1').toString('utf8')) === found.hash;
}

const BYTE_ORDER_MARK: Bytes = '\xef\xbb\xbf';

/** Sixteen digits tell two briefs apart; more would only cost an agent's context. */
function hashOf(body: string): string {
  return `sha256=${createHash('sha256').update(body, 'utf8').digest('hex').slice(0, 16)}`;
}
