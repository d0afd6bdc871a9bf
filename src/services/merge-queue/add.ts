import { numberedId } from '../../domain/numbered-id.ts';
import type { Author, QueueEntry } from '../../domain/records.ts';
import { invalid, type Refused, refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { gitIn } from '../../store/git.ts';
import type { Workplace } from '../workplace.ts';
import { isBeingPublished, listEntries, QUEUE_KIND } from './entries.ts';
import { mainOf, roleByRules } from './judge.ts';
import { holdCommit } from './kept.ts';

export interface QueueRequest {
  branch: string;
  into: string;
  /** Instead of what the rules make of the branch's name; for a person only. */
  role?: string;
  /** For a person only. */
  approvedBy: readonly string[];
  by: Author;
}

const BRANCHES = 'See those there are: git branch --list';

/** Puts a branch, as it is now, at the end of the queue. One that waits there already waits on with what it is now. */
export async function addToQueue(workplace: Workplace, request: QueueRequest): Promise<Result<QueueEntry, Refused>> {
  const { branch, into, by } = request;
  const { store, clock } = workplace;
  const main = mainOf(workplace);
  const git = gitIn(main);
  const [commit, onto] = [await git.branchTip(branch), await git.branchTip(into)];
  if (commit === undefined) return invalid(`there is no branch ${branch}`, BRANCHES);
  if (onto === undefined) return invalid(`there is no branch ${into}`, 'Name another with --into.');
  if (branch === into) return invalid(`${branch} is what others are taken into`);
  if (await git.isAncestor(commit, onto)) return refused(`${into} has all of ${branch} already`);
  const role = await roleFor(workplace, request, onto);
  if (!role.ok) return role;
  const before = (await listEntries(workplace)).find(
    (entry) => entry.branch === branch && entry.into === into && ['waiting', 'escalated'].includes(entry.status),
  );
  if (before?.status === 'escalated')
    return refused(
      `${branch} is in the queue as ${before.id}, and waits for a person`,
      `Once it is mended: coord queue retry ${before.id}`,
    );
  if (before) return renewed(workplace, before, commit);
  const at = clock.now().toISOString();
  const id = numberedId(QUEUE_KIND, await store.nextNumber('queue-entries'));
  const entry: QueueEntry = {
    id,
    branch,
    commit,
    into,
    ...(role.value !== undefined && { role: role.value }),
    approvedBy: [...request.approvedBy],
    added: { at, by },
    status: 'waiting',
    tries: 1,
    told: false,
  };
  await holdCommit(main, id, commit);
  await store.documents('queue-entries').update(id, () => entry);
  await store.log('events').append({ type: 'queue.changed', at, by, entry: id, branch, did: 'added' });
  return ok(entry);
}

/** What was begun with an older commit is of no use; but what is being published has to be seen to its end. */
async function renewed(
  workplace: Workplace,
  { id, into, branch }: QueueEntry,
  commit: string,
): Promise<Result<QueueEntry, Refused>> {
  let entry: QueueEntry | undefined;
  await workplace.store.documents('queue-entries').update(id, (current) => {
    entry = undefined;
    if (current?.status !== 'waiting') return undefined;
    if (current.commit === commit) {
      entry = current;
      return undefined;
    }
    if (isBeingPublished(current)) return undefined;
    const { work: _, ...rest } = current;
    entry = { ...rest, commit };
    return entry;
  });
  if (!entry)
    return refused(`${id}, ${branch} as it was, is just being taken into ${into}`, 'Put it in again once that is done');
  await holdCommit(mainOf(workplace), id, commit);
  return ok(entry);
}

/** An agent hands in work of its own role; a person says whose it is where the branch's name does not. */
async function roleFor(
  workplace: Workplace,
  { branch, role, approvedBy, by }: QueueRequest,
  onto: string,
): Promise<Result<string | undefined, Refused>> {
  const byName = await roleByRules(workplace, branch, onto);
  if (by.as !== 'agent') return ok(role ?? byName);
  if (role !== undefined || approvedBy.length > 0)
    return refused('only a person says whose work a branch is, or approves it');
  if (by.role === undefined) return refused('you have no role, and so no work of a role to hand in');
  return byName === undefined || byName === by.role
    ? ok(by.role)
    : refused(`${branch} is work of ${byName}, and you are ${by.role}`);
}
