import { failedSteps } from '../../../domain/retry.ts';
import type { RunState } from '../../../domain/run.ts';
import type { RunEnd, Waiting } from '../../../services/runner/run-playbook.ts';
import { shellWord } from '../../../domain/shell-word.ts';
import { doneCommand, isWaiting } from '../waiting-step.ts';
import { excerpt, oneLine } from '../describe.ts';
import type { Kept } from '../tidy-up.ts';

/** What a person does next, and where they find what there is. */
export function nextLines(end: RunEnd, state: RunState, { branch, worktrees }: Kept): string[] {
  const { run } = state.started;
  const looking = branch === undefined ? [] : [`the work is on branch ${branch}: git log -p ${branch}`];
  if (worktrees !== undefined) looking.push(`the worktrees are in ${worktrees}`);
  switch (end.kind) {
    case 'waiting': {
      const several = end.questions.length > 1;
      const asked = end.questions.flatMap((waiting) =>
        waiting.wants === 'work' ? taskLines(waiting, state) : questionLines(waiting, state, several),
      );
      return [...asked, ...looking];
    }
    case 'held-up':
      return [`${end.key}: ${end.reason}`, `then go on with: coord resume ${run}`, ...looking];
    case 'interrupted':
      return [`go on with: coord resume ${run}`, ...looking];
    case 'finished':
      if (end.outcome === 'failed') return [...looking, ...retryLines(state)];
      return end.outcome === 'succeeded' && branch !== undefined
        ? [...looking, `take it over with: git merge ${branch}`]
        : looking;
  }
}

function questionLines(
  { key, question, wants }: Waiting,
  { started: { run }, steps }: RunState,
  several: boolean,
): string[] {
  const record = steps.get(key);
  const said = oneLine(question);
  const indent = several ? '  ' : '';
  const answers =
    wants === 'doubt'
      ? [
          `to do it again: coord approve ${run} ${key}`,
          `where it was done: ${record && isWaiting(record) ? doneCommand(run, record) : `coord done ${run} ${key}`}`,
          `where it has failed: coord reject ${run} ${key} --reason '…'`,
        ]
      : [`answer with: coord approve ${run} ${key}  (or: coord reject ${run} ${key} --reason '…')`];
  return [several ? `${key}: ${said}` : said, ...answers.map((line) => indent + line)];
}

/** A rehearsal's work is gone: it is begun anew. */
function retryLines(state: RunState): string[] {
  const { run, rehearsal } = state.started;
  const failed = rehearsal ? [] : failedSteps(state);
  const [first] = failed;
  if (first === undefined) return [];
  const one = failed.length === 1 ? 'the failed step' : 'a failed step';
  return [`do ${one} again with: coord retry ${run} ${shellWord(first)}`];
}

function taskLines({ key, question }: Waiting, { started: { run }, steps }: RunState): string[] {
  const record = steps.get(key);
  const request = record?.status.kind === 'requested' ? record.status.request : undefined;
  return [
    `${key} is left to a person: ${excerpt(question)}`,
    ...(request ? [`  the whole task: ${request.file}`, `  to be done in: ${request.folder}`] : []),
    ...(record && isWaiting(record) ? [`  when it is done: ${doneCommand(run, record)}`] : []),
  ];
}
