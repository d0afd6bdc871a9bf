import type { RunState } from '../../../domain/run.ts';
import type { RunEnd, Waiting } from '../../../services/runner/run-playbook.ts';
import { excerpt, oneLine } from '../describe.ts';
import type { Kept } from '../tidy-up.ts';

/** What a person does next, and where they find what there is. */
export function nextLines(end: RunEnd, { started: { run }, steps }: RunState, { branch, worktrees }: Kept): string[] {
  const looking = branch === undefined ? [] : [`the work is on branch ${branch}: git log -p ${branch}`];
  if (worktrees !== undefined) looking.push(`the worktrees are in ${worktrees}`);
  switch (end.kind) {
    case 'waiting': {
      const several = end.questions.length > 1;
      const asked = end.questions.flatMap((waiting) =>
        waiting.wants === 'work' ? taskLines(waiting, run, steps) : questionLines(waiting, run, several),
      );
      return [...asked, ...looking];
    }
    case 'held-up':
      return [`${end.key}: ${end.reason}`, `then go on with: coord resume ${run}`, ...looking];
    case 'interrupted':
      return [`go on with: coord resume ${run}`, ...looking];
    case 'finished':
      return end.outcome === 'succeeded' && branch !== undefined
        ? [...looking, `take it over with: git merge ${branch}`]
        : looking;
  }
}

function questionLines({ key, question, wants }: Waiting, run: string, several: boolean): string[] {
  const said = oneLine(question);
  const indent = several ? '  ' : '';
  const answers =
    wants === 'doubt'
      ? [
          `to do it again: coord approve ${run} ${key}`,
          `where it was done: coord done ${run} ${key}`,
          `where it has failed: coord reject ${run} ${key} --reason '…'`,
        ]
      : [`answer with: coord approve ${run} ${key}  (or: coord reject ${run} ${key} --reason '…')`];
  return [several ? `${key}: ${said}` : said, ...answers.map((line) => indent + line)];
}

function taskLines({ key, question }: Waiting, run: string, steps: RunState['steps']): string[] {
  const status = steps.get(key)?.status;
  const request = status?.kind === 'requested' ? status.request : undefined;
  return [
    `${key} is left to a person: ${excerpt(question)}`,
    ...(request ? [`  the whole task: ${request.file}`, `  to be done in: ${request.folder}`] : []),
    `  when it is done: coord done ${run} ${key} --output '…'`,
  ];
}
