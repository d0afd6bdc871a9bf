import { userInfo } from 'node:os';
import type { Answer, HandedIn, Person } from '../../services/agents.ts';
import { safeText } from '../text/safe-text.ts';

/** Nobody is there to answer: the run waits, and holds no process while it does. */
export const nobody: Person = { answer: async () => undefined, handIn: async () => undefined };

/** An answer to the one question that was asked, and to none that comes later in the run. */
export function once(key: string, said: { answer?: Answer; work?: HandedIn }): Person {
  return {
    answer: async (question) => (question.key === key ? said.answer : undefined),
    handIn: async (question) => (question.key === key ? said.work : undefined),
  };
}

/** Asks the person at the terminal; undefined where they would rather answer later. */
export async function askPerson(question: string): Promise<Answer | undefined> {
  const { isCancel, select, text } = await import('@clack/prompts');
  const choice = await select({
    message: safeText(question.trim()),
    options: [
      { value: 'approve', label: 'Approve' },
      { value: 'reject', label: 'Reject' },
      { value: 'later', label: 'Answer later' },
    ],
    // Whoever only hits Enter has decided nothing.
    initialValue: 'later',
  });
  if (isCancel(choice) || choice === 'later') return undefined;
  const reason = await text({ message: 'Why? (may stay empty)', defaultValue: '' });
  if (isCancel(reason)) return undefined;
  return { approved: choice === 'approve', by: personName(), reason: reason || 'no reason given' };
}

/** Who answers, as the system knows them: never a name that a text gives. */
export function personName(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? 'unknown'}`; // A container may have no name for its user.
  }
}
