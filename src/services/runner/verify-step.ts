import type { StepOutcome } from '../../domain/event.ts';
import type { Scope, VerifyStep } from '../../domain/playbook.ts';
import { type RunState, tipOf } from '../../domain/run.ts';
import type { VerificationReport } from '../../domain/verification.ts';
import { verifyLayers } from '../verify.ts';
import { recordGroup } from './groups.ts';
import type { Recorder, RunnerParts } from './parts.ts';

/** Runs the checks that the part's role must pass, in its worktree at the run's newest commit. */
export async function verifyStep(
  step: VerifyStep,
  key: string,
  scope: Scope,
  state: RunState,
  record: Recorder,
  parts: RunnerParts,
): Promise<StepOutcome> {
  const role = scope.parts[step.part] ?? step.part;
  const member = parts.team.roles[role];
  if (!member)
    return { kind: 'failed', reason: `role ${role} is not in the config any more, so nothing can be verified` };
  const tip = tipOf(state);
  const folder = await parts.workspaces.at(role, tip, 'read');
  const wanted = member.mustPass;
  const report = (text: string) => parts.observe({ type: 'activity', key, text });
  const started = (pid: number) => recordGroup(pid, key, record, parts);
  const verification = await verifyLayers(parts.team.layers, wanted, folder, { signal: parts.signal, report, started });
  // What the checks leave behind is nobody's work.
  await parts.workspaces.discard(role, tip);
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
