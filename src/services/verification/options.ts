import type { CheckReport, LayerReport } from '../../domain/verification.ts';
import type { Baselines } from './baselines.ts';
import type { PassedBefore } from './passed-before.ts';
import type { FlowSpec } from './specs.ts';

/** Who looks on, and can end it. */
export interface VerificationWatch {
  signal: AbortSignal;
  /** The whole environment of the verifiers; without it, that of coord. */
  env?: Readonly<Record<string, string | undefined>>;
  report(activity: string): void;
  /** Called with the pid of each verifier's process group. */
  started(pid: number): void;
}

export interface VerificationOptions {
  flows: readonly FlowSpec[];
  /** How many verifiers run at once. */
  parallel: number;
  /** Whether the first failure ends what is still running. */
  failFast: boolean;
  /** The text of a file at the base; without it nothing is held against the base. */
  atBase?: (path: string) => Promise<string | undefined>;
  baselines: Baselines;
  /** Whether numbers are looked for in order to be put on record: the record then has no say. */
  recording: boolean;
  /** What need not be run again, as nothing has changed since it passed. */
  passedBefore?: PassedBefore;
  /** Monotonic, in milliseconds; without it no report says how long it took. */
  now?: () => number;
  observe(happening: VerificationHappening): void;
}

export type VerificationHappening =
  | { type: 'began'; layer: string; check: string }
  | { type: 'ended'; layer: string; check: CheckReport }
  | { type: 'layer'; report: LayerReport };
