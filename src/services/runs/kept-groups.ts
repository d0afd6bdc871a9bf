import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Processes, ProcessIdentity } from '../../domain/process.ts';
import { fileLog } from '../../store/files/logs.ts';
import { endLeftovers } from './leftovers.ts';

/** The process groups of verifiers that run now, outside a run, which has them in its journal. */
export interface Groups {
  /** Says that one has begun; on disk when it returns, before the verifier does anything. */
  began(pid: number): void;
  /** Ends what a killed process has left running. @returns whether there was any */
  endLeft(): Promise<boolean>;
  /** None of them is needed any more. */
  forget(): void;
}

/** @param folder of whoever runs them, one at a time */
export function keptGroups(folder: string, processes: Processes): Groups {
  const path = join(folder, 'groups.jsonl');
  let log = fileLog(path);
  const forget = () => {
    rmSync(path, { force: true });
    log = fileLog(path);
  };
  return {
    began: (pid) => {
      const group = processes.identify(pid);
      if (group) log.append({ group });
    },
    async endLeft() {
      const groups = log.read().records.map((record) => ({ key: folder, ...(record as { group: ProcessIdentity }) }));
      const left = await endLeftovers({ groups }, processes);
      forget();
      return left.length > 0;
    },
    forget,
  };
}
