import { join } from 'node:path';
import type { Clock } from '../../domain/clock.ts';
import type { Processes } from '../../domain/process.ts';
import { checked } from '../records.ts';
import type { DocumentKinds, LogKinds, SignalKinds, Store } from '../store.ts';
import { nextNumber } from './counters.ts';
import { fileDocuments } from './documents.ts';
import { fileLeases, sharedLeases } from './leases.ts';
import { fileMutex } from './mutex.ts';
import { fileSharedLog } from './shared-log.ts';
import { fileSignals } from './signals.ts';
import type { StateLayout } from './state-layout.ts';

export interface FileStoreParts {
  clock: Clock;
  processes: Processes;
  /** Our own process. */
  pid: number;
}

/** The shared state as files, for everybody on one machine. */
export function fileStore(layout: StateLayout, { clock, processes, pid }: FileStoreParts): Store {
  const mutex = fileMutex(layout.locks, processes, pid);
  const log = <Kind extends keyof LogKinds>(kind: Kind) =>
    fileSharedLog<LogKinds[Kind]>(join(layout.logs, kind), kind, mutex, (value, path) => checked(kind, value, path));
  return {
    documents: <Kind extends keyof DocumentKinds>(kind: Kind) =>
      fileDocuments<DocumentKinds[Kind]>(join(layout.documents, kind), kind, mutex, (value, path) =>
        checked(kind, value, path),
      ),
    signals: <Kind extends keyof SignalKinds>(kind: Kind) =>
      fileSignals<SignalKinds[Kind]>(join(layout.signals, kind), (value, path) => checked(kind, value, path)),
    log,
    fold: (kind, fold) => log(kind).fold(fold),
    nextNumber: (series) => nextNumber(join(layout.counters, series), mutex),
    leases: sharedLeases(fileLeases(layout.leases, clock)),
  };
}
