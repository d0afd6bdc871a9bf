import { isLive } from '../../domain/lease.ts';
import { type GitCommand, parseGit } from '../../domain/git-command.ts';
import type { Holder, LeaseRecord } from '../../domain/lease.ts';
import type { Author } from '../../domain/records.ts';
import { type Refused, refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { placeOf } from '../../store/canonical-path.ts';
import { beforeChange, verdictOf, writesOf } from '../guard/both-ends.ts';
import type { Guard, WriteOutcome } from '../guard/guard.ts';
import { isHeld } from '../leases/held.ts';
import { lateWrites } from '../leases/late-writes.ts';
import { fileKey } from '../leases/lease-key.ts';
import { foreignGlobOver } from '../leases/glob-index.ts';
import { explain, holderName, type RefusalContext } from '../guard/refusal.ts';
import type { Workplace } from '../workplace.ts';
import { folderOf } from './folder.ts';
import { aliasOf, changedByCommand, committedPaths, hidesPaths } from './touched.ts';

export interface GitRequest {
  command: GitCommand;
  cwd: string;
  by: Author;
  holder: Holder;
  /** Goes on where files were written late, or somebody else has leased them. */
  anyway: boolean;
  /** Names the command among the writes that are in flight. */
  call: string;
  guard: Guard;
  context: RefusalContext;
}

/** A command that may run, and what is to be done once it has. */
export interface Admitted {
  /** Late writes that it takes in with open eyes. */
  late: string[];
  done(exitCode: number): Promise<void>;
}

const ADMITTED: Admitted = { late: [], done: async () => undefined };

/** Judges a command as the guard would judge its writes. Persons are only told of what is late, or leased by others. */
export function judgeGit(workplace: Workplace, request: GitRequest): Promise<Result<Admitted, Refused>> {
  return judgeMeant(workplace, request, []);
}

/** @param aliases that have led to this command */
async function judgeMeant(
  workplace: Workplace,
  request: GitRequest,
  aliases: readonly string[],
): Promise<Result<Admitted, Refused>> {
  const { command, cwd, by } = request;
  const isAgent = by.as === 'agent';
  if (isAgent && command.isRelocated)
    return refused(
      "coord can't judge what git changes with --git-dir, --work-tree or --namespace",
      'Go to the worktree instead.',
    );
  if (isAgent && hidesPaths(command))
    return refused(
      `coord can't judge git ${command.name} with --pathspec-from-file`,
      'Name the paths on the command line.',
    );
  const folder = await folderOf(command, cwd);
  const alias = folder && (await aliasOf(command, folder));
  const isProgram = alias?.startsWith('!') === true;
  if (isAgent && (isProgram || command.globals.some((word) => /^alias\./i.test(word))))
    return refused(`coord can't judge the alias ${command.name}`, 'Write out what it stands for.');
  if (alias !== undefined && !isProgram) {
    if (aliases.includes(command.name)) return ok(ADMITTED); // git itself refuses one that comes back to itself.
    const meant = parseGit([...command.globals, ...alias.split(/\s+/), ...command.rest]);
    return judgeMeant(workplace, { ...request, command: meant }, [...aliases, command.name]);
  }
  if (!folder) return ok(ADMITTED); // git says itself that this is no repository.
  if (command.name === 'commit') return judgeCommit(workplace, request, await committedPaths(command, folder));
  if (!isAgent) return ok(ADMITTED);
  const paths = await changedByCommand(command, folder);
  if (paths.length === 0) return ok(ADMITTED);
  const { guard, holder, call, context } = request;
  const change = { paths, cwd: folder.path, holder, call };
  const outcomes = await beforeChange(guard, change);
  const against = outcomes.filter((outcome) => verdictOf(outcome) === 'deny');
  if (against.length > 0)
    return tellAgainst(
      command,
      against.map((outcome) => reasonOf(outcome, context)),
    );
  return ok({
    late: [],
    done: async (exitCode) => {
      for (const write of writesOf(change)) await guard.afterWrite(write, exitCode === 0 ? 'done' : 'failed');
    },
  });
}

async function judgeCommit(
  workplace: Workplace,
  { command, by, holder, anyway, guard, context, cwd }: GitRequest,
  files: readonly string[],
): Promise<Result<Admitted, Refused>> {
  const { against, doubtful, late } = await lookAtFiles(workplace, {
    files,
    cwd,
    holder,
    guard,
    context,
    isHeld: by.as === 'agent',
    isAgent: by.as === 'agent',
  });
  if (against.length > 0) return tellAgainst(command, against);
  if (doubtful.length > 0 && !anyway) return tellDoubtful(doubtful);
  return ok({ ...ADMITTED, late });
}

/** Files that a commit takes in, and by whom. */
export interface StagedRequest extends Pick<GitRequest, 'cwd' | 'holder' | 'anyway' | 'guard' | 'context'> {
  files: readonly string[];
  /** Whether ownership holds for them: an agent, or somebody in a worktree of a role. */
  isHeld: boolean;
  isAgent: boolean;
}

/**
 * The same from within a commit that git is making already. Whoever is no agent is only told of what may not be right.
 * @returns what there is to tell
 */
export async function judgeStaged(workplace: Workplace, request: StagedRequest): Promise<Result<string[], Refused>> {
  const { against, doubtful } = await lookAtFiles(workplace, request);
  if (against.length > 0) return tellAgainst({ name: 'commit' }, against);
  if (doubtful.length === 0 || request.anyway) return ok([]);
  return request.isAgent ? tellDoubtful(doubtful) : ok(['this commit takes in what may not be right:', ...doubtful]);
}

async function lookAtFiles(
  workplace: Workplace,
  { files, cwd, holder, guard, context, isHeld, isAgent }: Omit<StagedRequest, 'anyway'>,
): Promise<{ against: string[]; doubtful: string[]; late: string[] }> {
  const known = new Set((await lateWrites(workplace.store)).map(({ path }) => path));
  const found = { against: [] as string[], doubtful: [] as string[], late: [] as string[] };
  for (const file of files) {
    const place = placeOf(workplace.repository, cwd, file);
    if (place.kind !== 'inside') continue;
    const outcome = isHeld ? await guard.look({ path: file, cwd, holder }) : undefined;
    if (outcome && verdictOf(outcome) === 'deny') found.against.push(reasonOf(outcome, context));
    const lease = isAgent ? undefined : await foreignLease(workplace, place.path, holder);
    if (lease) found.doubtful.push(`${place.path} is leased by ${holderName(lease)} until ${lease.until}`);
    if (!known.has(place.path)) continue;
    found.late.push(place.path);
    found.doubtful.push(`${place.path} was written after its lease was lost, and nobody has looked at it since`);
  }
  return found;
}

function tellDoubtful(doubtful: readonly string[]): Result<never, Refused> {
  return refused(
    `git commit would take in what may not be right:\n  ${doubtful.join('\n  ')}\nLook at it`,
    'Then say so with coord lease late --settle FILE, or commit with: coord git --anyway -- commit …',
  );
}

async function foreignLease(workplace: Workplace, path: string, { session }: Holder): Promise<LeaseRecord | undefined> {
  const lease = await workplace.store.leases.inspect(fileKey(path));
  const isForeign = isLive(lease, workplace.clock.monotonic()) && isHeld(lease, workplace);
  if (isForeign && lease.holder.session !== session) return lease;
  return foreignGlobOver(workplace, path, session);
}

function tellAgainst({ name }: Pick<GitCommand, 'name'>, reasons: readonly string[]): Result<never, Refused> {
  const [first = '', ...rest] = reasons;
  return rest.length === 0
    ? refused(`git ${name} is refused: ${first}`)
    : refused(
        `git ${name} is refused:\n  ${reasons.slice(0, MOST).join('\n  ')}${rest.length >= MOST ? '\n  and more' : ''}`,
      );
}

/** Reasons shown at most. */
const MOST = 10;

function reasonOf(outcome: WriteOutcome, context: RefusalContext): string {
  if (outcome.kind === 'outside') return '';
  const [reason = ''] = explain(outcome, context).split('\n');
  return reason.replace(/^coord: /, '').replace(/\.$/, '');
}
