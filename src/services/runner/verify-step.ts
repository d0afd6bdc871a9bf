import type { StepOutcome } from '../../domain/event.ts';
import type { Scope, VerifyStep } from '../../domain/playbook.ts';
import { type RunState, tipOf } from '../../domain/run.ts';
import type { VerificationReport } from '../../domain/verification.ts';
import { verifyLayers } from '../verify.ts';
import type { RunnerParts } from './parts.ts';

/** Runs the checks that the part's role must pass, in its worktree at the run's newest commit. */
export async function verifyStep(
  step: VerifyStep,
  key: string,
  scope: Scope,
  state: RunState,
  parts: RunnerParts,
): Promise<StepOutcome> {
  const role = scope.parts[step.part] ?? step.part;
  const folder = await parts.workspaces.at(role, tipOf(state));
  const wanted = parts.team.roles[role]?.mustPass ?? [];
  const report = (text: string) => parts.observe({ type: 'activity', key, text });
  const verification = await verifyLayers(parts.team.layers, wanted, folder, parts.signal, report);
  if (verification.passed) return { kind: 'succeeded', output: verification, verification };
  return { kind: 'failed', reason: firstFailure(verification), verification };
}

function firstFailure(report: VerificationReport): string {
  for (const { layer, checks } of report.layers) {
    const check = checks.find(({ passed }) => !passed);
    if (check)
      return `layer ${layer}, check ${check.name}: ${check.ending} (${check.command})${check.hint ? `. ${check.hint}` : ''}`;
  }
  return 'verification failed';
}
