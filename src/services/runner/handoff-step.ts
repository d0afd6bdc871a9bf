import { type HandoffStep, roleOf, type Text } from '../../domain/playbook.ts';
import type { Scope } from '../../domain/playbook.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { type DraftOutput, handedOver, handoffAt } from '../handoffs/of-run.ts';
import { lackingFields } from '../handoffs/fields.ts';
import type { StepContext } from './step-context.ts';
import { failed, type StepEnd } from './step-end.ts';

/** Renders the handoff document; one that lacks a required field is not handed over. */
export async function handoffStep(step: HandoffStep, { key, scope, state, parts }: StepContext): Promise<StepEnd> {
  const fields = renderTexts(step.fields, scope);
  if (!fields.ok) return failed(`its field ${fields.error}`);
  const required = { step: { id: step.id, fields: step.required }, config: parts.team.requiredFields };
  const lacking = lackingFields(fields.value, required);
  if (lacking.length > 0) return failed(`its document is not complete: ${lacking.join('; ')}`);

  const { base } = state.started;
  const { tip } = state;
  const [from, to] = [roleOf(step.from, scope), roleOf(step.to, scope)];
  const known = step.rounds && handoffAt(key, step, state);
  const now = parts.clock.now().toISOString();
  const document = parts.documents.writeHandoff({
    key,
    from: { part: step.from, role: from },
    to: { part: step.to, role: to },
    history: known ? handedOver(known, now).history : [],
    fields: fields.value,
    state,
    branch: parts.workspaces.branches.name,
    commits: await parts.git.commitsBetween(base, tip),
    diffStat: await parts.git.diffStat(base, tip),
  });
  if (!document.ok) return failed(`its document cannot be written: ${document.error}`);
  const { name, text } = document.value;
  // What is handed over later, and to whom, is read from the draft.
  const draft: DraftOutput | undefined = step.isDraft && { from, to, fields: fields.value };
  const output = { document: name, text, ...(draft && { draft }) };
  return { kind: 'ended', outcome: { kind: 'succeeded', output, document: name } };
}

/** Every text of a step; the error names the one that cannot be rendered. */
export function renderTexts(texts: Record<string, Text>, scope: Scope): Result<Record<string, string>, string> {
  const rendered: Record<string, string> = {};
  for (const [name, text] of Object.entries(texts)) {
    const result = text.render(scope);
    if (!result.ok) return err(`${name} cannot be rendered: ${result.error}`);
    rendered[name] = result.value;
  }
  return ok(rendered);
}
