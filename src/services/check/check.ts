import type { Decision, Ground } from '../../domain/decide.ts';
import { exceptionsOf } from '../../domain/exception.ts';
import { changesOfEach, netChanges, type PathChange } from '../../store/git-changes.ts';
import { standingOn } from '../guard/standing.ts';
import { firstLines } from './lines.ts';
import type { CheckRange } from './range.ts';
import { reasonFor } from './reason.ts';
import type { CheckRules } from './rules.ts';

/** One path of a change that is not simply right. */
export interface Finding extends PathChange {
  /** deny: refused. ask: a person has to approve it. warn: refused, where the mode of the rules only warns. */
  verdict: 'deny' | 'ask' | 'warn';
  ground: Ground['kind'];
  /** The end of a sentence that begins with the path. */
  reason: string;
  /** The line of the base's config that decided. */
  rule?: { pattern: string; line: number; column: number };
  /** Who may approve it. */
  approvers: string[];
  /** The first line that the change touches, as the file is after it. */
  line: number;
  /** The commit that did it; absent where the change as a whole did. */
  commit?: string;
}

export interface CheckRequest {
  /** Any folder of the repository. */
  folder: string;
  range: CheckRange;
  rules: CheckRules;
  role: string | undefined;
  /** Whether each commit is held against the rules too, or only what they come to. */
  each: boolean;
  /** Who has approved the change, as CI says. Only who is named in the rules counts. */
  approvedBy: readonly string[];
  now: Date;
}

export interface CheckReport {
  /** How many paths the change comes to. */
  paths: number;
  findings: Finding[];
}

/** Holds a change against the rules of its base. Leases and what a person has unlocked here have no say. */
export async function checkChange(request: CheckRequest): Promise<CheckReport> {
  const { folder, range, each } = request;
  const net = await changeAsWhole(folder, range);
  const findings: Finding[] = [];
  if (each) {
    for (const [commit, changes] of await changesOfEach(folder, range.commits))
      for (const found of findingsIn(changes, request)) findings.push({ ...found, commit });
  }
  // What a commit has told of need not be told again; a merge that drops what others did shows in the whole alone.
  const told = new Set(findings.map(({ path }) => path));
  const all = [...findingsIn(net, request).filter(({ path }) => !told.has(path)), ...findings];
  const lines = await firstLines(
    folder,
    range.from[0] ?? range.base,
    range.head,
    all.map(({ path }) => path),
  );
  return { paths: net.length, findings: all.map((one) => ({ ...one, line: lines.get(one.path) ?? 1 })) };
}

async function changeAsWhole(folder: string, { from, together, head }: CheckRange): Promise<PathChange[]> {
  const changes = new Map<string, PathChange>();
  for (const start of from)
    for (const change of await netChanges(folder, start, head)) changes.set(change.path, change);
  if (together === undefined) return [...changes.values()];
  const differing = new Set((await netChanges(folder, together, head)).map(({ path }) => path));
  return [...changes.values()].filter(({ path }) => differing.has(path));
}

function findingsIn(changes: readonly PathChange[], { rules, role, approvedBy, now }: CheckRequest): Finding[] {
  return changes.flatMap((change): Finding[] => {
    const path = change.path.normalize('NFC');
    const decision = standingOn(rules.policy, exceptionsOf(rules.policy), path, role, now);
    if (decision.strict === 'allow') return [];
    const approvers = isForApproval(decision) ? rules.approversOf(path) : [];
    if (approvers.some((person) => approvedBy.some((name) => isSamePerson(name, person)))) return [];
    const { ground, rule } = decision;
    const verdict = verdictOf(decision, approvers);
    return [
      {
        ...change,
        line: 1,
        verdict,
        ground: ground.kind,
        reason: reasonFor(ground, role),
        ...(rule && { rule }),
        approvers,
      },
    ];
  });
}

/** An approval answers what a person is asked about, and what is protected. It does not give a role another's files. */
function isForApproval({ strict, ground }: Decision): boolean {
  return strict === 'ask' || ground.kind === 'protected';
}

function verdictOf({ verdict, strict, ground }: Decision, approvers: readonly string[]): Finding['verdict'] {
  if (verdict === 'allow') return 'warn';
  return strict === 'ask' || (ground.kind === 'protected' && approvers.length > 0) ? 'ask' : 'deny';
}

function isSamePerson(a: string, b: string): boolean {
  return plainName(a) === plainName(b);
}

const plainName = (name: string): string => name.trim().replace(/^@/, '').toLowerCase();
