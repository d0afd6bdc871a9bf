import type { ExceptionNote } from '../domain/exception.ts';
import type { Mode } from '../domain/policy.ts';
import { effectOf } from '../domain/tools.ts';

/** What a hook process hands back to Claude Code. */
export interface HookReply {
  exitCode: 0 | 2;
  stdout: string;
  stderr: string;
}

/** A fault, and what a person can do about it. */
export interface Fault {
  reason: string;
  mend: string;
}

/** No opinion: the client goes on as if there were no hook. */
export const PASS: HookReply = { exitCode: 0, stdout: '', stderr: '' };

/** An answer to PreToolUse. coord never says allow: that would skip the person's own permission rules. */
export function permission(verdict: 'ask' | 'deny', reason: string): HookReply {
  return json({
    hookSpecificOutput: {
      hookEventName: 'PreToolUse',
      permissionDecision: verdict,
      permissionDecisionReason: reason,
    },
  });
}

/** Events whose answer can carry text that the model reads. */
export type TellingEvent =
  | 'SessionStart'
  | 'UserPromptSubmit'
  | 'PreToolUse'
  | 'PostToolUse'
  | 'PostToolUseFailure'
  | 'PostToolBatch';

/** Text that the model reads, and text for the person. No opinion where there is neither. */
export function context(event: TellingEvent, text: string | undefined, forPerson?: string): HookReply {
  if (text === undefined && forPerson === undefined) return PASS;
  return json({
    ...(forPerson !== undefined && { systemMessage: forPerson }),
    ...(text !== undefined && { hookSpecificOutput: { hookEventName: event, additionalContext: text } }),
  });
}

/** Stop: the session goes on, with this to think about. */
export function goOn(reason: string, forPerson?: string): HookReply {
  return json({ decision: 'block', reason, ...(forPerson !== undefined && { systemMessage: forPerson }) });
}

/** A write that goes on although the rules are against it: the model and the person are both told. */
export function warning(text: string): HookReply {
  return json({
    systemMessage: text,
    hookSpecificOutput: { hookEventName: 'PreToolUse', additionalContext: text },
  });
}

/** Text for the person at the terminal. */
export function notice(text: string): HookReply {
  return json({ systemMessage: text });
}

/** How faults are treated. */
export interface Failing {
  /** As the last good config wanted it. */
  mode: Mode;
  /** A person lets everything be written meanwhile. */
  lifted?: ExceptionNote;
}

/**
 * How a hook fails. A tool that may write is blocked, because a hook that says nothing lets it through; everything
 * else goes on and the person is told. Where the last good config only warned or audited, or a person has let everything be
 * written, a fault blocks nothing.
 */
export function fault(
  event: string,
  tool: string | undefined,
  { reason, mend }: Fault,
  { mode, lifted }: Failing,
): HookReply {
  const text = `coord: ${reason}. ${mend}`;
  const mayWrite = tool === undefined || effectOf(tool).kind !== 'read';
  if (event !== 'PreToolUse') return notice(text);
  if (!mayWrite) return PASS;
  if (lifted)
    return notice(`${text} Nothing is judged: everything may be written until ${lifted.until} (${lifted.id}).`);
  return mode === 'enforce' ? { exitCode: 2, stdout: '', stderr: `${text}\n` } : notice(text);
}

function json(value: object): HookReply {
  return { exitCode: 0, stdout: `${JSON.stringify(value)}\n`, stderr: '' };
}
