/**
 * What only a person does: answer a run, end it, coordinate handoffs, start sessions, give a worktree its role, put the hooks
 * in or take them out, pause the team, unlock files, take a lease away, add or remove worktrees, take branches in, change
 * lessons, resolve a conflict, approve, reject or roll back a handoff (unless the config lets a role), commit decisions, put
 * numbers on record, repair the state. An agent is kept from it twice: coord refuses in a shell that carries the client's mark,
 * and the hook refuses such a command before the shell sees it. Neither can stop an agent that hides the command well; the
 * journal says who answered.
 */
const PERSON_ONLY =
  /(?:^|[\s/'"])coord(?:\.js)?['"]?\s+(?:(?:approve|reject|done|cancel|coordinate|hooks|pause|resume-team|unlock|lock|start)\b|role\s+switch\b|lease\s+force\b|worktree\s+(?:add|prune|remove)\b|lessons\s+(?:add|pin|unpin|remove)\b|queue\s+run\b|queue\b[^\n;&|]*\s--approved-by\b|conflict\s+resolve\b|handoff\s+(?:approve|reject|emergency|rollback)\b|(?:decision\s+export|export\s+decisions)\b[^\n;&|]*\s--commit\b|verify\b[^\n;&|]*\s--record\b|doctor\b[^\n;&|]*\s--repair\b)/;

/** Who somebody is for coord's commands: set by coord and by people, never by an agent in its own shell. */
const IDENTITY = /\bCOORD_(?:ROLE|INSTANCE|RUN|WORKSPACE)=/;

/** Whether a shell command, taken as text, calls a command of coord's that only a person gives. */
export function isPersonOnly(command: string): boolean {
  return PERSON_ONLY.test(command) || setsIdentity(command);
}

/** Whether a shell command, taken as text, says who its commands are. */
export function setsIdentity(command: string): boolean {
  return IDENTITY.test(command);
}

/** Whether an environment is that of an agent: Claude Code marks its shells, and coord marks the runs it starts. */
export function isAgentShell(env: Readonly<Record<string, string | undefined>>): boolean {
  return env['CLAUDECODE'] !== undefined || env['COORD_RUN'] !== undefined;
}

/** What a person decides of a handoff. */
const DECISIONS = new Set(['approve', 'reject', 'emergency', 'rollback']);

/** Programs that run the one that is named after them. */
const STARTERS = new Set(['npx', 'bunx', 'pnpx', 'node', 'bun', 'deno', 'tsx']);
const RUNNERS = new Set(['npm', 'pnpm', 'yarn', 'bun', 'deno']);
/** coord's options that take the next word as their value. */
const VALUED = new Set(['-c', '--config']);

/**
 * Whether the words of one command call a command of coord's that only a person gives.
 * @param allowed of `coord handoff`, what the config lets the role do
 */
export function isPersonOnlyCommand(words: readonly string[], allowed: readonly string[] = []): boolean {
  const call = coordCall(words);
  if (!call) return false;
  const [first = '', second = ''] = namesOf(call);
  switch (first) {
    case 'approve':
    case 'reject':
    case 'done':
    case 'cancel':
    case 'coordinate':
    case 'hooks':
    case 'pause':
    case 'resume-team':
    case 'unlock':
    case 'lock':
    case 'start':
      return true;
    case 'role':
      return second === 'switch';
    case 'lease':
      return second === 'force';
    case 'worktree':
      return second === 'add' || second === 'prune' || second === 'remove';
    case 'lessons':
      return ['add', 'pin', 'unpin', 'remove'].includes(second);
    case 'queue':
      return second === 'run' || call.some((word) => /^--approved-by(?:=|$)/.test(word));
    case 'handoff':
      return DECISIONS.has(second) && !allowed.includes(second);
    case 'conflict':
      return second === 'resolve';
    case 'decision':
      return second === 'export' && call.includes('--commit');
    case 'export':
      return second === 'decisions' && call.includes('--commit');
    case 'verify':
      return call.includes('--record');
    case 'doctor':
      return call.includes('--repair');
    default:
      return false;
  }
}

/** The words after `coord`, however it was started. */
function coordCall(words: readonly string[]): readonly string[] | undefined {
  const [program = '', ...others] = words;
  const name = nameOf(program);
  if (isCoord(name)) return others;
  if (!STARTERS.has(name) && !RUNNERS.has(name)) return undefined;
  const at = others.findIndex((word) => isCoord(nameOf(word)));
  return at === -1 ? undefined : others.slice(at + 1);
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const isCoord = (name: string): boolean =>
  /^coord(?:\.[cm]?js)?$/.test(name) || /^coord(?:-team)?@/.test(name) || name === 'coord-team';

/** The names of a command and of the command below it, without the options between. */
function namesOf(call: readonly string[]): string[] {
  const names: string[] = [];
  for (let at = 0; at < call.length && names.length < 2; at += 1) {
    const word = call[at] ?? '';
    if (VALUED.has(word)) at += 1;
    else if (!word.startsWith('-')) names.push(word);
  }
  return names;
}
