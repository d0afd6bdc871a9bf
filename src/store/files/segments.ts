import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One file of a log, named by the number of its first record. */
export interface Segment {
  path: string;
  first: number;
}

export function segmentFrom(dir: string, first: number): Segment {
  return { path: join(dir, `${String(first).padStart(12, '0')}.jsonl`), first };
}

/** The files of a log, oldest first. */
export function listSegments(dir: string): Segment[] {
  try {
    return readdirSync(dir)
      .filter((file) => /^[0-9]{12}\.jsonl$/.test(file))
      .sort()
      .map((file) => ({ path: join(dir, file), first: Number(file.slice(0, 12)) }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
