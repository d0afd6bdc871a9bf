import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Signals } from '../documents.ts';
import { fileName, namesIn, textOf } from './document-files.ts';
import { replaceFile } from './replace-file.ts';

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
