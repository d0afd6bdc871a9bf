import { join } from 'node:path';
import { systemProcesses } from '../../src/store/files/processes.ts';
import { stateLayout } from '../../src/store/files/state-layout.ts';
import { fileStore } from '../../src/store/files/store.ts';
import { systemClock } from '../../src/store/files/system-clock.ts';
import type { Store } from '../../src/store/store.ts';
import type { Sandbox } from './sandbox.ts';

/** The shared state of a sandbox's repository: for what no command can bring about, such as things long past. */
export function storeOf({ dir }: Pick<Sandbox, 'dir'>): Store {
  const clock = systemClock(process.platform);
  const processes = systemProcesses(clock, process.platform);
  return fileStore(stateLayout(join(dir, '.git/coord')), { clock, processes, pid: process.pid });
}
