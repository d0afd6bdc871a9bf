import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { QueueEntry } from '../../domain/records.ts';
import { firstFailureIn, type VerificationReport } from '../../domain/verification.ts';
import { gitIn } from '../../store/git.ts';
import { inGitTurn } from '../git/turn.ts';
import { WorkspaceFault } from '../runs/workspaces.ts';
import { verifyAt } from '../verification/verify-at.ts';
import { escalate } from './escalate.ts';
import { judgeBranch, mainOf } from './judge.ts';
import { keepOnBranch } from './kept.ts';
import type { QueueParts } from './parts.ts';
import { type Publication, publish, takeUpHalfWritten } from './publish.ts';
import { record } from './record.ts';

/** What became of an entry. */
export type Integration =
  | { kind: 'ended' }
  /** It waits where it is, and so does all behind it: something of a person's is in the way. */
  | { kind: 'held'; reason: string; mend: string }
  | { kind: 'stopped' };

/** A target that moves as often while one branch is verified is worked on by somebody else; in tries. */
const TRIES = 5;

const WORKSPACE = { name: 'verify', role: 'merge-queue' };

/** Takes one branch into its target: judged, merged, verified, published; or escalated, with nothing of it in the target. */
export async function integrate(entry: QueueEntry, parts: QueueParts): Promise<Integration> {
  const main = mainOf(parts.workplace);
  const git = gitIn(main);
  const { into } = entry;
  for (let tried = 0, at = entry; tried < TRIES; tried += 1) {
    const onto = await git.branchTip(into);
    if (onto === undefined)
      return {
        kind: 'held',
        reason: `there is no branch ${into}`,
        mend: `Make it (git branch ${into}), or: coord queue remove ${at.id}`,
      };
    const landed = await landedAs(at, onto, main);
    if (landed !== undefined) return land(at, landed, parts);
    if (at.work?.onto !== onto) {
      const merged = await mergeOnto(at, onto, parts);
      if (!merged) return { kind: 'ended' };
      at = merged;
    }
    const done = await verifyAndPublish(at, parts);
    if (done.kind !== 'moved') return done;
    parts.observe({ kind: 'moved', entry: at });
  }
  return { kind: 'held', reason: `branch ${into} has moved ${TRIES} times meanwhile`, mend: 'Then: coord queue run' };
}

/** A merge may be published and not be recorded; and a branch may have come into the target by other ways. */
async function landedAs({ work, commit }: QueueEntry, onto: string, main: string): Promise<string | undefined> {
  const git = gitIn(main);
  if (work && (await git.isAncestor(work.commit, onto))) return work.commit;
  return (await git.isAncestor(commit, onto)) ? onto : undefined;
}

/** Undefined where it was escalated. */
async function mergeOnto(entry: QueueEntry, onto: string, parts: QueueParts): Promise<QueueEntry | undefined> {
  const { workplace } = parts;
  const { id, branch, commit, into } = entry;
  const main = mainOf(workplace);
  const { role, fault } = await judgeBranch(workplace, entry, onto);
  if (fault) {
    await escalate(entry, { why: 'ownership', onto, kept: [], role, ...fault }, parts);
    return undefined;
  }
  const merge = await gitIn(main).merge(onto, commit, messageOf(entry, role));
  if (merge.kind === 'conflict') {
    const kept = [await keepOnBranch(main, id, 'from', commit), await keepOnBranch(main, id, 'into', onto)];
    const paths = [...new Set(merge.paths)];
    const reason = `it conflicts with what is on ${into}: ${paths.slice(0, 10).join(', ')}${paths.length > 10 ? ' …' : ''}`;
    await escalate(entry, { why: 'conflict', reason, onto, paths, kept, role }, parts);
    return undefined;
  }
  const merged = await record(parts, entry, { work: { onto, commit: merge.commit, stage: 'merged' } });
  parts.observe({ kind: 'merged', entry: merged, onto });
  return merged;

  function messageOf({ tries }: QueueEntry, whose: string | undefined): string {
    const trailers = [`Coord-Queue: ${id}`, ...(tries > 1 ? [`Coord-Queue-Try: ${tries}`] : [])];
    if (whose !== undefined) trailers.push(`Coord-Role: ${whose}`);
    return `Merge branch '${branch}' into ${into}\n\n${trailers.join('\n')}\n`;
  }
}

