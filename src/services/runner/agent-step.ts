import { decide } from '../../domain/decide.ts';
import type { AgentSession, StepOutcome } from '../../domain/event.ts';
import { ownershipOf } from '../../domain/ownership.ts';
import type { AgentStep, Scope } from '../../domain/playbook.ts';
import type { Verdict } from '../../domain/policy.ts';
import { lastSessionOf, type RunState, tipOf } from '../../domain/run.ts';
import { roundOf } from '../../domain/step-key.ts';
import type { AgentResult, AgentTask } from '../agents.ts';
import { recordGroup } from './groups.ts';
import { checkOutput } from './output.ts';
import type { Recorder, RunnerParts } from './parts.ts';

/** An answer that does not fit its schema is asked for again this many times (design: at most twice). */
const MAX_REASKS = 2;

/** Lets the part's agent do the step in its role's worktree, and keeps what it wrote as a commit of the run. */
export async function agentStep(
  step: AgentStep,
  key: string,
  scope: Scope,
  state: RunState,
  record: Recorder,
  parts: RunnerParts,
): Promise<StepOutcome> {
  const role = scope.parts[step.part] ?? step.part;
  const prompt = step.prompt.render(scope);
  if (!prompt.ok) return { kind: 'failed', reason: `its prompt cannot be rendered: ${prompt.error}` };

  const tip = tipOf(state);
  parts.observe({ type: 'activity', key, text: `preparing the worktree of ${role}` });
  const resume = step.session === 'keep' ? lastSessionOf(state, role) : undefined;
  const task: AgentTask = {
    run: state.started.run,
    key,
    step: step.id,
    round: roundOf(key),
    role,
    prompt: prompt.value,
    folder: await parts.workspaces.at(role, tip, step.access),
    access: step.access,
    briefPath: parts.team.roles[role]?.briefPath ?? '',
    ...(step.output && { output: step.output }),
    ...(resume !== undefined && { resume }),
    scope,
    signal: parts.signal,
    report: (text) => parts.observe({ type: 'activity', key, text }),
    started: (pid) => recordGroup(pid, key, record, parts),
    refused: (path, text) => record({ type: 'write.refused', key, role, path, text }),
  };
  const result = await performUntilTyped(task, parts);
  parts.releaseLeases();
  if (result.kind === 'failed') return result;

  const kept =
    step.access === 'read' ? await checkUntouched(role, tip, parts) : await keepWork(role, key, tip, state, parts);
  if (kept.kind === 'failed') return { ...kept, ...session(result.session) };
  const { commit, asked = [] } = kept;
  return {
    kind: 'succeeded',
    output: result.output,
    ...session(result.session),
    ...(commit !== undefined && { commit }),
    ...(asked.length > 0 && { asked }),
  };
}

async function performUntilTyped(task: AgentTask, parts: RunnerParts): Promise<AgentResult> {
  let result = await parts.agent.perform(task);
  for (let asked = 0; task.output && result.kind === 'answered'; asked += 1) {
    const faults = checkOutput(task.output, result.output);
    if (faults.length === 0) return result;
    const reason = `its answer does not fit the step's output: ${faults.join('; ')}`;
    // A run that is being stopped starts no client anew; the step stays open, and is done again.
    if (asked === MAX_REASKS || task.signal.aborted) return { kind: 'failed', reason, ...session(result.session) };
    task.report(`answered in the wrong form; asked again (${asked + 1} of ${MAX_REASKS})`);
    const again = await parts.agent.perform({
      ...task,
      prompt: reaskPrompt(faults),
      ...(result.session && { resume: result.session.id }),
    });
    result = { ...again, ...session(together(result.session, again.session)) };
  }
  return result;
}

function reaskPrompt(faults: readonly string[]): string {
  return `Your answer does not have the required form:\n${faults.map((fault) => `- ${fault}`).join('\n')}\nGive the same answer in the required form. Change nothing else.`;
}

/** Cost and tokens of a session are reported per call: both calls count. */
function together(first: AgentSession | undefined, second: AgentSession | undefined): AgentSession | undefined {
  if (!first || !second) return second ?? first;
  return {
    id: second.id,
    costUsd: first.costUsd + second.costUsd,
    tokens: { input: first.tokens.input + second.tokens.input, output: first.tokens.output + second.tokens.output },
    denials: [...first.denials, ...second.denials],
  };
}

type Kept = { kind: 'kept'; commit?: string; asked?: string[] } | { kind: 'failed'; reason: string };

async function checkUntouched(role: string, tip: string, { workspaces }: RunnerParts): Promise<Kept> {
  if (await workspaces.isUntouched(role, tip)) return { kind: 'kept' };
  await workspaces.discard(role, tip);
  return {
    kind: 'failed',
    reason: `role ${role} may only read in this step, and changed files; the changes were thrown away`,
  };
}

/** The work counts only where the role may write what it wrote, however it wrote it. */
async function keepWork(role: string, key: string, tip: string, state: RunState, parts: RunnerParts): Promise<Kept> {
  const message = `${state.started.playbook}: ${key} by ${role}\n\nCoord-Run: ${state.started.run}\nCoord-Step: ${key}\nCoord-Role: ${role}\n`;
  const commit = await parts.workspaces.commit(role, tip, message);
  if (commit === undefined) return { kind: 'kept' };
  const paths = await parts.git.changedPaths(tip, commit);
  const foreign = paths.filter((path) => verdictOn(path, role, parts) === 'deny');
  if (foreign.length === 0) {
    await parts.workspaces.publish(role, commit, tip);
    return { kind: 'kept', commit, asked: paths.filter((path) => verdictOn(path, role, parts) === 'ask') };
  }
  const branch = await parts.workspaces.setAside(role, commit);
  const shown = foreign.slice(0, 5).join(', ') + (foreign.length > 5 ? ` and ${foreign.length - 5} more` : '');
  return {
    kind: 'failed',
    reason: `role ${role} changed files it may not write: ${shown}. Its work is kept on branch ${branch}`,
  };
}

function verdictOn(path: string, role: string, { policy }: RunnerParts): Verdict {
  const ownership = ownershipOf(policy, path.normalize('NFC'));
  return decide({ ownership, role, policy, foreignLease: undefined }).verdict;
}

function session(value: AgentSession | undefined): { session?: AgentSession } {
  return value ? { session: value } : {};
}
