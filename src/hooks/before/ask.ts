import { printable } from '../../config/diagnostics/printable.ts';
import type { WriteRequest } from '../../domain/records.ts';
import type { Question } from '../../domain/write-request.ts';
import { answerTo, askForWrite, requestFor } from '../../services/write-requests/write-requests.ts';
import type { Call } from './call.ts';
import type { Finding } from './finding.ts';

/**
 * Nobody sits before a session of a run: what would be asked there waits for whoever answers `coord approve`, and is refused
 * where nobody does in time.
 * @returns why it is refused; undefined where it was approved
 */
export async function askPerson(call: Call, asked: readonly Finding[], text: string): Promise<string | undefined> {
  const { workplace, policy, world, payload, role } = call;
  const question = questionOf(call, asked);
  const { session, agent } = payload;
  const by = {
    as: 'agent' as const,
    instance: agent?.id ?? session,
    run: question.run,
    ...(role !== undefined && { role }),
  };
  let request = await requestFor(workplace, question);
  if (!request) {
    request = await askForWrite(workplace, by, question, text);
    if (policy.notices.includes('approval')) world.tell({ kind: 'approval', text: noticeOf(request) }, workplace);
  }
  const answer = request.answer ?? (await answerTo(workplace, request.id, policy.askWaitMs));
  if (!answer) return `${text}\n${late(request.id)}`;
  if (answer.approved) return undefined;
  const why = answer.reason === undefined ? '' : `: ${printable(answer.reason)}`;
  return `${text}\ncoord: a person was asked (${request.id}), and said no${why}.`;
}

/** A shell command, or a tool, of which nobody can say what it writes is asked about as it stands. */
function questionOf({ world, payload, role }: Call, asked: readonly Finding[]): Question {
  const { tool, input } = payload;
  const paths = asked.flatMap(({ isPath, path }) => (isPath ? [path] : []));
  const isUnknown = asked.some(({ isPath }) => !isPath);
  const command = typeof input['command'] === 'string' ? input['command'].slice(0, MOST_COMMAND) : undefined;
  return {
    run: world.env['COORD_RUN'] ?? '',
    ...(role !== undefined && { role }),
    ...(tool !== undefined && { tool }),
    paths: [...new Set(paths)].sort(),
    ...(isUnknown && command !== undefined && { command }),
  };
}

const MOST_COMMAND = 4000;

const late = (id: string) =>
  `coord: a person was asked (${id}), and has not answered in time. Go on with other work; when they have answered, the same call is let through.`;

function noticeOf({ id, run, role, paths, command }: WriteRequest): string {
  const what =
    paths.length > 0 ? `write ${paths.join(', ')}` : `run what writes nobody knows what: ${command ?? 'a tool'}`;
  return printable(`run ${run}: ${role ?? 'a session'} asks to ${what}; coord approve ${id}`);
}
