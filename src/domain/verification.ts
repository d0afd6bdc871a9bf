/** What the verifiers of some layers said. */
export interface VerificationReport {
  passed: boolean;
  layers: LayerReport[];
}

export interface LayerReport {
  /** The layer; of a flow, its name. */
  layer: string;
  /** What was verified is data on its way through several layers. */
  flow?: true;
  /** `skipped`: something it needs has failed, or everything was ended by a failure elsewhere. */
  status: 'passed' | 'failed' | 'skipped';
  /** Why it was skipped. */
  because?: string;
  checks: CheckReport[];
}

export type VerifierKind = 'check' | 'contract' | 'compatibility' | 'benchmark' | 'gate' | 'step';

export interface CheckReport {
  name: string;
  /** Absent in what was recorded before there was more than checks. */
  kind?: VerifierKind;
  /** What was run; of what runs nothing, the file that was looked at. */
  command: string;
  passed: boolean;
  /** Why it ended: its exit code, that it ran out of time, or what is wrong with what it gave. */
  ending: string;
  /** The last lines it printed. */
  tail: string;
  hint?: string;
  /** In milliseconds. */
  tookMs?: number;
  /** The number that a benchmark or a gate found. */
  measured?: Measured;
  /** It passed before, with all that it looks at as it is now, and was not run again. */
  cached?: true;
}

export interface Measured {
  value: number;
  unit?: string;
  min?: number;
  max?: number;
  /** The number on record, and what a new one may be at worst. */
  baseline?: { value: number; worst: number; better: 'lower' | 'higher' };
}

/** Everything that has failed, with where. */
export function failuresIn({ layers }: VerificationReport): { layer: LayerReport; check: CheckReport }[] {
  return layers.flatMap((layer) => layer.checks.filter(({ passed }) => !passed).map((check) => ({ layer, check })));
}

/** What failed first, in one sentence with how it is mended. */
export function firstFailureIn(report: VerificationReport): string {
  const [first] = failuresIn(report);
  if (!first) return 'verification was ended before its end';
  const { layer, check } = first;
  return `${placeOf(layer, check)}: ${check.ending}${check.hint === undefined ? '' : `. ${check.hint}`}`;
}

/** `layer api, contract order`, `flow checkout, step 2-api`: where a verifier belongs. */
export function placeOf(
  { layer, flow }: Pick<LayerReport, 'layer' | 'flow'>,
  { name, kind = 'check' }: Pick<CheckReport, 'name' | 'kind'>,
): string {
  return `${flow ? 'flow' : 'layer'} ${layer}, ${kind === 'compatibility' ? 'compatibility of' : kind} ${name}`;
}
