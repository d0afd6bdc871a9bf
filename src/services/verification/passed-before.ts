import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../../domain/schema/json-schema.ts';
import type { CheckReport } from '../../domain/verification.ts';
import { replaceFile } from '../../store/files/replace-file.ts';
import { type Contents, contentsOf, UNKNOWN } from '../../store/git-contents.ts';
import { readIn } from './json-files.ts';
import { filesOf, type FlowSpec, type LayerSpec, type VerifierSpec } from './specs.ts';
import { inOrder } from './order.ts';

/** What has passed, by all that it looks at: what failed is run again, always. */
export interface PassedBefore {
  /**
   * Names a verifier and all that it looks at; undefined where that can't be said.
   * @param ids of the layers whose files it looks at, besides those that they need
   */
  keyOf(ids: readonly string[], spec: VerifierSpec | FlowSpec, baseline?: number): string | undefined;
  find(key: string | undefined): CheckReport[] | undefined;
  keep(key: string | undefined, reports: CheckReport[]): void;
  /** At the end: nothing is kept of a layer whose files were changed meanwhile. */
  keepAll(): Promise<void>;
}

/** Raised when what a key is made of changes, or what a report says. */
const FORMAT = 2;
/** So many passes are kept, the newest. */
const MOST = 2000;

/**
 * @param folder the worktree that is verified
 * @param cache where passes are kept, absolute
 * @param isCommon whether a file is part of every layer
 * @throws GitFailed
 */
export async function openPassedBefore(
  folder: string,
  cache: string,
  layers: readonly LayerSpec[],
  isCommon: (path: string) => boolean,
): Promise<PassedBefore> {
  const digests = digestsOf(layers, await contentsOf(folder), isCommon);
  const kept: { key: string; reports: CheckReport[]; ids: readonly string[] }[] = [];
  const idsOf = new Map<string, readonly string[]>();
  const pathOf = (key: string) => join(cache, `${key}.json`);
  return {
    keyOf(ids, spec, baseline) {
      const whole = ids.map((id) => digests.get(id));
      if (whole.includes(undefined)) return undefined;
      // How a failure is mended, and how long it may take, is not what passed.
      const asked = { ...spec, hint: undefined, timeoutMs: undefined };
      const files = filesOf(spec).map((path) => [path, readIn(folder, path)]);
      const key = digest(JSON.stringify([FORMAT, ids, whole, asked, files, baseline ?? null]));
      idsOf.set(key, ids);
      return key;
    },
    find: (key) => (key === undefined ? undefined : readReports(pathOf(key))),
    keep(key, reports) {
      if (key !== undefined) kept.push({ key, reports: [...reports], ids: idsOf.get(key) ?? [] });
    },
    async keepAll() {
      if (kept.length === 0) return;
      const now = digestsOf(layers, await contentsOf(folder), isCommon);
      mkdirSync(cache, { recursive: true, mode: 0o700 });
      for (const { key, reports, ids } of kept)
        if (ids.every((id) => now.get(id) === digests.get(id)))
          replaceFile(pathOf(key), `${JSON.stringify(reports)}\n`, false);
      forgetOldest(cache);
    },
  };
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** For each layer one digest of its files, those of all that it needs and the common ones; undefined where it can't be said. */
function digestsOf(
  layers: readonly LayerSpec[],
  contents: Contents,
  isCommon: (path: string) => boolean,
): Map<string, string | undefined> {
  const entries = [...contents].sort(([one], [other]) => (one < other ? -1 : 1));
  const digestOf = (isOne: (path: string) => boolean): string | undefined => {
    const held = entries.filter(([path]) => isOne(path.normalize('NFC')));
    return held.some(([, content]) => content === UNKNOWN) ? undefined : digest(JSON.stringify(held));
  };
  const common = digestOf(isCommon);
  const own = new Map(layers.map(({ id, holds }) => [id, holds && digestOf(holds)]));
  return new Map(
    layers.map(({ id }) => {
      const all = [common, ...inOrder(layers, [id]).map((layer) => own.get(layer.id))];
      return [id, all.includes(undefined) ? undefined : digest(JSON.stringify(all))];
    }),
  );
}

/** What can't be read was not kept. */
function readReports(path: string): CheckReport[] | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return Array.isArray(value) && value.every(isPass) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isPass(value: unknown): value is CheckReport {
  return (
    isRecord(value) &&
    value['passed'] === true &&
    ['name', 'command', 'ending', 'tail'].every((key) => typeof value[key] === 'string')
  );
}

function forgetOldest(cache: string): void {
  const names = readdirSync(cache);
  if (names.length <= MOST) return;
  const paths = names.map((name) => join(cache, name));
  const aged = paths.map((path) => ({ path, at: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }));
  for (const { path } of aged.sort((one, other) => other.at - one.at).slice(MOST / 2)) rmSync(path, { force: true });
}
