import { setTimeout as pause } from 'node:timers/promises';
import type { WaitStep } from '../../domain/playbook.ts';
import { runCommand } from '../processes/run-command.ts';
import { LONGEST_MS, spellDuration } from '../runs/limits.ts';
import type { StepContext } from './step-context.ts';
import { failed, type StepEnd } from './step-end.ts';

/** Waits for a time, or for a command to exit with 0. Both count from the step's first start, also after a kill. */
export async function waitStep(step: WaitStep, context: StepContext): Promise<StepEnd> {
  const { key, state, parts, signal } = context;
  const began = Date.parse(state.steps.get(key)?.began.at ?? parts.clock.now().toISOString());
  const left = (ms: number) => began + ms - parts.clock.now().getTime();
  if (step.command === undefined) {
    // A rehearsal has nothing to wait for.
    const forMs = state.started.rehearsal ? 0 : (step.forMs ?? 0);
    while (left(forMs) > 0 && !signal.aborted) await sleep(left(forMs), signal);
    return signal.aborted ? failed('stopped') : waited(0);
  }
  const { timeoutMs = Infinity } = step.limits;
  let ending = 'it was not looked at';
  for (let tries = 1; left(timeoutMs) > 0; tries += 1) {
    const end = await tryOnce(step, step.command, left(timeoutMs), context);
    if (end === undefined) return waited(tries);
    if (signal.aborted) return failed('stopped');
    ending = end;
    context.report(`not yet: ${ending}`);
    await sleep(Math.min(step.everyMs, Math.max(0, left(timeoutMs))), signal);
  }
  return failed(`not so within ${spellDuration(timeoutMs)}: ${ending} (${step.command})`, 'timeout');
}

/** @returns how the command ended, where it did not exit with 0 */
async function tryOnce(
  { limits }: WaitStep,
  command: string,
  leftMs: number,
  { key, state, workspace, parts, signal, started, folder }: StepContext,
): Promise<string | undefined> {
  const { tip } = state;
  const { passed, ending } = await runCommand(command, {
    folder: await folder(),
    limits: { ...limits, ...(leftMs < Infinity && { timeoutMs: Math.max(1, leftMs) }) },
    signal,
    env: { ...parts.env, COORD_RUN: state.started.run, COORD_STEP: key, COORD_ROLE: workspace.role },
    started,
  });
  // What a look leaves behind is nobody's work.
  await parts.workspaces.discard(workspace, tip);
  return passed ? undefined : ending;
}

function waited(tries: number): StepEnd {
  return { kind: 'ended', outcome: { kind: 'succeeded', output: { tries } } };
}

/** Ends early with the signal. */
async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await pause(Math.min(ms, LONGEST_MS), undefined, { signal }).catch(() => undefined);
}
