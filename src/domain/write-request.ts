import { authorName } from './author.ts';
import type { Exception } from './exception.ts';
import type { WriteRequest } from './records.ts';

/** No write waits longer for a person's answer, in milliseconds: the client gives up on its hook only after that. */
export const LONGEST_WAIT_MS = 3_600_000;

/** How long an answer holds in its run, in milliseconds: the same question is not asked twice meanwhile. */
const HOLDS_MS = 24 * 3_600_000;

/** What is asked: who wants to write what in which run. */
export type Question = Pick<WriteRequest, 'run' | 'role' | 'tool' | 'paths' | 'command'>;

/** Whether two ask the same, so that one answer is for both. */
export function isSameQuestion(a: Question, b: Question): boolean {
  return (
    a.run === b.run &&
    a.role === b.role &&
    a.command === b.command &&
    (a.paths.length > 0 || a.tool === b.tool) &&
    a.paths.join('\0') === b.paths.join('\0')
  );
}

/** Whether it has no answer, or one that holds. */
export function stillHolds({ answer }: WriteRequest, now: Date): boolean {
  return answer === undefined || now.getTime() < Date.parse(answer.at) + HOLDS_MS;
}

/** What a person has agreed to is an exception in that run. */
export function exceptionOfAnswer({ id, run, role, paths, answer }: WriteRequest): Exception[] {
  if (!answer?.approved || paths.length === 0) return [];
  return [
    {
      id,
      paths: paths.map((pattern) => ({ pattern, reach: (path) => (path === pattern ? 'named' : undefined) })),
      roles: role === undefined ? undefined : [role],
      run,
      until: new Date(Date.parse(answer.at) + HOLDS_MS).toISOString(),
      reason: answer.reason ?? 'approved',
      by: authorName(answer.by),
    },
  ];
}
