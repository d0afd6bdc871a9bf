import type { Author, QueueEntry } from '../../domain/records.ts';
import { type Refused, refused } from '../../domain/refused.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { gitIn } from '../../store/git.ts';
import type { Workplace } from '../workplace.ts';
import { findEntry, isBeingPublished } from './entries.ts';
import { judgeBranch, mainOf } from './judge.ts';
import { holdCommit, letGo, neverLose } from './kept.ts';

/** A change of one entry, by somebody who may: a person, or an agent of the role whose work it is. */
interface Change {
  id: string;
  by: Author;
}

/** Lets what was escalated wait again, with what its branch is now. What it was before stays on a branch. */
export async function retryEntry(
  workplace: Workplace,
  { id, by, approvedBy }: Change & { approvedBy: readonly string[] },
): Promise<Result<QueueEntry, Refused>> {
  const found = await mayChange(workplace, { id, by });
  if (!found.ok) return found;
  if (by.as === 'agent' && approvedBy.length > 0) return refused('only a person approves');
  const { branch, into, status, commit } = found.value;
  if (status !== 'escalated') return refused(`${found.value.id} is ${status}, and not to be tried again`);
  const main = mainOf(workplace);
  const newest = (await gitIn(main).branchTip(branch)) ?? commit;
  const inVain = approvedBy.length === 0 ? undefined : await whyInVain(workplace, found.value, newest, approvedBy);
  if (inVain) return err(inVain);
  const kept = await letGo(main, found.value);
  await holdCommit(main, found.value.id, newest);
  const entry = await changed(workplace, found.value.id, ({ work: _work, escalated: _escalated, ...rest }) => ({
    ...rest,
    commit: newest,
    status: 'waiting',
    tries: rest.tries + 1,
    told: false,
    approvedBy: [...new Set([...rest.approvedBy, ...approvedBy])],
  }));
  await say(workplace, entry, by, 'retried', [`into ${into}`, ...kept].join(', '));
  return ok(entry);
}

/** Why an approval would change nothing, if so: by the rules of the target nobody has one to give, or not who gave it. */
async function whyInVain(
  workplace: Workplace,
  entry: QueueEntry,
  commit: string,
  approvedBy: readonly string[],
): Promise<Refused | undefined> {
  const { id, into } = entry;
  const onto = await gitIn(mainOf(workplace)).branchTip(into);
  if (onto === undefined) return undefined;
  const now = { ...entry, commit, approvedBy: [...entry.approvedBy, ...approvedBy] };
  const [open] = (await judgeBranch(workplace, now, onto)).toApprove ?? [];
  if (!open) return undefined;
  const { path, approvers } = open;
  const given = approvedBy.join(', ');
  return refused(
    approvers.length === 0
      ? `${given} can't approve ${path}: check.approvers in the config on ${into} names nobody for it`
      : `${given} can't approve ${path}: by check.approvers in the config on ${into} ${approvers.join(' or ')} may`,
    approvers.length === 0
      ? `Name somebody there, as in check: { approvers: [{ people: [${approvedBy[0]}] }] }, commit it on ${into}, and then: coord queue retry ${id} --approved-by ${approvedBy[0]}`
      : `Once they have: coord queue retry ${id} --approved-by ${approvers[0]}`,
  ).error;
}

/** Takes an entry out of the queue. Its work stays on its branch, or where that is gone on one of the queue's. */
export async function removeEntry(
  workplace: Workplace,
  { id, by }: Change,
): Promise<Result<{ entry: QueueEntry; kept: string[] }, Refused>> {
  const found = await mayChange(workplace, { id, by });
  if (!found.ok) return found;
  const { status } = found.value;
  if (status === 'landed' || status === 'removed') return refused(`${found.value.id} is ${status} already`);
  await neverLose(mainOf(workplace), found.value, found.value.commit);
  const entry = await changed(workplace, found.value.id, (current) =>
    isBeingPublished(current) ? current : { ...current, status: 'removed', told: true },
  );
  if (entry.status !== 'removed')
    return refused(`${entry.id} is just being taken into ${entry.into}`, 'See what becomes of it: coord queue run');
  const kept = await letGo(mainOf(workplace), entry);
  await say(workplace, entry, by, 'removed', '');
  return ok({ entry, kept });
}

async function mayChange(workplace: Workplace, { id, by }: Change): Promise<Result<QueueEntry, Refused>> {
  const found = await findEntry(workplace, id);
  if (!found.ok || by.as !== 'agent') return found;
  const { role } = found.value;
  return role !== undefined && role === by.role
    ? found
    : refused(`${found.value.id} is ${role === undefined ? 'of no role' : `work of ${role}`}, and not yours`);
}

async function changed(
  { store }: Workplace,
  id: string,
  change: (entry: QueueEntry) => QueueEntry,
): Promise<QueueEntry> {
  const after = await store.documents('queue-entries').update(id, (current) => current && change(current));
  if (!after) throw new Error(`${id} is gone`);
  return after.value;
}

async function say(
  { store, clock }: Workplace,
  { id, branch }: QueueEntry,
  by: Author,
  did: 'retried' | 'removed',
  note: string,
): Promise<void> {
  const at = clock.now().toISOString();
  await store
    .log('events')
    .append({ type: 'queue.changed', at, by, entry: id, branch, did, ...(note !== '' && { note }) });
}
