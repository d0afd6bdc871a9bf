import { join } from 'node:path';
import { foreignPath } from '../../config/globs/example-path.ts';
import type { Policy } from '../../domain/policy.ts';
import { boundRole } from '../../services/bindings.ts';
import { runProgram } from '../../services/processes/run-program.ts';
import type { StateLayout } from '../../store/files/state-layout.ts';
import { CANARY_SESSION } from '../canary.ts';
import { type Finding, fault, type Scene } from './finding.ts';

/** Milliseconds after which the client itself would not wait any longer for the hook (entries.ts). */
const PATIENCE_MS = 10_000;

/**
 * Sends a write that must be refused through the hook that is installed in a worktree, by a shell and with an environment
 * as the client does, and looks whether it is refused.
 * @param command the hook's, exactly as coord writes it
 */
export async function fireCanary(
  command: string,
  worktree: string,
  policy: Policy,
  { workplace, env, install }: Scene,
): Promise<Finding[]> {
  const bound = roleThere(workplace.layout, worktree);
  const role = [bound, ...policy.roleIds].find(
    (one) => one !== undefined && policy.roleIds.includes(one) && foreignPath(policy, one) !== undefined,
  );
  const path = role === undefined ? undefined : foreignPath(policy, role);
  if (role === undefined || path === undefined) return [];
  const answer = await ask(command, worktree, {
    env: { ...withoutIdentity(env), CLAUDE_PROJECT_DIR: worktree, ...(role !== bound && { COORD_ROLE: role }) },
    input: {
      session_id: CANARY_SESSION,
      cwd: worktree,
      hook_event_name: 'PreToolUse',
      tool_name: 'Write',
      tool_input: { file_path: join(worktree, path), content: '' },
    },
  });
  if (isDenied(answer)) return [];
  // Putting in alone leaves what is right by its text, and what Node has compiled of it.
  const anew = `coord hooks uninstall && ${install}`;
  const what = `a write of ${path} by role ${role} was to be refused, and ${tell(answer)}`;
  return [fault('canary', worktree, what, anew)];
}

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
