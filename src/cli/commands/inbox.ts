import type { Command } from 'commander';
import type { Author } from '../../domain/records.ts';
import { invalid } from '../../domain/refused.ts';
import { inboxOrder, isUnansweredBy } from '../../domain/thread-state.ts';
import { beginningOf, type Reader, type Thread } from '../../domain/thread.ts';
import { expertiseOf } from '../../services/team/expertise.ts';
import { inboxOf, openThreads } from '../../services/messages/threads.ts';
import { listThreads } from '../messages/list-threads.ts';
import { threadNow } from '../messages/thread-now.ts';
import { openShared, type SharedTeam } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  all?: true;
  asked?: true;
  json?: true;
  config?: string;
}

const EXAMPLES = `
Examples:
  coord inbox
  coord inbox backend
  coord inbox --asked

Without a role: that of this worktree or session; where there is none, everything. What has to be answered comes first.`;

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('[role]', 'whose messages')
    .option('-a, --all', 'everything that is not closed, whoever it is for')
    .option('--asked', 'what you asked, and how it stands')
    .option('--json', 'print one JSON object per thread')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', EXAMPLES)
    .action(async (given: string | undefined, options: Options) => {
      const team = openShared(terminal, options.config);
      if (!team) return;
      const { roleIds, expertise } = team.policy;
      if (given !== undefined && !roleIds.includes(given))
        return refuse(invalid(`there is no role ${given}; the roles are ${roleIds.join(', ')}`).error, terminal);
      const role = options.all ? undefined : (given ?? team.author.role);
      const reader = role === undefined ? undefined : { role, expertise: expertiseOf(expertise, { role }) };
      const threads = await threadsFor(team, reader, options);
      const now = team.workplace.clock.now();
      if (options.json)
        return threads.forEach((thread) => terminal.out(JSON.stringify(threadNow(thread, reader, now))));
      if (threads.length === 0) return terminal.out('No messages.');
      terminal.out(listThreads(threads, reader, now, terminal));
      const mine = reader && team.author.role === role ? threads.find((one) => isUnansweredBy(one, reader)) : undefined;
      if (mine) terminal.out(`\nAnswer with: coord reply ${mine.id} 'text'`);
    });
}

async function threadsFor(team: SharedTeam, reader: Reader | undefined, { asked }: Options): Promise<Thread[]> {
  if (reader && !asked) return inboxOf(team.workplace, reader);
  const threads = await openThreads(team.workplace);
  const wanted = asked ? threads.filter((thread) => isAskedBy(thread, team.author)) : threads;
  return wanted.sort(inboxOrder(reader));
}

function isAskedBy(thread: Thread, { as, role, instance }: Author): boolean {
  const { by } = beginningOf(thread);
  return role === undefined ? by.as === as && by.role === undefined && by.instance === instance : by.role === role;
}
