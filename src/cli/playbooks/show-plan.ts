import type { InputValue } from '../../domain/input.ts';
import { spellDuration } from '../../services/runs/limits.ts';
import type { Plan, PlannedInput, PlannedPart, PlannedStep } from '../../services/runs/plan.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';

/** A plan for a person: who plays what, what is given, the steps in their order. @param missing the inputs that are not given @param cost what it may cost, if that is known */
export function showPlan(
  plan: Plan,
  { bold, dim }: Terminal['colors'],
  missing: readonly string[],
  cost?: string,
): string {
  const { agents, costUsd, timeMs } = plan.limits;
  const limits = [
    `${agents} ${agents === 1 ? 'agent' : 'agents'} at a time`,
    ...(costUsd === undefined ? [] : [`$${costUsd.toFixed(2)} for all of them`]),
    ...(timeMs === undefined ? [] : [`${spellDuration(timeMs)} in all`]),
  ];
  const sections = [
    `${bold(plan.playbook)}${plan.description === '' ? '' : `: ${safeText(plan.description)}`}`,
    section('Parts', plan.parts.flatMap(partLines)),
    section('Inputs', inputLines(plan, missing)),
    section('Limits', [limits.join(', ')]),
    section('Cost', cost === undefined ? [] : [cost]),
    section('Steps', stepLines(plan.steps, '')),
    section('Finally', stepLines(plan.finally, '')),
  ];
  return sections
    .filter((text) => text !== '')
    .map(safeText)
    .join('\n');

  function section(title: string, lines: string[]): string {
    return lines.length === 0 ? '' : `${dim(`${title}:`)}\n${lines.map((line) => `  ${safeText(line)}`).join('\n')}`;
  }
}

function partLines({ part, roles }: PlannedPart): string[] {
  if (roles.length === 0) return [`${part}: nobody`];
  return roles.map(
    ({ role, agent }, index) => `${index === 0 ? `${part}:` : ' '.repeat(part.length + 1)} ${role} (${agent})`,
  );
}

const firstLine = (value: InputValue | undefined) =>
  value === undefined ? undefined : String(value).trim().split('\n')[0];

function inputLines({ inputs }: Plan, missing: readonly string[]): string[] {
  return inputs.map((input) => {
    const unset = missing.includes(input.name) ? ', which is not set' : '';
    return `${input.name}: ${input.secret === undefined ? given(input) : `in $${input.secret}${unset}`}`;
  });
}

/** What is not given yet is shown as what it is for. */
function given({ value, description, type, choices = [] }: PlannedInput): string {
  const what = choices.length > 0 ? choices.join(' | ') : description || type;
  return firstLine(value) ?? `<${what.trim().split('\n')[0]}>`;
}

/** Numbered as a person counts; what does not simply follow the step before says what it waits for. */
function stepLines(steps: readonly PlannedStep[], prefix: string): string[] {
  return steps.flatMap((step, index) => {
    const number = `${prefix}${index + 1}`;
    const before = steps[index - 1]?.id;
    const isNext = step.needs.length === (before === undefined ? 0 : 1) && step.needs[0] === before;
    const order = isNext ? [] : [step.needs.length === 0 ? 'at once' : `after ${step.needs.join(' and ')}`];
    const who = step.roles.length > 0 ? ` by ${step.roles.join(step.verb === 'handoff' ? ' to ' : ', ')}` : '';
    const line = `${number} ${step.id}: ${step.verb}${who}; ${[...order, ...step.notes].join('; ')}`;
    return [line, ...stepLines(step.steps ?? [], `${number}.`).map((inner) => `  ${inner}`)];
  });
}
