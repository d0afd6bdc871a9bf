/**
 * What only a person does: answer a run, end it, give a worktree its role, put the hooks in or take them out, pause the team,
 * take a lease away, add or remove worktrees, resolve a conflict, commit decisions, repair the state. An agent is kept from it twice: coord
 * refuses in a shell that carries the client's mark, and the hook refuses such a command before the shell sees it. Neither
 * can stop an agent that hides the command well; the journal says who answered.
 */
const PERSON_ONLY =
  /(?:^|[\s/'"])coord(?:\.js)?['"]?\s+(?:(?:approve|reject|done|cancel|hooks|pause|resume-team)\b|role\s+switch\b|lease\s+force\b|worktree\s+(?:add|prune)\b|conflict\s+resolve\b|(?:decision\s+export|export\s+decisions)\b[^\n;&|]*\s--commit\b|doctor\b[^\n;&|]*\s--repair\b)/;

/** Who somebody is for coord's commands: set by coord and by people, never by an agent in its own shell. */
const IDENTITY = /\bCOORD_(?:ROLE|INSTANCE|RUN|WORKSPACE)=/;

/** Whether a shell command, taken as text, calls a command of coord's that only a person gives. */
export function isPersonOnly(command: string): boolean {
  return PERSON_ONLY.test(command) || IDENTITY.test(command);
}

/** Whether an environment is that of an agent: Claude Code marks its shells, and coord marks the runs it starts. */
export function isAgentShell(env: Readonly<Record<string, string | undefined>>): boolean {
  return env['CLAUDECODE'] !== undefined || env['COORD_RUN'] !== undefined;
}
