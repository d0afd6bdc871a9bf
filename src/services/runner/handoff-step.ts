import type { StepOutcome } from '../../domain/event.ts';
import type { HandoffStep, Scope } from '../../domain/playbook.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { type RunState, tipOf } from '../../domain/run.ts';
import type { RunnerParts } from './parts.ts';

/** Renders the handoff document; one that lacks a required field is not handed over. */
export async function handoffStep(
  step: HandoffStep,
  scope: Scope,
  state: RunState,
  parts: RunnerParts,
): Promise<StepOutcome> {
  const fields = renderFields(step, scope);
  if (!fields.ok) return { kind: 'failed', reason: fields.error };
  const missing = parts.team.requiredFields.filter((field) => (fields.value[field] ?? '').trim() === '');
  if (missing.length > 0) {
    return {
      kind: 'failed',
      reason: `the handoff document lacks what handoff.required asks for: ${missing.join(', ')}`,
    };
  }
  const { base } = state.started;
  const tip = tipOf(state);
  const document = parts.documents.writeHandoff({
    step: step.id,
    from: scope.parts[step.from] ?? step.from,
    to: scope.parts[step.to] ?? step.to,
    fields: fields.value,
    state,
    commits: await parts.git.commitsBetween(base, tip),
    diffStat: await parts.git.diffStat(base, tip),
  });
  if (!document.ok) return { kind: 'failed', reason: `its document cannot be written: ${document.error}` };
  return { kind: 'succeeded', output: { document: document.value }, document: document.value };
}

function renderFields(step: HandoffStep, scope: Scope): Result<Record<string, string>, string> {
  const fields: Record<string, string> = {};
  for (const [name, text] of Object.entries(step.fields)) {
    const rendered = text.render(scope);
    if (!rendered.ok) return err(`its field ${name} cannot be rendered: ${rendered.error}`);
    fields[name] = rendered.value;
  }
  return ok(fields);
}
