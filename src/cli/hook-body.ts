import { hookAnswers } from '../hooks/answers.ts';
import { hookWorkplace } from '../hooks/installation.ts';
import { tellFromHook } from './notify/background.ts';

/** The part of the hook program (hook-main.ts) that is loaded where something is to be judged or told. */
export const hookBody = {
  answers: hookAnswers,
  gitAnswer: async () => (await import('../hooks/git/answer.ts')).answerGit,
  openWorkplace: hookWorkplace,
  tell: tellFromHook,
};

export type HookBody = typeof hookBody;
