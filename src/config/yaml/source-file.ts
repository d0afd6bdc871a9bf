import { readFileSync, statSync } from 'node:fs';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

const MAX_BYTES = 1024 * 1024;

/**
 * The text of a file that a person wrote. A file that is missing, no file, too large or not UTF-8 is a diagnostic.
 * @param shownAs the file's name in the diagnostic
 */
export function readSourceFile(path: string, shownAs: string): Result<string, Diagnostic[]> {
  const refuse = (code: string, message: string) =>
    err<Diagnostic[]>([{ severity: 'error', code, message, file: shownAs }]);
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return refuse('not-a-file', 'this is no file');
    if (stat.size > MAX_BYTES) return refuse('file-too-large', 'the file is larger than 1 MiB');
    const bytes = readFileSync(path);
    const text = decode(bytes);
    return text === undefined ? refuse('not-text', notUtf8(bytes)) : ok(text);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return refuse('missing-file', 'there is no such file');
    if (code === 'EACCES' || code === 'EPERM') return refuse('unreadable-file', 'you may not read this file');
    throw cause;
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function notUtf8(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return isUtf16 ? 'the file is UTF-16; save it as UTF-8' : 'the file is not UTF-8 text';
}
