import type { CheckReport } from '../../domain/verification.ts';
import { runCommand } from '../processes/run-command.ts';
import { verifyCompatibility } from './compatibility.ts';
import { verifyContract } from './contract.ts';
import { measure } from './measure.ts';
import type { VerifierSpec } from './specs.ts';
import { failedWith, type Finding, passedWith, type VerifierContext } from './verifier-context.ts';

/** Runs one verifier to its end. */
export async function runVerifier(
  spec: VerifierSpec,
  layer: string,
  recording: boolean,
  context: VerifierContext,
): Promise<CheckReport> {
  const { name, kind, hint } = spec;
  const found = await findingOf(spec, layer, recording, context);
  const noRecord =
    kind !== 'check' && kind !== 'contract' && spec.baseline && !context.baselines.has(`${layer}/${name}`);
  const mend =
    hint ?? (noRecord ? 'Record one with coord verify --record, and commit coord.baselines.json.' : undefined);
  return { name, kind, command: whatOf(spec), ...found, ...(!found.passed && mend !== undefined && { hint: mend }) };
}

/** The same for what a contract promised at the base; undefined where there is nothing to compare. */
export async function runCompatibility(spec: VerifierSpec, context: VerifierContext): Promise<CheckReport | undefined> {
  if (spec.kind !== 'contract') return undefined;
  const found = await verifyCompatibility(spec, context);
  if (!found) return undefined;
  const { name, input, output } = spec;
  const command = [input, output].filter((path) => path !== undefined).join(', ');
  return { name, kind: 'compatibility', command, ...found, ...(!found.passed && { hint: spec.hint ?? BROKEN }) };
}

const BROKEN =
  'Change it so that both hold, add a contract of another name beside it, or have a person set compatible: false.';

/** What is run; of what runs nothing, the file that is looked at. */
function whatOf(spec: VerifierSpec): string {
  if (spec.kind === 'check') return spec.command;
  return (
    spec.command ?? spec.file ?? (spec.kind === 'contract' ? (spec.example ?? spec.output ?? spec.input) : '') ?? ''
  );
}

async function findingOf(
  spec: VerifierSpec,
  layer: string,
  recording: boolean,
  context: VerifierContext,
): Promise<Finding> {
  switch (spec.kind) {
    case 'check': {
      const { folder, signal, started, env } = context;
      const limits = { timeoutMs: spec.timeoutMs };
      const { passed, ending, tail } = await runCommand(spec.command, {
        folder,
        limits,
        signal,
        started,
        ...(env && { env }),
      });
      return passed ? passedWith(ending, tail) : failedWith(ending, tail);
    }
    case 'contract':
      return verifyContract(spec, context);
    case 'benchmark':
    case 'gate':
      return measure(spec, layer, recording, context);
  }
}
