import type { CheckReport } from '../../domain/verification.ts';
import type { FlowSpec, VerifierSpec } from './specs.ts';

/** What has passed, by all that it looks at. */
export interface PassedBefore {
  /**
   * Names a verifier and all that it looks at; undefined where that can't be said.
   * @param layers whose files it looks at, besides those that they need
   */
  keyOf(layers: readonly string[], spec: VerifierSpec | FlowSpec, baseline?: number): string | undefined;
  find(key: string | undefined): CheckReport[] | undefined;
  keep(key: string | undefined, reports: CheckReport[]): void;
  /** At the end: nothing is kept where files were changed meanwhile. */
  keepAll(): Promise<void>;
}
