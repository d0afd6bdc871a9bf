import type { ApproveStep } from '../../domain/playbook.ts';
import type { StepContext } from './step-context.ts';
import { failed, type StepEnd } from './step-end.ts';

/** Puts the question into the journal; whoever answers it may come much later. */
export function approveStep(step: ApproveStep, { key, scope, parts, record }: StepContext): StepEnd {
  const question = step.question.render(scope);
  if (!question.ok) return failed(`its question cannot be rendered: ${question.error}`);
  const look: string[] = [];
  for (const text of step.look) {
    const rendered = text.render(scope);
    if (!rendered.ok) return failed(`what to look at cannot be rendered: ${rendered.error}`);
    look.push(rendered.value);
  }
  const { expiresMs } = step;
  const expires = expiresMs === undefined ? undefined : new Date(parts.clock.now().getTime() + expiresMs).toISOString();
  record({
    type: 'approval.requested',
    key,
    question: question.value,
    ...(look.length > 0 && { look }),
    ...(expires !== undefined && { expires }),
  });
  return { kind: 'left-to-person' };
}
