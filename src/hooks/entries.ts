import { LONGEST_WAIT_MS } from '../domain/write-request.ts';
import { shellWord } from '../domain/shell-word.ts';
import { AFTER_TOOLS } from '../domain/tools.ts';

/** One hook of coord's in a Claude Code settings file. */
export interface HookEntry {
  event: string;
  /** For events about tools: which tools. */
  matcher?: string;
  hook: { type: 'command'; command: string; timeout: number; onFailure?: 'block' };
}

/** Seconds after which the client gives up on a hook and, for the client's part, lets the call through. */
const TIMEOUT_S = 10;
/** In a run, a write that a person is asked about waits for the answer. */
const PATIENT_S = LONGEST_WAIT_MS / 1000 + 60;
/** The same where git is asked what has changed, which takes its time in a very large repository. */
const AUDIT_TIMEOUT_S = 30;

/** Events about a session as a whole, and about each batch of tools: one process, however many tools were called at once. */
const SESSION_EVENTS = [
  'UserPromptSubmit',
  'PostToolBatch',
  'PreCompact',
  'SubagentStart',
  'SubagentStop',
  'Stop',
  'SessionEnd',
];

/** Events at which git is asked what has changed. */
const AUDITED = new Set([
  'SessionStart',
  'UserPromptSubmit',
  'PostToolUse',
  'PostToolUseFailure',
  'SubagentStop',
  'Stop',
]);

/**
 * The hooks that coord installs. Where the hook program is gone or dies, its exit code is not 2, and the client would
 * let the write through: `onFailure` makes 2.1.329 block then, and as 2.1.197 ignores that key, the command itself turns
 * every failure into 2.
 * @param record a run's own record; the installed hooks have theirs in a fixed place
 */
export function hookEntries(command: string, record?: string): HookEntry[] {
  const rest = record === undefined ? '' : ` ${shellWord(record)}`;
  const hook = (event: string, otherwise = '') => ({
    type: 'command' as const,
    command: `${command} ${event}${rest}${otherwise}`,
    timeout: AUDITED.has(event) ? AUDIT_TIMEOUT_S : TIMEOUT_S,
  });
  const timeout = record === undefined ? TIMEOUT_S : PATIENT_S;
  const beforeTool = { ...hook('PreToolUse', ' || exit 2'), timeout, onFailure: 'block' as const };
  return [
    { event: 'SessionStart', hook: hook('SessionStart') },
    { event: 'PreToolUse', matcher: '*', hook: beforeTool },
    { event: 'PostToolUse', matcher: AFTER_TOOLS, hook: hook('PostToolUse') },
    { event: 'PostToolUseFailure', matcher: AFTER_TOOLS, hook: hook('PostToolUseFailure') },
    ...SESSION_EVENTS.map((event) => ({ event, hook: hook(event) })),
  ];
}
