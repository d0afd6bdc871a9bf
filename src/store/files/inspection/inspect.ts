import { existsSync } from 'node:fs';
import { fileMutex } from '../mutex.ts';
import type { StateLayout } from '../state-layout.ts';
import type { FileStoreParts } from '../store.ts';
import { inspectCounters } from './counters.ts';
import { inspectDocuments } from './documents.ts';
import { probeFileSystem } from './file-system.ts';
import type { Finding, Inspector } from './finding.ts';
import { inspectLeases } from './leases.ts';
import { inspectFiles } from './leftovers.ts';
import { inspectLocks } from './locks.ts';
import { inspectLogs } from './logs.ts';

const PARTS: ((inspector: Inspector) => Finding[] | Promise<Finding[]>)[] = [
  probeFileSystem,
  inspectFiles,
  inspectDocuments,
  inspectLogs,
  inspectCounters,
  inspectLeases,
  inspectLocks,
];

/** Reads all of the shared state. Nothing is changed, besides a probe of the file system that comes and goes. */
export async function inspectState(layout: StateLayout, { clock, processes, pid }: FileStoreParts): Promise<Finding[]> {
  if (!existsSync(layout.root)) return [];
  const inspector: Inspector = { layout, clock, processes, mutex: fileMutex(layout.locks, processes, pid) };
  const findings: Finding[] = [];
  for (const inspect of PARTS) {
    try {
      findings.push(...(await inspect(inspector)));
    } catch (error) {
      // One part that can't be read keeps nobody from hearing of the others.
      findings.push(unreadable(error, layout));
    }
  }
  return findings;
}

function unreadable(error: unknown, { root }: StateLayout): Finding {
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) throw error;
  return {
    severity: 'fault',
    path: path ?? root,
    what: `it cannot be read (${code} from ${syscall})`,
    mend: 'see whose it is, and whether the disk is sound',
  };
}
