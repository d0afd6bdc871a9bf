import { type Command, Option } from 'commander';
import { authorName } from '../../domain/author.ts';
import type { About, MessageSent, Recipient } from '../../domain/records.ts';
import { invalid, type Refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { taskIdFrom } from '../../domain/task.ts';
import { threadId } from '../../domain/thread.ts';
import { sendMessage } from '../../services/messages/send.ts';
import { placeOf } from '../../store/canonical-path.ts';
import type { Repository } from '../../store/repository.ts';
import { textFrom } from '../messages/text-argument.ts';
import { tellOutside } from '../notify/tell-outside.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import { several } from '../several.ts';
import type { Terminal } from '../terminal.ts';
import { recipientName } from '../text/recipient.ts';
import { safeText } from '../text/safe-text.ts';
import { parseMoment } from '../when.ts';

interface Options {
  expertise: string[];
  all?: true;
  subject?: string;
  path: string[];
  task?: string;
  decision?: string;
  urgency: MessageSent['urgency'];
  note?: true;
  expected?: string;
  json?: true;
  config?: string;
}

const EXAMPLES = `
Examples:
  coord ask backend --path src/api/users.ts 'return the e-mail too: the profile page shows it'
  coord ask --expertise security --urgency high --expected 2h 'may a token be in the URL?'
  coord ask --all --note 'main is frozen until the release is out'
  git diff | coord ask backend -`;

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('[role]', 'the role to ask; none with --expertise or --all')
    .argument('[text]', 'what you need, and why; - reads it from standard input')
    .option('-e, --expertise <kind>', 'ask every role that knows this; repeatable', several, [])
    .option('--all', 'ask everybody')
    .option('-s, --subject <text>', 'what it is about, in a few words')
    .option('-p, --path <file>', 'a file it is about; repeatable', several, [])
    .option('--task <task>', 'the task it is about')
    .option('--decision <decision>', 'the decision it is about')
    .addOption(
      new Option('-u, --urgency <urgency>', 'how pressing it is')
        .choices(['low', 'normal', 'high', 'urgent'])
        .default('normal'),
    )
    .option('-n, --note', 'nobody has to answer')
    .option('--expected <when>', 'when you need an answer: 30m, 4h, 2d, 2026-01-15', parseMoment)
    .option('--json', 'print the message as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', EXAMPLES)
    .action(async (first: string | undefined, second: string | undefined, options: Options) => {
      const team = openShared(terminal, options.config);
      if (!team) return;
      const addressed = addressedBy(first, second, options);
      if (!addressed.ok) return refuse(addressed.error, terminal);
      const { to, text } = addressed.value;
      const { workplace, policy, author } = team;
      const about = aboutOf(options, workplace.repository, terminal.cwd);
      const { subject, urgency, expected, note, json } = options;
      const sent = await sendMessage(workplace, policy.expertise, author, {
        to,
        text: await textFrom(text, terminal),
        urgency,
        needsResponse: !note,
        ...(subject !== undefined && { subject }),
        ...(expected !== undefined && { expectedBy: expected }),
        ...(about && { about }),
      });
      if (!sent.ok) return refuse(sent.error, terminal);
      if (isForPeople(sent.value))
        tellOutside(
          { kind: 'question', text: `${authorName(author)} asks: ${subject ?? sent.value.text}` },
          team,
          terminal,
        );
      terminal.out(json ? JSON.stringify({ thread: threadId(sent.value.seq), ...sent.value }) : told(sent.value));
    });
}

/** People are told of what is urgent, and of what everybody is asked, themselves among them. */
function isForPeople({ by, to, urgency, needsResponse }: MessageSent): boolean {
  return by.as === 'agent' && needsResponse && (urgency === 'urgent' || 'all' in to);
}

function addressedBy(
  first: string | undefined,
  second: string | undefined,
  { expertise, all }: Options,
): Result<{ to: Recipient; text: string }, Refused> {
  const ways = [expertise.length > 0, all === true, second !== undefined].filter(Boolean).length;
  if (ways > 1) return invalid('name a role, or --expertise, or --all, and not two of them');
  if (second === undefined && ways === 1 && first !== undefined)
    return ok({ to: all ? { all: true } : { expertise }, text: first });
  if (first !== undefined && second !== undefined) return ok({ to: { role: first }, text: second });
  return invalid('say whom you ask, and what', "As in: coord ask backend 'text'");
}

/** Paths are kept as the repository names them, so that every worktree understands them. */
function aboutOf({ path, task, decision }: Options, repository: Repository, cwd: string): About | undefined {
  const paths = path.map((one) => {
    const place = placeOf(repository, cwd, one);
    return place.kind === 'inside' ? place.path : one;
  });
  if (paths.length === 0 && task === undefined && decision === undefined) return undefined;
  return {
    ...(paths.length > 0 && { paths }),
    ...(task !== undefined && { task: taskIdFrom(task) }),
    ...(decision !== undefined && { decision }),
  };
}

function told({ to, seq, needsResponse }: MessageSent & { seq: number }): string {
  const where = 'role' in to ? `It reads this with: coord inbox ${to.role}` : 'They read this with: coord inbox';
  return safeText(`${needsResponse ? 'Asked' : 'Told'} ${recipientName(to)} (${threadId(seq)}). ${where}`);
}
