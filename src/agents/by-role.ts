import type { Agent as AgentConfig } from '../config/generated/config.ts';
import type { Agent } from '../services/agents.ts';

export type AgentKind = NonNullable<AgentConfig['kind']>;

/** Hands each step to the agent of the kind that plays its role. */
export function agentByRole(kindOf: (role: string) => AgentKind, agents: Readonly<Record<AgentKind, Agent>>): Agent {
  return { perform: (task) => agents[kindOf(task.role)].perform(task) };
}
