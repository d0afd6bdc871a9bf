import { join } from 'node:path';
import { DOCUMENT_KINDS, LOG_KINDS } from '../../records.ts';
import { StateUnreadable } from '../../leases.ts';
import { counterLock, lastNumber, writeNumber } from '../counters.ts';
import { namesIn } from '../document-files.ts';
import { existsSync } from 'node:fs';
import { listSegments } from '../segments.ts';
import { DRAFT } from '../replace-file.ts';
import { entriesOf, type Finding, type Inspector, moveAside, reasonOf } from './finding.ts';
import { scanOnce } from './log-repair.ts';
import { RecordDamaged } from '../sealed-lines.ts';

/** Numbers that would be given a second time. */
export function inspectCounters(inspector: Inspector): Finding[] {
  const used = numbersInUse(inspector);
  const series = entriesOf(inspector.layout.counters).filter((name) => !name.endsWith(DRAFT));
  return [...new Set([...series, ...used.keys()])].sort().flatMap((name) => {
    const path = join(inspector.layout.counters, name);
    const least = used.get(name) ?? 0;
    const what = faultOf(path, least);
    if (what === undefined) return [];
    const finding: Finding = {
      severity: 'fault',
      path,
      what,
      mend: least > 0 ? `goes on after ${least}` : 'moves the file to damaged/ and begins at 1',
      repair: () =>
        inspector.mutex(counterLock(path), () => {
          if (faultOf(path, least) === undefined) return;
          if (existsSync(path)) moveAside(inspector.layout, path);
          if (least > 0) writeNumber(path, least);
        }),
    };
    return [finding];
  });
}

function faultOf(path: string, least: number): string | undefined {
  try {
    const last = lastNumber(path);
    return last < least ? `the next number would be ${last + 1}, and ${least} is in use` : undefined;
  } catch (error) {
    if (error instanceof StateUnreadable) return reasonOf(error, path);
    throw error;
  }
}

/**
 * The highest number of each series, by the ids of what is there: TASK-0007 among the documents `tasks` is of the series
 * `tasks`, DEC-20260115-0002 in the log `decisions` of the series `decisions-20260115`.
 */
function numbersInUse({ layout }: Inspector): Map<string, number> {
  const highest = new Map<string, number>();
  const note = (kind: string, id: unknown) => {
    const [, day, number] = (typeof id === 'string' && /^[A-Z]+-(?:(\d{8})-)?(\d+)$/.exec(id)) || [];
    if (number === undefined) return;
    const series = day === undefined ? kind : `${kind}-${day}`;
    highest.set(series, Math.max(highest.get(series) ?? 0, Number(number)));
  };
  for (const kind of DOCUMENT_KINDS) {
    for (const file of namesIn(join(layout.documents, kind))) note(kind, file.slice(0, -'.json'.length));
  }
  for (const kind of LOG_KINDS) {
    for (const segment of listSegments(join(layout.logs, kind))) {
      const scan = scanOnce(segment);
      // What can't be read is told as damage of the log.
      for (const { record } of scan instanceof RecordDamaged ? [] : scan.records)
        note(kind, (record as { id?: unknown }).id);
    }
  }
  return highest;
}
