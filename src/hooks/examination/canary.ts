import { join } from 'node:path';
import { foreignPath } from '../../config/globs/example-path.ts';
import type { Policy } from '../../domain/policy.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { boundRole } from '../../services/bindings.ts';
import { exceptionsInForce } from '../../services/exceptions/in-force.ts';
import { standingOn } from '../../services/guard/standing.ts';
import { runProgram } from '../../services/processes/run-program.ts';
import type { StateLayout } from '../../store/files/state-layout.ts';
import { CANARY_SESSION } from '../canary.ts';
import { type Finding, fault, note, type Scene } from './finding.ts';

/** Milliseconds after which the client itself would not wait any longer for the hook (entries.ts). */
const PATIENCE_MS = 10_000;

/** A write that the rules are against. */
interface Canary {
  role: string;
  /** Relative to the repository. */
  path: string;
}

/**
 * Sends writes that must be refused through the hook that is installed in a worktree, by a shell and with an environment
 * as the client does, and looks whether they are refused.
 * @param command the hook's, exactly as coord writes it
 */
export async function fireCanary(command: string, worktree: string, policy: Policy, scene: Scene): Promise<Finding[]> {
  const bound = roleThere(scene.workplace.layout, worktree);
  const canary = await canaryFor(bound, policy, scene);
  if (!canary)
    return [
      note('canary', worktree, 'there is no write that the rules are against, and so none was tried', 'none needed'),
    ];
  const { role, path } = canary;
  const env = {
    ...withoutIdentity(scene.env),
    CLAUDE_PROJECT_DIR: worktree,
    ...(role !== bound && { COORD_ROLE: role }),
  };
  for (const [how, call] of Object.entries(callsFor(join(worktree, path)))) {
    const answer = await ask(command, worktree, { env, input: { ...call, ...asIn(worktree) } });
    if (isDenied(answer)) continue;
    const what = `${how} ${path} by role ${role} was to be refused, and ${tell(answer)}`;
    // Putting in alone leaves what is right by its text, and what Node has compiled of it.
    return [fault('canary', worktree, what, `coord hooks uninstall && ${scene.install}`)];
  }
  return [];
}

/** For the role of the worktree, else for any, a path that neither the rules nor an exception lets it write. */
async function canaryFor(
  bound: string | undefined,
  inForce: Policy,
  { workplace }: Scene,
): Promise<Canary | undefined> {
  const policy: Policy = { ...inForce, mode: 'enforce' };
  const exceptions = await exceptionsInForce(workplace, policy);
  for (const role of [bound, ...policy.roleIds]) {
    const path = role !== undefined && policy.roleIds.includes(role) ? foreignPath(policy, role) : undefined;
    if (role === undefined || path === undefined) continue;
    if (standingOn(policy, exceptions, path, role, workplace.clock.now()).verdict === 'deny') return { role, path };
  }
  return undefined;
}

const callsFor = (path: string) => ({
  'a write of': { tool_name: 'Write', tool_input: { file_path: path, content: '' } },
  'a shell command that writes': { tool_name: 'Bash', tool_input: { command: `echo > ${shellWord(path)}` } },
});

const asIn = (worktree: string) => ({
  session_id: CANARY_SESSION,
  cwd: worktree,
  hook_event_name: 'PreToolUse',
});

/** A binding that can't be read is what the hook itself says then. */
function roleThere(layout: StateLayout, worktree: string): string | undefined {
  try {
    return boundRole(layout, worktree);
  } catch {
    return undefined;
  }
}

interface Answer {
  ending: string;
  stdout: string;
  stderr: string;
}

async function ask(
  command: string,
  worktree: string,
  { env, input }: { env: Record<string, string | undefined>; input: object },
): Promise<Answer> {
  let [stdout, stderr] = ['', ''];
  const end = await runProgram({
    argv: ['sh', '-c', command],
    folder: worktree,
    env,
    input: JSON.stringify(input),
    signal: AbortSignal.timeout(PATIENCE_MS),
    started: () => undefined,
    stdout: (text) => (stdout += text),
    stderr: (text) => (stderr += text),
  });
  const ending =
    end.kind === 'exited' ? `exit code ${end.code}` : end.kind === 'signalled' ? `signal ${end.signal}` : end.message;
  return { ending, stdout, stderr };
}

/** A refusal for a reason: a hook that refuses everything because it is broken is not one that judges. */
function isDenied({ ending, stdout }: Answer): boolean {
  if (ending !== 'exit code 0') return false;
  try {
    const { hookSpecificOutput: output } = JSON.parse(stdout) as { hookSpecificOutput?: Record<string, unknown> };
    return (
      output?.['permissionDecision'] === 'deny' && String(output['permissionDecisionReason']).startsWith('coord: ')
    );
  } catch {
    return false;
  }
}

function tell({ ending, stdout, stderr }: Answer): string {
  const said = (stderr.trim() || stdout.trim()).slice(0, 300);
  if (ending === 'exit code 0') return said === '' ? 'the hook said nothing' : `the hook said: ${said}`;
  return `the hook ended with ${ending}${said === '' ? '' : `: ${said}`}`;
}

/** The canary plays a role of its own, and belongs to no run. */
function withoutIdentity(env: Scene['env']): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('COORD_')));
}