async function verifyAndPublish(entry: QueueEntry, parts: QueueParts): Promise<Integration | { kind: 'moved' }> {
  const { work } = entry;
  if (!work) throw new Error(`${entry.id} is not merged`);
  let at = entry;
  const verifiers = digestOf(parts);
  // What is being published may be in the main checkout by half.
  if (work.stage !== 'publishing' && work.verifiers !== verifiers) {
    const report = await verify(at, work.commit, parts);
    if ('kind' in report) return report;
    if (!report.passed) {
      // Whoever looks at it has to know whether it is the branch at all.
      const before = await verify(at, work.onto, parts);
      if ('kind' in before) return before;
      const kept = [await keepOnBranch(mainOf(parts.workplace), at.id, 'merged', work.commit)];
      const { role } = await judgeBranch(parts.workplace, at, work.onto);
      const also = before.passed ? '' : `; ${at.into} does not pass without it either: ${firstFailureIn(before)}`;
      const reason = `merged into ${at.into} it does not pass: ${firstFailureIn(report)}${also}`;
      await escalate(at, { why: 'verification', reason, onto: work.onto, paths: [], kept, role }, parts);
      return { kind: 'ended' };
    }
    at = await record(parts, at, { work: { ...work, stage: 'verified', verifiers } });
  }
  const published = await inOurTurn(at, parts);
  switch (published.kind) {
    case 'published':
      return land(at, work.commit, parts);
    case 'moved':
      return published;
    case 'blocked':
      await record(parts, at, { work: { ...work, ...at.work, stage: 'verified' } });
      return { kind: 'held', reason: published.reason, mend: published.mend };
  }
}

/** The config may change while a merge is held up: it has passed only what there was. */
function digestOf({ layers, verification, wanted }: QueueParts): string {
  return createHash('sha256')
    .update(JSON.stringify([layers, verification, wanted]))
    .digest('hex');
}

/** What the verifiers say of a merge; or why nobody can say. */
async function verify(
  entry: QueueEntry,
  commit: string,
  { workspaces, layers, verification, wanted, signal, groups, observe }: QueueParts,
): Promise<VerificationReport | Extract<Integration, { kind: 'held' | 'stopped' }>> {
  if (wanted.length === 0) return { passed: true, layers: [] };
  const watch = {
    signal,
    started: (pid: number) => groups.began(pid),
    report: (activity: string) => observe({ kind: 'verifying', entry, activity }),
  };
  try {
    const folder = await workspaces.at(WORKSPACE, commit, watch);
    const report = await verifyAt(
      { layers, ...(verification && { verification }) },
      wanted,
      { folder, base: entry.work?.onto },
      watch,
    );
    // What verifiers leave behind is nobody's work; and a merge that comes to nothing is not to be taken for something left.
    await workspaces.discard(WORKSPACE, entry.work?.onto ?? commit);
    return signal.aborted ? { kind: 'stopped' } : report;
  } catch (error) {
    if (signal.aborted) return { kind: 'stopped' };
    if (!(error instanceof WorkspaceFault)) throw error;
    return { kind: 'held', reason: error.message, mend: 'Then go on with: coord queue run' };
  }
}

async function inOurTurn(entry: QueueEntry, parts: QueueParts): Promise<Publication> {
  const { work, into } = entry;
  if (!work) throw new Error(`${entry.id} is not merged`);
  const { workplace } = parts;
  const { commonDir } = workplace.repository;
  const publishing = { main: mainOf(workplace), commonDir, into, onto: work.onto, commit: work.commit };
  const turn = await inGitTurn(workplace, parts.turn(), async () => {
    if (work.stage === 'publishing') await takeUpHalfWritten(publishing, join(workplace.layout.mergeQueue, 'index'));
    else await record(parts, entry, { work: { ...work, stage: 'publishing' } });
    return publish(publishing);
  });
  return turn.ok
    ? turn.value
    : { kind: 'blocked', reason: turn.error.reason, mend: turn.error.mend ?? 'Then: coord queue run' };
}

async function land(entry: QueueEntry, commit: string, parts: QueueParts): Promise<Integration> {
  const isOurs = commit === entry.work?.commit;
  const layers = isOurs ? parts.layers.map(({ id }) => id).filter((id) => parts.wanted.includes(id)) : [];
  const landed = { at: parts.workplace.clock.now().toISOString(), commit, layers };
  await record(parts, entry, { status: 'landed', landed });
  return { kind: 'ended' };
}
