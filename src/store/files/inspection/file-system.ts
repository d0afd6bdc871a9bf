import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DRAFT, syncFolder } from '../replace-file.ts';
import type { Finding, Inspector } from './finding.ts';

/** Whether the folder can do what the store relies on: a sandbox, a container or a network mount may not let it. */
export function probeFileSystem({ layout }: Pick<Inspector, 'layout'>): Finding[] {
  const folder = join(layout.root, `${randomUUID()}${DRAFT}`);
  let doing = 'make a folder';
  const step = (name: string, work: () => void) => {
    doing = name;
    work();
  };
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const [a, b, c] = ['a', 'b', 'c'].map((name) => join(folder, name)) as [string, string, string];
    step('write a file', () => writeFileSync(a, 'probe', { mode: 0o600 }));
    step('sync a file', () => sync(a));
    step('link a file', () => linkSync(a, b));
    step('refuse a link whose name is taken', () => mustRefuse(() => linkSync(a, b)));
    step('rename a file', () => renameSync(a, c));
    step('read a file back', () => readFileSync(c));
    step('sync a folder', () => syncFolder(folder));
    return [];
  } catch (error) {
    return [
      {
        severity: 'fault',
        path: layout.root,
        what: `the file system does not ${doing} here (${(error as Error).message.replace(/ '.*$/s, '')})`,
        mend: 'let this folder be written, or set state.dir in coord.config.yaml to a local one that can',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sync(path: string): void {
  const fd = openSync(path, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function mustRefuse(work: () => void): void {
  try {
    work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
    throw error;
  }
  throw new Error('it took the name away');
}
