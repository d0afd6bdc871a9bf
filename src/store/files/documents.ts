import { join } from 'node:path';
import type { Document, Documents } from '../documents.ts';
import { fileName, namesIn, readDocument, removeDocument } from './document-files.ts';
import type { Mutex } from './mutex.ts';
import { replaceFile } from './replace-file.ts';

/**
 * Documents in `<dir>/<id>.json`, replaced as a whole; changed under a lock of their own.
 * @param kind its name, for the locks
 * @param check gives the value back where it is one of this kind, and throws `StateUnreadable` otherwise
 */
export function fileDocuments<Value>(
  dir: string,
  kind: string,
  mutex: Mutex,
  check: (value: unknown, path: string) => Value,
): Documents<Value> {
  const pathOf = (id: string) => join(dir, `${fileName(id)}.json`);
  const lockOf = (id: string) => documentLock(kind, `${fileName(id)}.json`);

  function readFile(path: string): (Document<Value> & { id: string }) | undefined {
    const file = readDocument(path);
    return file && { ...file, value: check(file.value, path) };
  }

  function readAs(id: string): Document<Value> | undefined {
    const file = readFile(pathOf(id));
    return file && { revision: file.revision, value: file.value };
  }

  return {
    async read(id) {
      return readAs(id);
    },
    async list() {
      return namesIn(dir)
        .flatMap((file) => readFile(join(dir, file)) ?? [])
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ revision, value }) => ({ revision, value }));
    },
    update(id, change) {
      return mutex(lockOf(id), () => {
        const current = readAs(id);
        const value = change(current && structuredClone(current.value));
        if (value === undefined) return current;
        const path = pathOf(id);
        const next = { revision: (current?.revision ?? 0) + 1, value: check(value, path) };
        replaceFile(path, `${JSON.stringify({ id, ...next })}\n`);
        return next;
      });
    },
    remove(id) {
      return mutex(lockOf(id), () => removeDocument(pathOf(id)));
    },
  };
}

export const documentLock = (kind: string, file: string) => `${kind}.${file.slice(0, -'.json'.length)}`;
