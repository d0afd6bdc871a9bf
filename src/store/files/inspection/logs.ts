import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { faultOf, LOG_KINDS } from '../../records.ts';
import { removeQuietly } from '../replace-file.ts';
import { RecordDamaged, type Scan } from '../sealed-lines.ts';
import { listSegments, type Segment } from '../segments.ts';
import { readSnapshot, SNAPSHOT } from '../snapshots.ts';
import { entriesOf, type Finding, type Inspector, reasonOf } from './finding.ts';
import { cutDamage, cutTornEnd, hasRecordsAfter, scanOnce } from './log-repair.ts';

type LogKind = (typeof LOG_KINDS)[number];

/** Torn ends, damaged records, gaps, and snapshots that do not fit. */
export async function inspectLogs(inspector: Inspector): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const kind of LOG_KINDS) {
    const dir = join(inspector.layout.logs, kind);
    findings.push(...(await inspectSegments(inspector, kind, dir)), ...inspectSnapshots(dir));
  }
  return findings;
}

async function inspectSegments(inspector: Inspector, kind: LogKind, dir: string): Promise<Finding[]> {
  const segments = listSegments(dir);
  let expected = 1;
  for (const [index, segment] of segments.entries()) {
    const { path, first } = segment;
    const isLast = index === segments.length - 1;
    const byHand = (what: string): Finding[] => [{ severity: 'fault', path, what, mend: BY_HAND }];
    if (first > expected) return byHand(`record ${expected} is missing before it`);
    if (first < expected) return byHand(`its record ${first} is in the file before it too`);
    const scan = await steadyScan(segment);
    if (scan instanceof RecordDamaged) {
      const what = reasonOf(scan, path);
      if (!isLast || hasRecordsAfter(path, scan)) return byHand(`${what}, and records follow it`);
      return [damagedEnd(inspector, kind, segment, what)];
    }
    const strange = scan.records.find(({ record }) => faultOf(kind, record) !== undefined);
    if (strange) return byHand(`record ${strange.seq} is whole, and is not one of coord's ${kind}`);
    expected = (scan.last?.seq ?? first - 1) + 1;
    if (scan.intact === scan.size) continue;
    return isLast
      ? [tornEnd(inspector, kind, segment, scan)]
      : byHand(`record ${expected} is cut off, and records follow it`);
  }
  return [];
}

const BY_HAND = 'put the file back from a backup, as a repair would lose records';

/** A record that is being written looks like a torn one for a moment. */
async function steadyScan(segment: Segment): Promise<Scan | RecordDamaged> {
  for (let looks = 1; ; looks += 1) {
    const scan = scanOnce(segment);
    if (looks === 3 || (!(scan instanceof RecordDamaged) && scan.intact === scan.size)) return scan;
    await pause(20);
  }
}

function tornEnd({ mutex }: Inspector, kind: LogKind, segment: Segment, { intact, size }: Scan): Finding {
  return {
    severity: 'note',
    path: segment.path,
    what: `it ends in ${size - intact} bytes of a record that was cut off, and that nobody was told of`,
    mend: 'cuts them off, as the next record does too',
    repair: () => cutTornEnd(segment, kind, mutex),
  };
}

/** What comes before the damage is kept. Records behind it would get other numbers: those are left for a person. */
function damagedEnd(inspector: Inspector, kind: LogKind, segment: Segment, what: string): Finding {
  return {
    severity: 'fault',
    path: segment.path,
    what: `${what}, and none follows it`,
    mend: 'copies the file to damaged/ and goes on after the last good record',
    repair: () => cutDamage(segment, kind, inspector),
  };
}

function inspectSnapshots(dir: string): Finding[] {
  return entriesOf(dir)
    .filter((file) => file.endsWith(SNAPSHOT) && !readSnapshot(dir, file.slice(0, -SNAPSHOT.length)))
    .map((file): Finding => {
      const path = join(dir, file);
      return {
        severity: 'note',
        path,
        what: 'this snapshot does not fit its log, which is read from its beginning instead',
        mend: 'removes it',
        repair: () => removeQuietly(path),
      };
    });
}
