import { relative } from 'node:path';
import type { Finding } from '../store/files/inspection/finding.ts';
import { inspectState } from '../store/files/inspection/inspect.ts';
import type { Workplace } from './workplace.ts';

/** Something in the shared state that is not as it should be. */
export interface Ailment extends Pick<Finding, 'severity' | 'what' | 'mend'> {
  /** Seen from the state folder. */
  where: string;
  /** Whether `coord doctor --state --repair` does what `mend` says; where it does not, that is for a person. */
  repairable: boolean;
  /** After a repair: mended, or still so. new: it has come up since. */
  after?: 'mended' | 'left' | 'new';
}

/** Reads all of the shared state. */
export async function examineState(workplace: Workplace): Promise<Ailment[]> {
  return (await inspect(workplace)).map((finding) => ailmentOf(finding, workplace));
}

/** Mends what can be mended without losing what somebody was told is kept, and examines the state again. */
export async function repairState(workplace: Workplace): Promise<Ailment[]> {
  const before = await inspect(workplace);
  for (const { repair } of before) await repair?.();
  const after = await inspect(workplace);
  return [
    ...before.map((finding) => {
      const isLeft = after.some((other) => isSame(finding, other));
      return { ...ailmentOf(finding, workplace), after: isLeft ? ('left' as const) : ('mended' as const) };
    }),
    ...after
      .filter((finding) => !before.some((other) => isSame(finding, other)))
      .map((finding) => ({ ...ailmentOf(finding, workplace), after: 'new' as const })),
  ];
}

const isSame = (a: Finding, b: Finding) => a.path === b.path && a.what === b.what;

function inspect({ layout, clock, processes }: Workplace): Promise<Finding[]> {
  return inspectState(layout, { clock, processes, pid: process.pid });
}

function ailmentOf({ severity, path, what, mend, repair }: Finding, { layout }: Workplace): Ailment {
  return { severity, where: relative(layout.root, path) || '.', what, mend, repairable: repair !== undefined };
}
