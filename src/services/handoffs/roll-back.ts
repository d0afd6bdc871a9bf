import { lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { mayRollBack, rolledBack } from '../../domain/handoff.ts';
import type { HandoffRules } from '../../domain/handoff-rights.ts';
import type { Author, Handoff } from '../../domain/records.ts';
import { type Refused, refused } from '../../domain/refused.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { commitTree } from '../../store/git-commit.ts';
import { git as callGit } from '../../store/git-process.ts';
import { gitIn } from '../../store/git.ts';
import { inGitTurn, type TurnRequest } from '../git/turn.ts';
import { listInstances } from '../instances/instances.ts';
import type { Workplace } from '../workplace.ts';
import { afterAccepted } from './accepted.ts';
import type { HandoffProtocol } from './protocol.ts';
import { isOnNoBranch } from './hold-work.ts';
import { changeHandoff, findHandoff, unknownHandoff } from './records.ts';
import { uncommittedIn } from './work.ts';

/** A worktree that is put back, and what is in it that has to be kept first. */
interface PutBack {
  worktree: string;
  /** Where it stood before the work began, or before it was received. */
  to: string;
  head: string;
  /** The branch that is set aside, by its name. */
  keep: string;
}

/**
 * Takes the work of a failed handoff out of the way: what the giver and the receiver have, committed or not, is kept on
 * branches of its own, and their worktrees stand again where they stood before. Nothing is lost, and nobody else's work moves.
 */
export async function rollBack(
  workplace: Workplace,
  { rules }: HandoffProtocol,
  by: Author,
  request: { id: string; reason: string; turn: TurnRequest },
): Promise<Result<Handoff, Refused>> {
  const done = await inGitTurn(workplace, request.turn, () => rollBackNow(workplace, rules, by, request));
  return done.ok ? done.value : done;
}

async function rollBackNow(
  workplace: Workplace,
  rules: HandoffRules,
  by: Author,
  { id: named, reason }: { id: string; reason: string },
): Promise<Result<Handoff, Refused>> {
  const found = await findHandoff(workplace, named);
  if (!found) return unknownHandoff(named);
  const fault = mayRollBack(found, by);
  if (fault) return err(fault);
  const places = await placesToPutBack(found, workplace);
  if (!places.ok) return places;
  // Whoever was killed in it before may have kept some.
  const branches = await branchesOf(found.id, workplace);
  const { work } = found;
  if (work && found.run === undefined && (await isOnNoBranch(work.tip, workplace)))
    branches.push(
      await keep(work.tip, setAsideOf(found.id), workplace.repository.main ?? workplace.repository.worktree),
    );
  for (const place of places.value) {
    branches.push(await keepAll(place));
    // All that git would not ignore is kept, and in the index, so that it goes; what it ignores stays where it is.
    await callGit(place.worktree, ['reset', '--quiet', '--hard', place.to]);
  }
  const at = workplace.clock.now().toISOString();
  const restored = places.value.map(({ worktree }) => worktree);
  const note = `${reason}${branches.length === 0 ? '' : `; kept on ${branches.join(', ')}`}`;
  const kept = found.run !== undefined && found.work?.branch !== undefined ? [found.work.branch] : branches;
  return changeHandoff(
    workplace,
    found.id,
    (handoff) => rolledBack(handoff, { at, branches: kept, restored }, { by, at, note, rules }),
    true,
  );
}

async function placesToPutBack(handoff: Handoff, workplace: Workplace): Promise<Result<PutBack[], Refused>> {
  const { id, work, receivers = [], run } = handoff;
  // A run's work is on the run's own branch, and never was anywhere else.
  if (!work?.worktree || !workplace.repository.git || run !== undefined) return ok([]);
  const start = await startIn(work.worktree, work.base, handoff, workplace);
  const giver = await placeOf(work.worktree, start, setAsideOf(id));
  if (work.worktree === workplace.repository.main)
    return refused(
      `the work of ${id} is in the main checkout, which others build on`,
      `Take it back by a commit: git revert ${short(work.base)}..${short(work.tip)}`,
    );
  if (giver && giver.head !== work.tip && !(await isPartOf(giver.head, work.tip, giver.worktree)))
    return refused(
      `${work.worktree} has gone on since: it is at ${short(giver.head)}, and ${id} hands over up to ${short(work.tip)}`,
      `Take back the one work alone: git revert ${short(work.base)}..${short(work.tip)}`,
    );
  const places = giver ? [giver] : [];
  for (const [index, { worktree, commit }] of receivers.entries()) {
    const start = await startIn(worktree, commit, handoff, workplace);
    // Where the receiver had work of its own, that comes first.
    const stood = (await isPartOf(commit, start, worktree)) ? start : commit;
    const place = await placeOf(worktree, stood, `coord/handoff/${id}-receiver-${index + 1}`);
    if (place && work.tip !== work.base && (await isPartOf(work.tip, place.head, worktree))) places.push(place);
  }
  for (const { worktree } of places) {
    const busy = await whoIsIn(worktree, workplace);
    if (busy !== undefined)
      return refused(
        `${busy} is at work in ${worktree}`,
        'Let its session end first, so that nothing is taken from under it',
      );
  }
  return ok(places);
}

async function placeOf(worktree: string, to: string, keep: string): Promise<PutBack | undefined> {
  const head = await gitIn(worktree).resolve('HEAD');
  if (head === undefined) return undefined;
  const isThere = head === to && (await uncommittedIn(worktree)).length === 0;
  return isThere ? undefined : { worktree, to, head, keep };
}

/** Where a worktree is put back to: what was handed over from the giver's before, and is approved, stays. */
async function startIn(worktree: string, base: string, { work }: Handoff, workplace: Workplace): Promise<string> {
  const tip = await gitIn(worktree).resolve('HEAD');
  return tip === undefined || !work ? base : afterAccepted(workplace, { ...work, base, tip });
}

async function branchesOf(id: string, { repository }: Workplace): Promise<string[]> {
  return repository.git ? gitIn(repository.main ?? repository.worktree).branches(`coord/handoff/${id}-`) : [];
}

/**
 * A commit of everything that would be overwritten or removed, on a branch that nobody has yet. No branch that is checked
 * out moves. @returns the branch
 */
async function keepAll({ worktree, to, head, keep: name }: PutBack): Promise<string> {
  let commit = head;
  await callGit(worktree, ['add', '--all']);
  const ignored = await ignoredAt(worktree, to);
  if (ignored.length > 0) {
    const paths = ['--pathspec-from-file=-', '--pathspec-file-nul'];
    const call = { env: { GIT_LITERAL_PATHSPECS: '1' }, input: ignored.join('\0') };
    await callGit(worktree, ['add', '--force', ...paths], call);
  }
  const tree = (await callGit(worktree, ['write-tree'])).trim();
  if (tree !== (await callGit(worktree, ['rev-parse', `${head}^{tree}`])).trim()) {
    const author = { name: 'coord', email: 'coord@localhost' };
    commit = await commitTree(worktree, { tree, parents: [head], message: 'Set aside, not committed before', author });
  }
  return keep(commit, name, worktree);
}

const setAsideOf = (id: string) => `coord/handoff/${id}-set-aside`;

/** On a branch of this name, or where there is one, of the next. @returns its name */
async function keep(commit: string, name: string, folder: string): Promise<string> {
  const git = gitIn(folder);
  const taken = new Set(await git.branches(name));
  let branch = name;
  for (let number = 2; taken.has(branch); number += 1) branch = `${name}-${number}`;
  await git.moveBranch(branch, commit, undefined);
  return branch;
}

/** Files that git ignores now, and that lie where a commit has one of its own. */
async function ignoredAt(worktree: string, commit: string): Promise<string[]> {
  const asked = ['diff-index', '--cached', '--name-only', '--no-renames', '--diff-filter=D', '-z', commit];
  const missing = (await callGit(worktree, asked)).split('\0').filter((path) => path !== '');
  return [...new Set(missing.flatMap((path) => inTheWayOf(worktree, path) ?? []))];
}

/** What lies where a file is to be: the file itself, or another where a folder of it would be. */
function inTheWayOf(worktree: string, path: string): string | undefined {
  const found = lstatSync(join(worktree, path), { throwIfNoEntry: false });
  if (found) return path;
  const folder = dirname(path);
  if (folder === '.') return undefined;
  const isFolder = lstatSync(join(worktree, folder), { throwIfNoEntry: false })?.isDirectory();
  return isFolder ? undefined : inTheWayOf(worktree, folder);
}

async function isPartOf(older: string, newer: string, worktree: string): Promise<boolean> {
  return gitIn(worktree).isAncestor(older, newer);
}

async function whoIsIn(worktree: string, workplace: Workplace): Promise<string | undefined> {
  const instances = await listInstances(workplace, workplace.processes);
  const there = instances.find(
    (instance) => instance.worktree === worktree && (instance.presence === 'active' || instance.presence === 'idle'),
  );
  return there && (there.role ?? `instance ${there.id.slice(0, 8)}`);
}

const short = (commit: string) => commit.slice(0, 12);
