import type { Author } from '../../domain/records.ts';
import type { Reader } from '../../domain/thread.ts';
import { type Expertise, expertiseOf } from '../team/expertise.ts';

/** Who an instance, or the author of something, is when it reads. */
export function readerOf({ role }: Pick<Author, 'role'>, team: Expertise): Reader {
  return { ...(role !== undefined && { role }), expertise: expertiseOf(team, { ...(role !== undefined && { role }) }) };
}
