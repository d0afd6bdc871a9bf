import { closeSync, fsyncSync, linkSync, mkdtempSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** What the state needs of its file system, and why it is missing. */
export interface Lack {
  what: 'writing' | 'fsync' | 'link' | 'rename';
  reason: string;
}

/** Tries in a folder of its own what leases, logs and documents are made with; nothing of it stays. */
export function probeFileSystem(folder: string): Lack | undefined {
  let what: Lack['what'] = 'writing';
  let own: string | undefined;
  try {
    own = mkdtempSync(join(folder, '.probe-'));
    const [first, second, third] = ['1', '2', '3'].map((name) => join(own ?? '', name)) as [string, string, string];
    const fd = openSync(first, 'wx', 0o600);
    try {
      writeSync(fd, 'x');
      what = 'fsync';
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    what = 'link';
    linkSync(first, second);
    what = 'rename';
    renameSync(second, third);
    return undefined;
  } catch (error) {
    return { what, reason: (error as NodeJS.ErrnoException).code ?? String(error) };
  } finally {
    if (own !== undefined) rmSync(own, { recursive: true, force: true });
  }
}
