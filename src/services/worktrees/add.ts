import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Author, PortRange } from '../../domain/records.ts';
import { invalid, type Refused, refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { canonicalPath } from '../../store/canonical-path.ts';
import { excludeFromGit } from '../../store/git-exclude.ts';
import { GitFailed } from '../../store/git-process.ts';
import { openWorktree } from '../../store/git-worktree.ts';
import { gitIn } from '../../store/git.ts';
import { bind } from '../bindings.ts';
import { inGitTurn, type TurnRequest } from '../git/turn.ts';
import { stampsOf } from './ignored.ts';
import { isHeld } from '../leases/held.ts';
import { nameOfKey } from '../leases/lease-key.ts';
import { givePorts } from '../leases/ports.ts';
import type { CommandWatch } from '../processes/run-command.ts';
import { makeReady, type Readiness, untracked } from '../runs/workspaces.ts';
import type { Workplace } from '../workplace.ts';

export interface AddRequest {
  role: string;
  /** The folder's name in `home`. */
  name?: string;
  /** One that is there, or is made. */
  branch?: string;
  /** Where a new branch begins. Default: what the main checkout has checked out. */
  from?: string;
  home: string;
  readiness: Readiness;
  ports: { from: number; each: number } | undefined;
  by: Author;
  turn: TurnRequest;
  /** On the command that makes it ready. */
  watch: CommandWatch;
}

export interface AddedWorktree {
  path: string;
  branch: string;
  ports?: PortRange;
}

/** A worktree for one more instance of a role: on a branch of its own, made ready, bound to the role, with its own ports. */
export async function addWorktree(workplace: Workplace, request: AddRequest): Promise<Result<AddedWorktree, Refused>> {
  const { repository, layout, store, clock } = workplace;
  const main = repository.main ?? repository.worktree;
  const git = gitIn(main);
  // Only this: making it ready may take minutes, and calls who knows what.
  const turn = await inGitTurn(workplace, request.turn, async () => {
    const place = await placeFor(main, request);
    if (!place.ok) return place;
    const { path, branch, from } = place.value;
    mkdirSync(dirname(path), { recursive: true });
    await git.addWorktreeOn(path, branch, from);
    return place;
  });
  const made = turn.ok ? turn.value : turn;
  if (!made.ok) return made;
  const { path, branch, from } = made.value;
  try {
    await makeReady(main, path, request.readiness, request.watch);
    const ready = await openWorktree(path, repository.commonDir);
    ready?.markReady(await stampsOf(path));
  } catch (error) {
    // Nobody has been in it yet.
    await git.removeWorktree(path);
    const tip = from === undefined ? undefined : await git.branchTip(branch);
    if (tip !== undefined) await git.deleteBranch(branch, tip);
    throw error;
  }
  excludeFromGit(repository.commonDir, 'worktrees', untracked(request.readiness));
  bind(layout, { worktree: path, role: request.role });
  const ports = request.ports && (await givePorts(workplace, path, request.ports, await takenPorts(workplace)));
  const at = clock.now().toISOString();
  await store
    .log('events')
    .append({ type: 'worktree.added', at, by: request.by, worktree: path, role: request.role, branch });
  return ok({ path, branch, ...(ports && { ports }) });
}

/** Where it goes, and on which branch; `from` is undefined for a branch that is there. */
async function placeFor(
  main: string,
  { role, name, branch: wanted, from, home }: AddRequest,
): Promise<Result<{ path: string; branch: string; from: string | undefined }, Refused>> {
  const git = gitIn(main);
  if (name !== undefined && !/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/.test(name))
    return invalid(`${name} is no name for a worktree: letters, digits, dots and dashes, 80 at most`);
  // A branch that is named as the role leaves no room for branches below it.
  const separator = (await git.branchTip(role)) === undefined ? '/' : '-';
  const pathOf = (folder: string) => canonicalPath(join(home, folder)) ?? join(home, folder);
  let number = 1;
  const isFree = async () =>
    (name !== undefined || !existsSync(pathOf(`${role}-${number}`))) &&
    (wanted !== undefined || (await git.branchTip(`${role}${separator}${number}`)) === undefined);
  while (!(await isFree())) number += 1;
  const path = pathOf(name ?? `${role}-${number}`);
  const branch = wanted ?? `${role}${separator}${number}`;
  if (existsSync(path)) return refused(`${path} is there already`, 'Give it another name with --name.');
  if ((await git.branchTip(branch)) !== undefined) {
    const at = await git.checkedOutAt(branch);
    if (at !== undefined) return refused(`branch ${branch} is checked out in ${at}`, 'Choose another with --branch.');
    return from === undefined
      ? ok({ path, branch, from: undefined })
      : refused(`branch ${branch} is there already`, 'Leave --from out, or choose another branch.');
  }
  const base = await git.resolve(from ?? 'HEAD');
  if (base === undefined)
    return invalid(from === undefined ? 'the repository has no commit yet' : `git knows no commit ${from}`);
  try {
    await git.moveBranch(branch, base, undefined);
    await git.deleteBranch(branch, base);
  } catch (error) {
    if (error instanceof GitFailed) return invalid(`git takes no branch ${branch}: ${error.message}`);
    throw error;
  }
  return ok({ path, branch, from: base });
}

/** Single ports that somebody has leased by name. */
export async function takenPorts(
  workplace: Pick<Workplace, 'store' | 'clock' | 'processes'>,
): Promise<(port: number) => boolean> {
  const held = (await workplace.store.leases.list()).filter((lease) => isHeld(lease, workplace));
  const names = new Set(held.map(({ key }) => nameOfKey(key)));
  return (port) => names.has(`port:${port}`);
}
