import type { Start } from '../../domain/advance.ts';
import type { AgentSession, SucceededOutcome } from '../../domain/event.ts';
import type { AgentStep } from '../../domain/playbook.ts';
import { costOf, lastSessionOf } from '../../domain/run.ts';
import { branchOf, roundOf } from '../../domain/step-key.ts';
import type { AgentResult, AgentTask } from '../agents.ts';
import { type Watch, watchLimits } from '../runs/limits.ts';
import { checkOutput } from './output.ts';
import type { RunnerParts } from './parts.ts';
import type { StepContext } from './step-context.ts';
import { failed, type StepEnd } from './step-end.ts';
import { checkWork, readOnly } from './work.ts';

/** An answer that does not fit its schema is asked for again this many times (design: at most twice). */
const MAX_REASKS = 2;

/** Lets the part's agent do the step in its role's worktree, and makes a commit of what it wrote. */
export async function agentStep(step: AgentStep, action: Start, context: StepContext): Promise<StepEnd> {
  const { handedIn } = action;
  if (handedIn) {
    const outcome = { kind: 'succeeded', output: handedIn.output } as const;
    return takeIn(step, outcome, handedIn.request.since, context);
  }
  const { state, workspace, parts, signal, report } = context;
  const { tip } = state;
  const prompt = step.prompt.render(context.scope);
  if (!prompt.ok) return failed(`its prompt cannot be rendered: ${prompt.error}`);
  report(`preparing the worktree of ${workspace.role}`);
  const folder = await context.folder();

  const watch = watchLimits(step.limits, signal);
  const task = taskOf(step, action, { prompt: prompt.value, folder, watch }, context);
  const stop = hearAsking(step.limits.idleMs, () => parts.isAsking(workspace.role), watch);
  const result = await askUntilTyped(await withLessons(task, parts), step, context).finally(() => {
    stop();
    watch.dispose();
  });
  await parts.releaseLeases(workspace.name);
  if (result.kind === 'left-to-person') {
    const { output } = step;
    context.record({
      type: 'work.requested',
      key: context.key,
      task: prompt.value,
      file: parts.documents.writeTask(context.key, prompt.value),
      folder,
      since: tip,
      ...(output && { output }),
    });
    return result;
  }
  const limit = watch.reached();
  if (limit !== undefined)
    return { kind: 'ended', outcome: { kind: 'failed', reason: limit, class: 'timeout', ...sessionIn(result) } };
  if (result.kind === 'failed') return { kind: 'ended', outcome: result };
  return takeIn(step, { kind: 'succeeded', output: result.output, ...sessionIn(result) }, tip, context);
}

function takeIn(step: AgentStep, outcome: SucceededOutcome, since: string, context: StepContext): Promise<StepEnd> {
  return step.access === 'read' ? readOnly(outcome, since, context, 'fail') : checkWork(outcome, since, context);
}

/** What earlier work has taught stands after the step's own words; a session that goes on has read it. */
async function withLessons(task: AgentTask, { lessons }: RunnerParts): Promise<AgentTask> {
  const text = task.resume === undefined ? await lessons(task.role) : '';
  return text === '' ? task : { ...task, prompt: `${task.prompt.trimEnd()}\n\n${text}\n` };
}

/** Between two looks whether somebody is asked, in milliseconds. */
const LOOK_MS = 1000;

/** Whoever waits for a person is not idle. @returns ends it */
function hearAsking(idleMs: number | undefined, isAsking: () => Promise<boolean>, { heard }: Watch): () => void {
  if (idleMs === undefined) return () => undefined;
  const look = async () => {
    if (await isAsking()) heard();
  };
  // What can't be read counts as nobody's question: the step ends by its limit then.
  const timer = setInterval(() => void look().catch(() => undefined), Math.min(LOOK_MS, idleMs / 3));
  return () => clearInterval(timer);
}

