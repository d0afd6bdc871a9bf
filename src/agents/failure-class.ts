import type { FailureClass } from '../domain/playbook.ts';

/** How programs and servers word what may go away by itself: overload, rate limits, the network, a server's own errors. */
const TRANSIENT =
  /\b(?:429|5\d\d)\b|overloaded|rate.?limit|too many requests|service unavailable|bad gateway|connection (?:error|reset|refused)|ECONNRE(?:SET|FUSED)|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|socket hang up|fetch failed|network error/i;

/**
 * The class of a failure that a program words itself, never one that is worded by a model.
 * @param otherwise what it is where nothing says that it may go away
 */
export function classOf<Other extends FailureClass | undefined>(said: string, otherwise: Other): 'transient' | Other {
  return TRANSIENT.test(said) ? 'transient' : otherwise;
}
