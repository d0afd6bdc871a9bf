import type {
  AgentStep,
  ApproveStep,
  HandoffStep,
  MessageStep,
  Step,
  VerifyStep,
  WorkStep,
} from '../../domain/playbook.ts';
import { hintFor } from '../diagnostics/suggest.ts';
import type { Step as StepFile } from '../generated/playbook.ts';
import type { Path } from '../yaml/yaml-file.ts';
import { runStep, waitStep } from './commands.ts';
import type { Compilation } from './compilation.ts';
import { checkBlockNames, handoffBlock } from './handoff-block.ts';
import { limitsOf, textsOf, workspaceOf } from './modifiers.ts';
import type { Base, Place } from './verbs.ts';

/** The steps that do something themselves. */
export const WORK: Record<WorkStep['verb'], (raw: StepFile, base: Base, place: Place) => Step | Step[]> = {
  agent: agentStep,
  run: runStep,
  verify: verifyStep,
  approve: approveStep,
  handoff: handoffStep,
  message: messageStep,
  wait: waitStep,
};

function agentStep(raw: StepFile, base: Base, { path, names, alone, compilation }: Place): AgentStep {
  const part = compilation.part(raw.agent, [...path, 'agent'], alone);
  if (raw.not !== undefined) keepApart(part, raw.not, path, compilation);
  if (raw.prompt === undefined) {
    const hint = 'say what is to be done: prompt: |';
    const message = `step '${raw.id}' asks an agent and has no prompt`;
    compilation.fault('missing-prompt', message, [...path, 'agent'], { hint, what: 'key' });
  }
  return {
    ...base,
    verb: 'agent',
    part,
    prompt: compilation.text(raw.prompt ?? '', [...path, 'prompt'], names),
    access: raw.access ?? (raw.workspace === 'none' ? 'read' : 'write'),
    workspace: workspaceOf(raw, path, compilation),
    session: raw.session ?? 'fresh',
    limits: limitsOf(raw, compilation),
    ...(raw.output && { output: compilation.outputSchema(raw.output, [...path, 'output']) }),
    ...(raw.budget_usd !== undefined && { budgetUsd: raw.budget_usd }),
  };
}

function keepApart(part: string, other: string, path: Path, compilation: Compilation): void {
  if (!compilation.parts.has(other)) {
    compilation.part(other, [...path, 'not'], new Set([other]));
  } else if (part === other) {
    const hint = 'name the part whose work is judged here';
    compilation.fault('not-itself', `part '${part}' can't be kept apart from itself`, [...path, 'not'], { hint });
  } else {
    compilation.keepApart(part, other);
  }
}

function verifyStep(raw: StepFile, base: Base, { path, alone, compilation }: Place): VerifyStep {
  const part = compilation.part(raw.verify?.part, [...path, 'verify', 'part'], alone);
  return { ...base, verb: 'verify', part, onFailure: raw.verify?.on_failure ?? 'fail' };
}

function approveStep(raw: StepFile, base: Base, { path, names, compilation }: Place): ApproveStep {
  const { question = '', look = [], expires } = raw.approve ?? {};
  const here = [...path, 'approve'];
  const expiresMs = compilation.duration(expires);
  return {
    ...base,
    verb: 'approve',
    question: compilation.text(question, [...here, 'question'], names),
    look: look.map((text, index) => compilation.text(text, [...here, 'look', index], names)),
    ...(expiresMs !== undefined && { expiresMs }),
  };
}

function handoffStep(raw: StepFile, base: Base, place: Place): Step | Step[] {
  const { path, names, alone, compilation } = place;
  const { from, to, fields, required = [], verify = false, remedy } = raw.handoff ?? {};
  const here = [...path, 'handoff'];
  for (const [index, field] of required.entries()) {
    if (fields && Object.hasOwn(fields, field)) continue;
    const message = `field '${field}' is required and not among the fields`;
    const hint = hintFor(field, Object.keys(fields ?? {}), 'the fields are');
    compilation.fault('missing-field', message, [...here, 'required', index], { hint });
  }
  if (remedy && !verify) {
    const message = `step '${raw.id}' has a remedy, and nothing is verified that it could mend`;
    compilation.fault('wrong-key', message, [...here, 'remedy'], { hint: 'add verify: true', what: 'key' });
  }
  const step: HandoffStep = {
    ...base,
    verb: 'handoff',
    from: compilation.part(from, [...here, 'from'], alone),
    to: compilation.part(to, [...here, 'to'], alone),
    fields: textsOf(fields, [...here, 'fields'], names, compilation),
    required,
  };
  if (!verify) return step;
  checkBlockNames(raw.id, place);
  const mend = remedy && {
    max: remedy.max,
    prompt: compilation.text(remedy.prompt, [...here, 'remedy', 'prompt'], names),
  };
  return handoffBlock(step, mend, base);
}

function messageStep(raw: StepFile, base: Base, { path, names, alone, compilation }: Place): MessageStep {
  const { to = '', from, subject = '', text = '' } = raw.message ?? {};
  const here = [...path, 'message'];
  return {
    ...base,
    verb: 'message',
    to: to === EVERYBODY ? { kind: 'everybody' } : { kind: 'part', part: compilation.part(to, [...here, 'to'], alone) },
    ...(from !== undefined && { from: compilation.part(from, [...here, 'from'], alone) }),
    subject: compilation.text(subject, [...here, 'subject'], names),
    text: compilation.text(text, [...here, 'text'], names),
  };
}

/** In a message's `to` it is no part. */
const EVERYBODY = 'everybody';
