import { chmodSync, readFileSync } from 'node:fs';
import { replaceFile } from '../../store/files/replace-file.ts';
import { BASELINES_NAME } from '../../config/protected-paths.ts';
import { isRecord } from '../../domain/schema/json-schema.ts';
import { err, ok, type Result } from '../../domain/result.ts';

/** `layer/verifier` → number. */
export type Baselines = ReadonlyMap<string, number>;

export const baselineKey = (layer: string, verifier: string): string => `${layer}/${verifier}`;

/** None where there is no file. */
export function readBaselines(path: string): Result<Baselines, string> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ok(new Map());
    throw error;
  }
  const fault = err(`${BASELINES_NAME} is not as coord verify --record writes it: record the numbers again`);
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value)) return fault;
    const entries = Object.entries(value);
    const numbers = entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number');
    return numbers.length === entries.length ? ok(new Map(numbers)) : fault;
  } catch {
    return fault;
  }
}

/** In the order of their names, a line each, so that a change of one is a change of one line. */
export function writeBaselines(path: string, baselines: Baselines): void {
  const sorted = [...baselines].sort(([one], [other]) => (one < other ? -1 : 1));
  replaceFile(path, `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`);
  // The state's files are their owner's alone; this one is the repository's.
  chmodSync(path, 0o644);
}
