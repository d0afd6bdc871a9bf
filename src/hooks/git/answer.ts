import type { Author } from '../../domain/records.ts';
import { type Refused } from '../../domain/refused.ts';
import type { Policy } from '../../domain/policy.ts';
import { ok, type Result } from '../../domain/result.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { isAgentShell } from '../../domain/person-only.ts';
import { boundRole } from '../../services/bindings.ts';
import { callerOf } from '../../services/caller.ts';
import { everythingUnlocked } from '../../services/exceptions/in-force.ts';
import { judgeStaged } from '../../services/git/judge.ts';
import { judgeNewWork, newWork, refUpdatesIn } from '../../services/git/new-work.ts';
import { stagedPaths } from '../../services/git/staged.ts';
import { isWithinTurn } from '../../services/git/turn.ts';
import { guardOf } from '../../services/guard/guard.ts';
import { loadPolicy, rememberedMode } from '../../services/guard/policy.ts';
import { shellHolder } from '../../services/leases/shell-holder.ts';
import type { Workplace } from '../../services/workplace.ts';
import { type HookReply, PASS } from '../reply.ts';
import type { HookWorld } from '../world.ts';

/** What a git hook needs of the process it runs in. */
export type GitHookWorld = Pick<HookWorld, 'env' | 'open'> & { cwd: string };

/** Who is at it, and what there is to judge by. */
interface Scene {
  workplace: Workplace;
  policy: Policy;
  by: Author;
  role: string | undefined;
  world: GitHookWorld;
}

/** One call of a git hook in, one reply out: with exit code 2 git is to stop. A person is never stopped by a fault. */
export async function answerGit(event: string, input: string, world: GitHookWorld): Promise<HookReply> {
  let workplace: Workplace | undefined;
  try {
    workplace = await world.open(world.cwd);
    const policy = await loadPolicy(workplace.source);
    if (!policy.ok) return await broken(policy.error, workplace, world);
    const role = world.env['COORD_ROLE'] || boundRole(workplace.layout, workplace.repository.worktree);
    const by = callerOf(world.env, workplace, policy.value.roleIds);
    const scene = { workplace, policy: policy.value, by, role, world };
    return tell(await (event === 'git-pre-commit' ? beforeCommit(scene) : beforeRefs(scene, input)), scene);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return broken({ reason, mend: 'A person has to look: coord doctor' }, workplace, world);
  }
}

async function beforeCommit({ workplace, policy, by, role, world }: Scene): Promise<Result<string[], Refused>> {
  const { repository } = workplace;
  const { env } = world;
  return judgeStaged(workplace, {
    files: await stagedPaths(repository.worktree, env['GIT_INDEX_FILE']),
    cwd: repository.worktree,
    isHeld: by.as === 'agent' || role !== undefined,
    isAgent: by.as === 'agent',
    // What is doubtful has been looked at by whoever commits through coord git.
    anyway: await isWithinTurn(workplace, env['COORD_GIT_TURN']),
    holder: { ...(await shellHolder(env, by, workplace)), ...(role !== undefined && { role }) },
    guard: guardOf(workplace, policy),
    context: contextOf(workplace, role),
  });
}

async function beforeRefs({ workplace, policy, by, role }: Scene, input: string): Promise<Result<string[], Refused>> {
  if (by.as !== 'agent' && role === undefined) return ok([]);
  const commits = await newWork(workplace.repository.worktree, refUpdatesIn(input));
  const judged = await judgeNewWork(workplace, policy, commits, contextOf(workplace, role), by.run);
  return judged.ok ? ok([]) : judged;
}

function contextOf({ source, layout }: Workplace, role: string | undefined) {
  return { role, configFile: source.configFile, coord: shellWord(layout.coordProgram) };
}

function tell(result: Result<string[], Refused>, { policy }: Scene): HookReply {
  if (result.ok) return result.value.length === 0 ? PASS : { ...PASS, stderr: `coord: ${result.value.join('\n  ')}\n` };
  const { reason, mend } = result.error;
  const stderr = `coord: ${reason}.${mend === undefined ? '' : ` ${mend}`}\n`;
  return { ...PASS, exitCode: policy.mode === 'enforce' ? 2 : 0, stderr };
}

/** Nothing to judge by: an agent is refused unless a person has unlocked everything, or the rules only ever warned. */
async function broken(
  { reason, mend }: { reason: string; mend: string },
  workplace: Workplace | undefined,
  { env }: GitHookWorld,
): Promise<HookReply> {
  const stderr = `coord: ${reason}. ${mend}\n`;
  if (!isAgentShell(env) && !env['COORD_INSTANCE']) return { ...PASS, stderr };
  const isOpen = workplace && (rememberedMode(workplace.source) !== 'enforce' || (await isUnlocked(workplace)));
  return { ...PASS, exitCode: isOpen ? 0 : 2, stderr };
}

async function isUnlocked(workplace: Workplace): Promise<boolean> {
  try {
    return (await everythingUnlocked(workplace)) !== undefined;
  } catch {
    return false;
  }
}
