import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Document, Documents, Signals } from '../documents.ts';
import { StateUnreadable } from '../leases.ts';
import type { Mutex } from './mutex.ts';
import { replaceFile } from './replace-file.ts';

/** Ids that are file names everywhere, also where case makes no difference. All others are hashed. */
const PLAIN = /^(?:[a-z0-9][a-z0-9._-]{0,99}|[A-Z]{1,10}-[0-9]{1,15})$/;

/**
 * Documents in `<dir>/<id>.json`, replaced as a whole; changed under a lock of their own.
 * @param name of the kind, for its locks
 * @param check gives the value back where it is one of this kind, and throws `StateUnreadable` otherwise
 */
export function fileDocuments<Value>(
  dir: string,
  name: string,
  mutex: Mutex,
  check: (value: unknown, path: string) => Value,
): Documents<Value> {
  const pathOf = (id: string) => join(dir, `${fileName(id)}.json`);

  function readFile(path: string): Document<Value> | undefined {
    const text = textOf(path);
    if (text === undefined) return undefined;
    const { revision, value } = parse(path, text);
    return { revision, value: check(value, path) };
  }

  return {
    async read(id) {
      return readFile(pathOf(id));
    },
    async list() {
      return namesIn(dir).flatMap((file) => readFile(join(dir, file)) ?? []);
    },
    update(id, change) {
      const path = pathOf(id);
      return mutex(`${name}.${fileName(id)}`, () => {
        const current = readFile(path);
        const value = change(current && structuredClone(current.value));
        if (value === undefined) return current;
        const next = { revision: (current?.revision ?? 0) + 1, value: check(value, path) };
        replaceFile(path, `${JSON.stringify(next)}\n`);
        return next;
      });
    },
    async remove(id) {
      rmSync(pathOf(id), { force: true });
    },
  };
}

/** Signals in `<dir>/<id>.json`. */
export function fileSignals<Value>(dir: string, check: (value: unknown, path: string) => Value): Signals<Value> {
  const pathOf = (id: string) => join(dir, `${fileName(id)}.json`);

  function readFile(path: string): Value | undefined {
    const text = textOf(path);
    try {
      return text === undefined ? undefined : check(JSON.parse(text), path);
    } catch {
      return undefined;
    }
  }

  return {
    async read(id) {
      return readFile(pathOf(id));
    },
    async list() {
      return namesIn(dir).flatMap((file) => readFile(join(dir, file)) ?? []);
    },
    async put(id, value) {
      const path = pathOf(id);
      replaceFile(path, `${JSON.stringify(check(value, path))}\n`, false);
    },
    async remove(id) {
      rmSync(pathOf(id), { force: true });
    },
  };
}

function fileName(id: string): string {
  return PLAIN.test(id) ? id : `~${createHash('sha256').update(id).digest('hex').slice(0, 40)}`;
}

/** Drafts of documents that are being replaced have other names. */
function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir)
      .filter((file) => file.endsWith('.json'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(path: string, text: string): { revision: number; value: unknown } {
  let envelope: { revision?: unknown; value?: unknown } | null;
  try {
    envelope = JSON.parse(text) as { revision?: unknown; value?: unknown } | null;
  } catch {
    throw new StateUnreadable(path, 'this document is not JSON');
  }
  if (typeof envelope?.revision !== 'number') throw new StateUnreadable(path, 'this document has no revision number');
  return { revision: envelope.revision, value: envelope.value };
}
