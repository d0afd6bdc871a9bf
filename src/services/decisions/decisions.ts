import {
  type Decision,
  DECISIONS,
  type DecisionStatus,
  doesAffect,
  statusOf,
  waitsFor,
} from '../../domain/decision.ts';
import type { Place } from '../place.ts';

/** What is asked for; where a part is missing, any will do. */
export interface DecisionQuery {
  category?: string;
  scope?: string;
  tag?: string;
  status?: DecisionStatus;
  /** A role that it affects. */
  role?: string;
  /** Words that all stand somewhere in its texts, in any case. */
  text?: string;
  /** With those that are archived. */
  all?: boolean;
}

/** The decisions, in the order in which they were proposed; archived ones only where they are asked for. */
export async function listDecisions({ store }: Place, query: DecisionQuery = {}): Promise<Decision[]> {
  const { state } = await store.fold('decisions', DECISIONS);
  return Object.values(state.byId).filter((decision) => isAskedFor(decision, query));
}

/** Decisions that wait for a role: for its input, for its call, or past their deadline. */
export async function decisionsDue(place: Place, role: string): Promise<Decision[]> {
  const now = place.clock.now();
  return (await listDecisions(place, { status: 'pending' })).filter((decision) => waitsFor(decision, role, now));
}

/**
 * What has been decided or superseded after a place of the log, and affects a role; anything, without a role.
 * @param after 0 for all; `last` is the place to ask from next time
 */
export async function decisionNews(
  { store }: Place,
  role: string | undefined,
  after: number,
): Promise<{ decisions: Decision[]; last: number }> {
  const { state, last } = await store.fold('decisions', DECISIONS);
  const decisions = Object.values(state.byId).filter((decision) => {
    const isNew = [decision.decided, decision.superseded].some((done) => done !== undefined && done.seq > after);
    return isNew && !decision.archived && (role === undefined || doesAffect(decision, role));
  });
  return { decisions, last };
}

function isAskedFor(decision: Decision, query: DecisionQuery): boolean {
  const status = statusOf(decision);
  const { category, scope, tag, role, text } = query;
  return (
    (status !== 'archived' || query.all === true || query.status === 'archived') &&
    (query.status === undefined || query.status === status) &&
    (category === undefined || category === decision.category) &&
    (scope === undefined || scope === decision.scope) &&
    (tag === undefined || decision.tags.includes(tag)) &&
    (role === undefined || doesAffect(decision, role)) &&
    (text === undefined || hasWords(decision, text))
  );
}

function hasWords({ title, description, options, decided, inputs, tags }: Decision, text: string): boolean {
  const places = [
    title,
    description,
    ...tags,
    ...options.flatMap(({ name, pros, cons }) => [name, ...pros, ...cons]),
    ...inputs.map((input) => input.text),
    decided?.choice,
    decided?.rationale,
  ];
  const whole = places.join('\n').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => whole.includes(word));
}
