import { branchesOf } from '../branches.ts';
import type { EachStep } from '../playbook.ts';
import type { StepRecord } from '../run.ts';
import { branchPrefix } from '../step-key.ts';
import { type Frame, outputsOf, scopeFor, scopeWith } from '../visible.ts';
import { type Action, fail, succeed } from './action.ts';
import type { Walk } from './progress.ts';

/** Goes on with all branches at once; it is over when all of them are. */
export function goOnWithEach(
  step: EachStep,
  { key, isTimeUp }: StepRecord,
  frame: Frame,
  actions: Action[],
  walk: Walk,
): void {
  const before = scopeFor(step, frame);
  const branches = branchesOf(step, before);
  if (!branches.ok) return void actions.push(fail(key, branches.error));
  const late = isTimeUp ? `not done within the time that ${key} has` : frame.timeUp;
  const walked = branches.value.map((branch, index) => {
    const seat = step.over.kind === 'part' ? frame.seat : `${frame.seat}.${step.id}-${index + 1}`;
    const { run, inputs } = before;
    const own = { run, inputs, item: branch.item, parts: { ...before.parts, ...branch.parts } };
    const scope = scopeWith(own, () => before.steps);
    const prefix = branchPrefix(key, branch.name);
    const inner: Frame = { ...frame, steps: step.steps, prefix, seat, timeUp: late, outer: () => scope };
    return { branch, inner, ...walk(inner, actions) };
  });
  if (walked.some(({ progress }) => progress === 'busy')) return;

  const done = walked.filter(({ progress }) => progress === 'behind');
  const failed = walked
    .filter(({ progress }) => progress !== 'behind')
    .map(({ branch: { name, item }, failures: [first] }) => ({ key: name, item, reason: first?.reason ?? late ?? '' }));
  const need = step.need === 'all' ? walked.length : step.need;
  if (done.length < need) return void actions.push(fail(key, tooFew(failed, walked.length, need)));
  const results = done.map(({ branch: { name, item }, inner }) => ({ key: name, item, steps: outputsOf(inner) }));
  actions.push(succeed(key, { done: results, failed }));
}

function tooFew(failed: { key: string; reason: string }[], count: number, need: number): string {
  if (count < need) return `it has ${count} branch${count === 1 ? '' : 'es'}, and needs ${need} to succeed`;
  const wanted = need === count ? 'all are needed' : `${need} ${need === 1 ? 'is' : 'are'} needed`;
  return `${failed.length} of ${count} failed, and ${wanted}: ${failed.map(({ key, reason }) => `${key} (${reason})`).join('; ')}`;
}
