/** What the checks of a role's layers said. */
export interface VerificationReport {
  passed: boolean;
  layers: LayerReport[];
}

export interface LayerReport {
  layer: string;
  /** `skipped`: a layer it needs has failed, or one before it did. */
  status: 'passed' | 'failed' | 'skipped';
  checks: CheckReport[];
}

export interface CheckReport {
  name: string;
  command: string;
  passed: boolean;
  /** Why it ended: its exit code, or that it ran out of time. */
  ending: string;
  /** The last lines it printed. */
  tail: string;
  hint?: string;
}
