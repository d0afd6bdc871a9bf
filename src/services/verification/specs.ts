/** A layer, with all that proves that it works. Paths are relative to the folder that is verified. */
export interface LayerSpec {
  id: string;
  needs: string[];
  /** Whether a file belongs to the layer; absent where nothing says which do. */
  holds?: (path: string) => boolean;
  /** In the order in which they run. */
  checks: VerifierSpec[];
}

export type VerifierSpec = CheckSpec | ContractSpec | MeasureSpec;

interface Base {
  name: string;
  timeoutMs: number;
  hint?: string;
}

/** Exit code 0 passes. */
export interface CheckSpec extends Base {
  kind: 'check';
  command: string;
}

/** What a layer takes and gives. `input`, `output`, `example` and `file` are paths, the first two of JSON Schemas. */
export interface ContractSpec extends Base {
  kind: 'contract';
  input?: string;
  example?: string;
  output?: string;
  command?: string;
  file?: string;
  /** Whether a change of the schemas has to leave those well who rely on the ones of the base. */
  compatible: boolean;
}

/** A number, and what it may be. */
export interface MeasureSpec extends Base {
  kind: 'benchmark' | 'gate';
  command?: string;
  file?: string;
  /** The median of so many runs counts. */
  runs: number;
  /** A JSON pointer. */
  value?: string;
  /** A regular expression with one group. */
  pattern?: string;
  unit?: string;
  min?: number;
  max?: number;
  /** How much worse than the number on record still passes, as a share: 0.1 is a tenth. */
  baseline?: { better: 'lower' | 'higher'; tolerance: number };
}

/** Data that goes through several layers. */
export interface FlowSpec {
  id: string;
  /** What the first step reads: a path. */
  data?: string;
  steps: FlowStepSpec[];
  hint?: string;
}

export interface FlowStepSpec {
  layer: string;
  /** A number and the layer, or the contract. */
  name: string;
  command: string;
  timeoutMs: number;
  input?: string;
  output?: string;
}

/** Every file that a verifier reads by itself, and that may lie outside the layer's paths. */
export function filesOf(spec: VerifierSpec | FlowSpec): string[] {
  if ('steps' in spec) return [spec.data, ...spec.steps.flatMap(({ input, output }) => [input, output])].filter(isText);
  if (spec.kind === 'check') return [];
  if (spec.kind === 'contract') return [spec.input, spec.example, spec.output, spec.file].filter(isText);
  return [spec.file].filter(isText);
}

const isText = (value: string | undefined): value is string => value !== undefined;