interface Surroundings {
  prompt: string;
  folder: string;
  watch: Watch;
}

function taskOf(step: AgentStep, { attempt }: Start, around: Surroundings, context: StepContext): AgentTask {
  const { prompt, folder, watch } = around;
  const { key, scope, state, workspace, parts, record, report, started } = context;
  const { role } = workspace;
  const resume = step.session === 'keep' ? lastSessionOf(state, step.part, workspace.name) : undefined;
  const branch = branchOf(key);
  return {
    run: state.started.run,
    key,
    step: step.id,
    round: roundOf(key),
    attempt,
    role,
    workspace: workspace.name,
    prompt,
    folder,
    access: step.access,
    briefPath: parts.team.roles[role]?.briefPath ?? '',
    ...(branch !== undefined && { branch }),
    ...(step.output && { output: step.output }),
    ...(resume !== undefined && { resume }),
    scope,
    signal: watch.signal,
    report: (text) => {
      watch.heard();
      report(text);
    },
    heard: () => watch.heard(),
    started,
    refused: (path, text) => record({ type: 'write.refused', key, role, path, text }),
    ...(context.grantedUsd < Infinity && { budgetUsd: context.grantedUsd }),
  };
}

/** Asks again where the answer has the wrong form, as long as there is money and nobody has stopped it. */
async function askUntilTyped(task: AgentTask, step: AgentStep, context: StepContext): Promise<AgentResult> {
  const { key, state, record } = context;
  const { agent } = context.parts;
  const known = state.steps.get(key);
  const before = known ? costOf(known) : 0;
  let result = await agent.perform(task);
  for (let asked = 0; result.kind === 'answered'; asked += 1) {
    const { session } = result;
    const spent = session?.costUsd ?? 0;
    if (step.budgetUsd !== undefined && before + spent > step.budgetUsd) {
      return {
        kind: 'failed',
        reason: `it has cost ${usd(before + spent)}, and its budget is ${usd(step.budgetUsd)}`,
        ...sessionIn(result),
      };
    }
    const faults = task.output ? checkOutput(task.output, result.output) : [];
    if (faults.length === 0) return result;
    const reason = `its answer does not fit the step's output: ${faults.join('; ')}`;
    // A run that is being stopped starts no client anew; the step stays open, and is done again.
    const left = task.budgetUsd === undefined ? undefined : task.budgetUsd - spent;
    if (asked === MAX_REASKS || task.signal.aborted || (left !== undefined && left <= 0))
      return { kind: 'failed', reason, class: 'output', ...sessionIn(result) };
    // Killed while it is asked again, it has cost what it has cost.
    if (session) record({ type: 'session.used', key, session });
    task.report(`answered in the wrong form; asked again (${asked + 1} of ${MAX_REASKS})`);
    const again = await agent.perform({
      ...task,
      ...askAgain(task, result.output, faults, session?.id),
      ...(left !== undefined && { budgetUsd: left }),
    });
    result =
      again.kind === 'left-to-person'
        ? again
        : { ...again, ...sessionIn({ session: together(session, again.session) }) };
  }
  return result;
}

/** Whoever has no session to go on in knows nothing of the first time, and is told. */
function askAgain({ prompt }: AgentTask, answer: unknown, faults: readonly string[], session: string | undefined) {
  const wrong = `does not have the required form:\n${faults.map((fault) => `- ${fault}`).join('\n')}\nGive the same answer in the required form. Change nothing else.`;
  if (session) return { prompt: `Your answer ${wrong}`, resume: session };
  const given = typeof answer === 'string' ? answer : JSON.stringify(answer);
  return { prompt: `${prompt}\n\nYou have done this already. Your answer was:\n\n${given}\n\nIt ${wrong}` };
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

function sessionIn({ session }: { session?: AgentSession | undefined }): { session?: AgentSession } {
  return session ? { session } : {};
}

const usd = (amount: number) => `$${amount.toFixed(2)}`;
