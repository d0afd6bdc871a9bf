import type { HandoffFacts } from '../../config/handoff-rule.ts';
import { failuresOf } from '../../domain/handoff.ts';
import { ownershipOf } from '../../domain/ownership.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Handoff } from '../../domain/records.ts';
import { gitIn } from '../../store/git.ts';
import type { Workplace } from '../workplace.ts';

/** What the config's rule may go by: where from and to, what the verifiers said, and what git says of the work. */
export async function factsOf(
  handoff: Handoff,
  { repository }: Pick<Workplace, 'repository'>,
  policy: Policy,
): Promise<HandoffFacts> {
  const { from, to, verification, work } = handoff;
  const git = gitIn(repository.main ?? repository.worktree);
  const hasWork = work !== undefined && repository.git;
  const paths = hasWork ? await git.changedPaths(work.base, work.tip) : [];
  const layers = verification?.layers ?? [];
  return {
    handoff: { from, to, failures: failuresOf(handoff) },
    verification: {
      passed: verification?.passed ?? false,
      layers: layers.map(({ layer }) => layer),
      checks: layers.reduce((sum, { checks }) => sum + checks.length, 0),
    },
    work: {
      commits: hasWork ? (await git.commitsBetween(work.base, work.tip)).length : 0,
      files: paths.length,
      outside: paths.filter((path) => !mayWrite(policy, path.normalize('NFC'), from)).length,
    },
  };
}

function mayWrite(policy: Policy, path: string, role: string): boolean {
  const owner = ownershipOf(policy, path);
  if (owner.kind === 'shared') return owner.roles.includes(role);
  return owner.kind === 'owned' && owner.role === role;
}
