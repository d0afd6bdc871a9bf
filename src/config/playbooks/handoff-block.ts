import type { AgentStep, HandoffRounds, HandoffStep, LoopStep, Step, VerifyStep } from '../../domain/playbook.ts';
import type { Scope, Text } from '../../domain/scope.ts';
import { ok } from '../../domain/result.ts';
import { failuresIn, placeOf, type VerificationReport } from '../../domain/verification.ts';
import { fenced } from '../templates/text-helpers.ts';
import type { Base, Place } from './verbs.ts';

/**
 * A handoff that is verified becomes ordinary steps, so that each of them is in the journal and found again: a loop of
 * document, verifiers and, from its second round on, the remedy before them; then the handing over itself.
 */
export function handoffBlock(step: HandoffStep, remedy: { max: number; prompt: Text } | undefined, base: Base): Step[] {
  const rounds = roundsOf(step.id);
  const { needs, condition } = base;
  const plain = (id: string, title: string, after: string[]) => ({
    id,
    title: `${base.title}: ${title}`,
    needs: after,
  });
  const verify: VerifyStep = {
    ...plain(rounds.verify, 'verify', [rounds.document]),
    verb: 'verify',
    part: step.from,
    onFailure: 'continue',
  };
  const draft: HandoffStep = {
    ...plain(rounds.document, 'document', remedy ? [rounds.remedy] : []),
    verb: 'handoff',
    from: step.from,
    to: step.to,
    fields: step.fields,
    required: step.required,
    isDraft: true,
  };
  const loop: LoopStep = {
    ...plain(rounds.loop, 'verified', needs),
    ...(condition && { condition }),
    verb: 'loop',
    max: 1 + (remedy?.max ?? 0),
    until: {
      source: `steps.${rounds.verify}.output.passed`,
      holds: (scope) => ok(reportIn(scope, rounds)?.passed === true),
    },
    exhausted: 'fail',
    steps: [...(remedy ? [remedyStep(step, remedy.prompt, rounds, plain)] : []), draft, verify],
  };
  return [loop, { ...step, needs: [rounds.loop], rounds }];
}

/** Tells where a step of the block would have the name of one of the playbook's own. */
export function checkBlockNames(id: string, { path, compilation }: Place): void {
  for (const name of Object.values(roundsOf(id))) {
    if (!compilation.listing.byId.has(name)) continue;
    const message = `step '${id}' is verified, and has a step '${name}' of its own`;
    compilation.fault('duplicate-step', message, [...path, 'id'], { hint: `give your step '${name}' another name` });
  }
}

const roundsOf = (id: string): HandoffRounds => ({
  loop: `${id}_rounds`,
  document: `${id}_document`,
  verify: `${id}_verify`,
  remedy: `${id}_remedy`,
});

function remedyStep(
  step: HandoffStep,
  prompt: Text,
  rounds: HandoffRounds,
  plain: (id: string, title: string, after: string[]) => Pick<AgentStep, 'id' | 'title' | 'needs'>,
): AgentStep {
  return {
    ...plain(rounds.remedy, 'remedy', []),
    verb: 'agent',
    part: step.from,
    // In the first round nothing has been verified yet.
    condition: { source: `has(steps.${rounds.verify})`, holds: (scope) => ok(reportIn(scope, rounds) !== undefined) },
    prompt: {
      source: prompt.source,
      render(scope) {
        const asked = prompt.render(scope);
        return asked.ok ? ok(`${whatFailed(reportIn(scope, rounds))}\n\n${asked.value}`) : asked;
      },
    },
    access: 'write',
    workspace: 'role',
    session: 'keep',
    limits: {},
  };
}

function reportIn(scope: Scope, rounds: HandoffRounds): VerificationReport | undefined {
  return scope.steps[rounds.verify]?.output as VerificationReport | undefined;
}

/** What a check printed is data, and longer than anybody reads. */
const MAX_TAIL = 2000;

function whatFailed(report: VerificationReport | undefined): string {
  const failed = (report ? failuresIn(report) : []).map(({ layer, check }) => {
    const { command, ending, tail, hint } = check;
    const what = `- ${placeOf(layer, check)}: ${ending} (${command})${hint === undefined ? '' : `. ${hint}`}`;
    return [what, ...(tail.trim() === '' ? [] : [fenced(tail.slice(-MAX_TAIL), '')])].join('\n');
  });
  return ['What you hand over was verified, and has not passed:', ...failed].join('\n\n');
}
