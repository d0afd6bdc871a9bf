import type { Decision } from '../domain/decision.ts';
import type { Refused } from '../domain/refused.ts';
import type { Result } from '../domain/result.ts';
import { type DecisionQuery, listDecisions } from '../services/decisions/decisions.ts';
import type { Proposal } from '../services/decisions/proposal.ts';
import { type MadeChoice, propose } from '../services/decisions/propose.ts';
import { type Call, decide, giveInput, supersede } from '../services/decisions/settle.ts';
import type { Desk } from './desk.ts';

/** Choices to be made, and made. */
export interface DecisionsApi {
  propose(proposal: Proposal): Promise<Result<Decision, Refused>>;
  /** Records a choice that is made already. */
  record(proposal: Proposal, made: MadeChoice): Promise<Result<Decision, Refused>>;
  input(id: string, text: string, prefers?: string): Promise<Result<Decision, Refused>>;
  decide(call: Call): Promise<Result<Decision, Refused>>;
  supersede(id: string, by: string): Promise<Result<Decision, Refused>>;
  list(query?: DecisionQuery): Promise<Decision[]>;
}

export function decisionsApi({ workplace, policy: { roleIds }, author }: Desk): DecisionsApi {
  return {
    propose: (proposal) => propose(workplace, author, proposal, { roleIds }),
    record: (proposal, made) => propose(workplace, author, proposal, { roleIds, made }),
    input: (id, text, prefers) => giveInput(workplace, author, { id, text, ...(prefers !== undefined && { prefers }) }),
    decide: (call) => decide(workplace, author, call),
    supersede: (id, by) => supersede(workplace, author, { id, by }),
    list: (query) => listDecisions(workplace, query),
  };
}
