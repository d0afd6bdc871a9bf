import type { AgentSession, Event } from './event.ts';
import type { StepKey } from './step-key.ts';

/** What something has used up. */
export interface Account {
  /** Calls of agents, each attempt one. */
  calls: number;
  /** US dollars. */
  costUsd: number;
  tokens: { input: number; output: number };
}

export interface StepAccount extends Account {
  key: StepKey;
  role?: string;
  attempts: number;
  /** Milliseconds that its last attempt took; absent as long as it has not ended. */
  tookMs?: number;
}

/** What a run has cost: as a whole, by step in the order in which they began, by role, the costliest first. */
export interface RunCosts {
  total: Account;
  steps: StepAccount[];
  roles: (Account & { role: string })[];
}

/** Who is said to have cost what no role has. */
const NOBODY = 'nobody';

/** Every attempt counts, whatever became of it: what an agent has used is paid for. */
export function costsOf(events: readonly Event[]): RunCosts {
  const total = nothing();
  const steps = new Map<StepKey, StepAccount>();
  const since = new Map<StepKey, string>();
  const roles = new Map<string, Account>();
  // Of attempts whose end is not in the journal: that of a later one says nothing of them.
  const used = new Map<StepKey, AgentSession>();
  const charge = (step: StepAccount, session: AgentSession | undefined = used.get(step.key)) => {
    used.delete(step.key);
    if (!session) return;
    const { role = NOBODY } = step;
    const ofRole = roles.get(role) ?? nothing();
    roles.set(role, ofRole);
    for (const account of [total, step, ofRole]) add(account, session);
  };
  for (const event of events) {
    if (!('key' in event)) continue;
    const { key, at } = event;
    const step = steps.get(key) ?? { key, attempts: 0, ...nothing() };
    steps.set(key, step);
    if (event.type === 'session.used') used.set(key, event.session);
    if (event.type === 'step.started') {
      charge(step);
      step.attempts = event.attempt;
      if (event.role !== undefined) step.role = event.role;
      since.set(key, at);
    }
    if (!('outcome' in event)) continue;
    const begun = since.get(key);
    if (begun !== undefined) step.tookMs = Math.max(0, Date.parse(at) - Date.parse(begun));
    charge(step, event.outcome.session);
  }
  for (const step of steps.values()) charge(step);
  const byRole = [...roles].map(([role, account]) => ({ role, ...account }));
  return { total, steps: [...steps.values()], roles: byRole.sort((one, other) => other.costUsd - one.costUsd) };
}

function nothing(): Account {
  return { calls: 0, costUsd: 0, tokens: { input: 0, output: 0 } };
}

function add(account: Account, { costUsd, tokens }: AgentSession): void {
  account.calls += 1;
  account.costUsd += costUsd;
  account.tokens.input += tokens.input;
  account.tokens.output += tokens.output;
}
