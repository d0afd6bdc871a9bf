import type { Decision } from './decision.ts';
import type { Conflict, MessageEvent, Task } from './records.ts';

/** How well a team works together, as far as its history shows. A share or a time is null where there is nothing to tell from. */
export interface Effectiveness {
  /** Of the decisions made, those that nothing has replaced. */
  decisionConsistency: number | null;
  /** Of the questions asked, those that somebody answered. */
  knowledgeTransfer: number | null;
  /** Milliseconds from a question to its first answer, the median. */
  answerTimeMs: number | null;
  /** Of the conflicts opened, those that were resolved. */
  resolution: number | null;
  /** Of the tasks completed, those that had to be reopened. */
  rework: number | null;
  /** Milliseconds from a task's addition to its completion, the median. */
  leadTimeMs: number | null;
  /** Messages, inputs to decisions and handovers for each task completed. */
  overhead: number | null;
}

/** What it is told from. */
export interface TeamRecord {
  decisions: readonly Decision[];
  tasks: readonly Task[];
  conflicts: readonly Conflict[];
  messages: readonly (MessageEvent & { seq: number })[];
  handovers: number;
}

export function effectivenessOf({ decisions, tasks, conflicts, messages, handovers }: TeamRecord): Effectiveness {
  const made = decisions.filter(({ decided }) => decided !== undefined);
  const questions = answersTo(messages);
  const answers = questions.flatMap(({ took }) => took ?? []);
  const leadTimes = tasks.flatMap(({ history }) => leadTime(history) ?? []);
  const reopened = tasks.filter(({ history }) => history.some(({ did }) => did === 'reopened'));
  const inputs = decisions.flatMap(({ inputs }) => inputs).length;
  const exchanges = messages.filter(({ type }) => type === 'message.sent').length + inputs + handovers;
  return {
    decisionConsistency: share(made.filter(({ superseded }) => superseded === undefined).length, made.length),
    knowledgeTransfer: share(answers.length, questions.length),
    answerTimeMs: median(answers),
    resolution: share(conflicts.filter(({ resolved }) => resolved !== undefined).length, conflicts.length),
    rework: share(reopened.length, leadTimes.length),
    leadTimeMs: median(leadTimes),
    overhead: leadTimes.length === 0 ? null : exchanges / leadTimes.length,
  };
}

/** Every question, and the milliseconds until somebody else answered it. */
function answersTo(messages: TeamRecord['messages']): { took?: number }[] {
  const questions = new Map<string, { at: number; by: string; took?: number }>();
  for (const event of messages) {
    if (event.type !== 'message.sent') continue;
    const by = JSON.stringify([event.by.as, event.by.role]);
    const question = event.thread === undefined ? undefined : questions.get(event.thread);
    if (question && question.by !== by) question.took ??= Date.parse(event.at) - question.at;
    if (event.thread === undefined && event.needsResponse)
      questions.set(`MSG-${event.seq}`, { at: Date.parse(event.at), by });
  }
  return [...questions.values()];
}

/** Milliseconds from a task's addition to the last time it was completed; undefined where it never was. */
function leadTime(history: Task['history']): number | undefined {
  const added = history[0]?.at;
  const completed = history.findLast(({ did }) => did === 'completed')?.at;
  return added === undefined || completed === undefined ? undefined : Date.parse(completed) - Date.parse(added);
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle] ?? null;
  const [low, high] = [sorted[middle - 1], sorted[middle]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
