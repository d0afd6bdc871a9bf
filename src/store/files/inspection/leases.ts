import { createHash } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { foldersIn } from '../lease-index.ts';
import { generationsIn, newestIn, giveUpDamaged } from '../leases.ts';
import { StateUnreadable } from '../../leases.ts';
import { type Finding, type Inspector, moveAside, reasonOf } from './finding.ts';

/** Leases whose newest record can't be read, and generations that nobody has taken away. */
export function inspectLeases({ layout }: Inspector): Finding[] {
  return foldersIn(layout.leases).flatMap((name): Finding[] => {
    const folder = join(layout.leases, name);
    const what = faultOf(folder, name);
    if (what !== undefined) {
      return [
        {
          severity: 'fault',
          path: folder,
          what,
          mend: 'moves the record to damaged/ and gives the lease back, under the next generation',
          repair: () => {
            if (faultOf(folder, name) === undefined) return;
            moveAside(layout, giveUpDamaged(folder));
          },
        },
      ];
    }
    const older = generationsIn(folder)
      .sort((a, b) => b - a)
      .slice(1);
    if (older.length === 0) return [];
    return [
      {
        severity: 'note',
        path: folder,
        what: `${older.length === 1 ? 'a generation' : `${older.length} generations`} of this lease were left behind`,
        mend: 'removes them, as the next holder does too',
        repair: () => older.forEach((generation) => unlinkSync(join(folder, String(generation)))),
      },
    ];
  });
}

function faultOf(folder: string, name: string): string | undefined {
  try {
    const lease = newestIn(folder);
    if (!lease || lease.key === '') return undefined;
    const of = createHash('sha256').update(lease.key).digest('hex').slice(0, 40);
    return of === name ? undefined : 'its record is that of another lease';
  } catch (error) {
    if (error instanceof StateUnreadable) return reasonOf(error, error.path);
    throw error;
  }
}
