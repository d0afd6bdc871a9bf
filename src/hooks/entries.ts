/** One hook of coord's in a Claude Code settings file. */
export interface HookEntry {
  event: string;
  /** For events about tools: which tools. */
  matcher?: string;
  hook: { type: 'command'; command: string; timeout: number; onFailure?: 'block' };
}

/** Seconds after which the client gives up on a hook and, for the client's part, lets the call through. */
const TIMEOUT_S = 10;

/**
 * The hooks that coord installs. `onFailure` makes 2.1.329 block where the hook itself dies; 2.1.197 ignores the key,
 * so the hook never relies on it.
 */
export function hookEntries(command: string): HookEntry[] {
  const hook = (event: string) => ({ type: 'command' as const, command: `${command} ${event}`, timeout: TIMEOUT_S });
  return [
    { event: 'SessionStart', hook: hook('SessionStart') },
    { event: 'PreToolUse', matcher: '*', hook: { ...hook('PreToolUse'), onFailure: 'block' } },
    { event: 'PostToolUse', matcher: '*', hook: hook('PostToolUse') },
  ];
}
