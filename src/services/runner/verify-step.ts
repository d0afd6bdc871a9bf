import type { VerifyStep } from '../../domain/playbook.ts';
import { failuresIn, placeOf, type VerificationReport } from '../../domain/verification.ts';
import { verifyAt } from '../verification/verify-at.ts';
import type { StepContext } from './step-context.ts';
import { failed, type StepEnd } from './step-end.ts';

/** Runs the verifiers that the part's role must pass, in its worktree at the run's newest commit. */
export async function verifyStep(step: VerifyStep, context: StepContext): Promise<StepEnd> {
  const { workspace, state, parts, signal, report, started } = context;
  const member = parts.team.roles[workspace.role];
  if (!member) return failed(`role ${workspace.role} is not in the config any more, so nothing can be verified`);
  const { tip } = state;
  const folder = await context.folder();
  const { base } = state.started;
  const port = await parts.portOf(folder);
  const env = { ...parts.env, ...(port !== undefined && { COORD_PORT: String(port) }) };
  const watch = { signal, report, started, env };
  const verification = await verifyAt(parts.team, member.mustPass, { folder, base }, watch);
  // What the verifiers leave behind is nobody's work.
  await parts.workspaces.discard(workspace, tip);
  // What goes on all the same is mended by a later step; an interrupted verification has said nothing.
  if (verification.passed || (step.onFailure === 'continue' && !signal.aborted))
    return { kind: 'ended', outcome: { kind: 'succeeded', output: verification, verification } };
  const reason = firstFailure(verification);
  return { kind: 'ended', outcome: { kind: 'failed', reason, class: 'exit', verification } };
}

function firstFailure(report: VerificationReport): string {
  const [first, ...others] = failuresIn(report);
  if (!first) return 'verification was ended before its end';
  const { layer, check } = first;
  const also = others.map((one) => placeOf(one.layer, one.check)).join('; ');
  const sentences = [
    `${placeOf(layer, check)}: ${check.ending} (${check.command})`,
    ...(check.hint === undefined ? [] : [check.hint.replace(/\.$/, '')]),
    ...(also === '' ? [] : [`Also failed: ${also}`]),
  ];
  return sentences.length === 1 ? (sentences[0] ?? '') : `${sentences.join('. ')}.`;
}
