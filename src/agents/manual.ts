import type { Agent } from '../services/agents.ts';

/** A person plays the role: the run asks them, and waits. */
export const manualAgent: Agent = {
  perform: async () => ({ kind: 'left-to-person' }),
};
