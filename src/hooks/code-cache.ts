import { readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/** A program that was loaded, where it could be with what V8 had compiled of it before. */
export interface CachedProgram<Exports> {
  exports: Exports;
  /** Keeps what V8 has compiled by now, where nothing usable was kept; where that can't be done, the next start is slower. */
  keep(): Promise<void>;
}

/** The folder beside a program, with what V8 compiled of it. */
const FOLDER = 'code-cache';

const DIGEST_LENGTH = 16;
const CHECKSUM_BYTES = 4;

/**
 * Loads a program that `scripts/build.mjs` has made for it: a function in ASCII, after a comment with the digest of its text.
 * V8 checks of kept code that it is its own and for a text of this length, no more: so its file is named by the program's
 * digest, by Node, processor, V8's version and flags, and begins with a checksum of that name and of the code.
 * @param use a word for what it is started for: kept is what that has needed
 */
export function cachedProgram<Exports>(path: string, use: string, require: NodeJS.Require): CachedProgram<Exports> {
  const text = readFileSync(path, 'latin1');
  const cachePath = join(dirname(path), FOLDER, nameFor(text, use));
  const cachedData = readCache(cachePath);
  const script = new Script(text, { filename: path, ...(cachedData && { cachedData }) });
  const module = { exports: {} as Exports };
  (script.runInThisContext() as Wrapped)(module, require);
  const isKept = cachedData !== undefined && script.cachedDataRejected !== true;
  return { exports: module.exports, keep: async () => (isKept ? undefined : writeCache(cachePath, script)) };
}

type Wrapped = (module: { exports: unknown }, require: NodeJS.Require) => void;

function nameFor(text: string, use: string): string {
  const digest = text.slice('/*'.length, '/*'.length + DIGEST_LENGTH);
  return [digest, use, process.version, process.arch, cachedDataVersionTag()].join('-');
}

function readCache(path: string): Buffer | undefined {
  try {
    const bytes = readFileSync(path);
    const data = bytes.subarray(CHECKSUM_BYTES);
    return bytes.readUInt32LE() === checksumOf(path, data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function checksumOf(path: string, data: Buffer): number {
  return crc32(data, crc32(basename(path)));
}

async function writeCache(path: string, script: Script): Promise<void> {
  try {
    // Loaded late: hardly any start has to write.
    const { replaceFile } = await import('../store/files/replace-file.ts');
    const data = script.createCachedData();
    const checksum = Buffer.alloc(CHECKSUM_BYTES);
    checksum.writeUInt32LE(checksumOf(path, data));
    replaceFile(path, Buffer.concat([checksum, data]), false);
  } catch {
    // A read-only or a full disk, say: the answer is given, and the next start tries again.
  }
}

/** Removes whatever is kept of the program, and of others in its folder. */
export function removeCodeCache(path: string): void {
  rmSync(join(dirname(path), FOLDER), { recursive: true, force: true });
}
