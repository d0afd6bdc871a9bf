import { linkSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import type { ProcessIdentity } from '../../src/domain/process.ts';
import { systemClock } from '../../src/store/files/system-clock.ts';
import { systemProcesses } from '../../src/store/files/processes.ts';

const processes = systemProcesses(systemClock(process.platform), process.platform);

/** This process, as coord tells it from all others. */
export const SELF = processes.identify(process.pid) as ProcessIdentity;

export const isGone = (other: ProcessIdentity | undefined) =>
  other !== undefined && processes.stateOf(other) === 'ended';

/**
 * Makes a file that only one process has at a time, without any help of coord's: whoever may be alone somewhere makes it, and
 * takes it away when it leaves. One that is there may only be a dead process's. @throws where two are there at once
 */
export function claimMarker(marker: string, name: string): void {
  const draft = `${marker}.${name}`;
  writeFileSync(draft, JSON.stringify(SELF));
  for (;;) {
    try {
      linkSync(draft, marker);
      return rmSync(draft);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const other = JSON.parse(readFileSync(marker, 'utf8')) as ProcessIdentity;
      if (!isGone(other)) throw new Error(`two hold a lease: ${name} and process ${other.pid}`, { cause: error });
      unlinkSync(marker);
    }
  }
}
