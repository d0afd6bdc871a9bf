import type { AgentSession } from '../../../domain/event.ts';
import { type RunState, sessionsOf } from '../../../domain/run.ts';
import { dollars, tokens } from '../../text/amounts.ts';

interface Used {
  calls: number;
  /** US dollars. */
  costUsd: number;
  tokens: { input: number; output: number };
}

/** Who cost what, the costliest role first; nothing where nobody has said that they cost anything. */
export function costLines(state: RunState): string[] {
  const all = nothing();
  const roles = new Map<string, Used>();
  for (const record of state.steps.values()) {
    const { role = 'nobody' } = record;
    for (const session of sessionsOf(record)) {
      const used = roles.get(role) ?? nothing();
      roles.set(role, used);
      for (const account of [all, used]) add(account, session);
    }
  }
  if (all.costUsd === 0 && all.tokens.input + all.tokens.output === 0) return [];
  const lines = [...roles].sort(([, one], [, other]) => other.costUsd - one.costUsd).map(lineOf);
  return roles.size === 1 ? lines : [lineOf(['all', all]), ...lines];
}

function nothing(): Used {
  return { calls: 0, costUsd: 0, tokens: { input: 0, output: 0 } };
}

function add(account: Used, { costUsd, tokens }: AgentSession): void {
  account.calls += 1;
  account.costUsd += costUsd;
  account.tokens.input += tokens.input;
  account.tokens.output += tokens.output;
}

function lineOf([who, { calls, costUsd, tokens: used }]: [string, Used]): string {
  const words = [calls === 1 ? 'one call' : `${calls} calls`];
  if (costUsd > 0) words.push(dollars(costUsd));
  if (used.input + used.output > 0) words.push(`${tokens(used.input)} tokens in`, `${tokens(used.output)} out`);
  return `${who}: ${words.join(', ')}`;
}
