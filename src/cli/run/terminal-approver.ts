import { userInfo } from 'node:os';
import type { Approver } from '../../services/agents.ts';
import type { Terminal } from '../terminal.ts';

/** Asks the person at the terminal; where nobody sits there, the run waits for `coord approve`. */
export function terminalApprover(terminal: Terminal): Approver {
  return {
    async ask({ question }) {
      if (!terminal.interactive) return undefined;
      const { isCancel, select, text } = await import('@clack/prompts');
      const choice = await select({
        message: question.trim(),
        options: [
          { value: 'approve', label: 'Approve' },
          { value: 'reject', label: 'Reject' },
          { value: 'later', label: 'Answer later' },
        ],
      });
      if (isCancel(choice) || choice === 'later') return undefined;
      const reason = await text({ message: 'Why?', defaultValue: '' });
      if (isCancel(reason)) return undefined;
      return { approved: choice === 'approve', by: userInfo().username, reason: reason || 'no reason given' };
    },
  };
}
