import type { AgentResult, AgentTask } from '../../services/agents.ts';
import { classOf } from '../failure-class.ts';
import type { StreamResult } from './stream.ts';

/** What the result itself does not say. */
interface Around {
  budgetUsd: number;
  /** The last request found nobody. */
  unreached: boolean;
}

/** What comes of a session, as the client says at its end. */
export function answerOf(result: StreamResult, task: AgentTask, { budgetUsd, unreached }: Around): AgentResult {
  const { session } = result;
  if (result.subtype === 'error_max_budget_usd') {
    return { kind: 'failed', reason: `Claude Code used up its budget of $${budgetUsd.toFixed(2)}`, session };
  }
  if (!result.succeeded) {
    // A request that the model's service refused ends as a `success` that is an error.
    const how = result.subtype === 'success' ? 'an error' : result.subtype || 'an error';
    const reason = `Claude Code ended with ${how}: ${result.text.slice(0, 500)}`;
    const isTransient = unreached || (result.status !== undefined && mayGoAway(result.status));
    return { kind: 'failed', reason, ...(isTransient && { class: 'transient' }), session };
  }
  return { kind: 'answered', output: task.output ? result.structured : { text: result.text }, session };
}

/** A time-out, too many requests, or a fault of the server (529: overloaded). */
function mayGoAway(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** How a process ended. */
interface Ending {
  code?: string | undefined;
  exitCode?: number | undefined;
  signal?: string | undefined;
  stderr?: unknown;
}

/** What comes of a client that said nothing at its end. @param wasStopped by us: no fault of its own */
export function endedSilently(program: string, ending: Ending, wasStopped: boolean): AgentResult {
  const { code, exitCode, signal } = ending;
  if (code === 'ENOENT')
    return crashed(`the program ${program} was not found; install Claude Code, or set COORD_CLAUDE to where it is`);
  if (code === 'EACCES') return crashed(`the program ${program} may not be executed`);
  const detail = String(ending.stderr ?? '')
    .trim()
    .slice(-1000);
  const how = exitCode ?? signal ?? 'unknown';
  const reason = `Claude Code ended without a result (exit code ${how})${detail ? `: ${detail}` : ''}`;
  return { kind: 'failed', reason, ...(!wasStopped && { class: classOf(detail, 'crash') }) };
}

function crashed(reason: string): AgentResult {
  return { kind: 'failed', reason, class: 'crash' };
}
