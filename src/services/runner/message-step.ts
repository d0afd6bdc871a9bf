import type { Start } from '../../domain/advance.ts';
import { type MessageStep, roleOf } from '../../domain/playbook.ts';
import { renderTexts } from './handoff-step.ts';
import type { StepContext } from './step-context.ts';
import { failed, type StepEnd } from './step-end.ts';

/** Sends one message, also where coord is killed between the message and the journal. */
export async function messageStep(step: MessageStep, { attempt }: Start, context: StepContext): Promise<StepEnd> {
  const { key, scope, state, parts } = context;
  const texts = renderTexts({ subject: step.subject, text: step.text }, scope);
  if (!texts.ok) return failed(`its ${texts.error}`);
  const { subject = '', text = '' } = texts.value;
  const sent = await parts.post.send({
    step: { run: state.started.run, key },
    isAgain: attempt > 1,
    to: step.to.kind === 'everybody' ? { all: true } : { role: roleOf(step.to.part, scope) },
    ...(step.from !== undefined && { from: roleOf(step.from, scope) }),
    subject,
    text,
  });
  if (!sent.ok) return failed(`its message was not taken: ${sent.error}`);
  return { kind: 'ended', outcome: { kind: 'succeeded', output: { message: sent.value } } };
}
