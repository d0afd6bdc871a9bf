import type { VerifyStep } from '../../domain/playbook.ts';
import type { VerificationReport } from '../../domain/verification.ts';
import { verifyLayers } from '../verification/verify-layers.ts';
import type { StepContext } from './step-context.ts';
import { failed, type StepEnd } from './step-end.ts';

/** Runs the checks that the part's role must pass, in its worktree at the run's newest commit. */
export async function verifyStep(_step: VerifyStep, context: StepContext): Promise<StepEnd> {
  const { workspace, state, parts, signal, report, started } = context;
  const member = parts.team.roles[workspace.role];
  if (!member) return failed(`role ${workspace.role} is not in the config any more, so nothing can be verified`);
  const { tip } = state;
  const folder = await parts.workspaces.at(workspace, tip, { signal, started });
  const verification = await verifyLayers(parts.team.layers, member.mustPass, folder, { signal, report, started });
  // What the checks leave behind is nobody's work.
  await parts.workspaces.discard(workspace, tip);
  if (verification.passed) return { kind: 'ended', outcome: { kind: 'succeeded', output: verification, verification } };
  return { kind: 'ended', outcome: { kind: 'failed', reason: firstFailure(verification), verification } };
}

function firstFailure(report: VerificationReport): string {
  for (const { layer, checks } of report.layers) {
    const check = checks.find(({ passed }) => !passed);
    if (check)
      return `layer ${layer}, check ${check.name}: ${check.ending} (${check.command})${check.hint ? `. ${check.hint}` : ''}`;
  }
  return 'verification failed';
}
