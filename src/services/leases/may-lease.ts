import { literally } from '../../config/globs/literal.ts';
import { fullBudget, pathSearch } from '../../config/globs/path-search.ts';
import type { Decision } from '../../domain/decide.ts';
import type { Exception } from '../../domain/exception.ts';
import type { Group, Policy } from '../../domain/policy.ts';
import { type Refused, refused } from '../../domain/refused.ts';
import { explain, type RefusalContext } from '../guard/refusal.ts';
import { standingOn } from '../guard/standing.ts';
import { compiledGlob } from './overlap.ts';
import type { Wanted } from './wanted.ts';

/** What a lease is judged by. */
export interface LeaseRules {
  policy: Policy;
  exceptions: readonly Exception[];
  now: Date;
}

/**
 * Why an agent may not lease something: what it may not write it need not keep others from either.
 * @returns undefined where it may
 */
export function reasonAgainst(
  wanted: Wanted,
  { policy, exceptions, now }: LeaseRules,
  context: RefusalContext,
): Refused | undefined {
  if (wanted.kind === 'resource' || policy.mode !== 'enforce') return undefined;
  if (wanted.kind === 'file')
    return fileReason(wanted.name, standingOn(policy, exceptions, wanted.name, context.role, now), context);
  const { role } = context;
  const path = strangePath(wanted.name, policy, role);
  if (path === undefined) return undefined;
  const reason = `${wanted.name} also has ${path}, which ${role === undefined ? 'a session without a role' : `role ${role}`} does not write`;
  return refused(reason, 'Lease a pattern of your own files, or single files.').error;
}

function fileReason(path: string, decision: Decision, context: RefusalContext): Refused | undefined {
  if (decision.verdict !== 'deny') return undefined;
  const [reason = '', mend] = explain({ kind: 'decided', path, decision }, context).split('\n');
  return refused(reason.replace(/^coord: /, '').replace(/\.$/, ''), mend).error;
}

/** A path of the pattern that the role may not write. One that is too costly to look for counts as none. */
function strangePath(pattern: string, policy: Policy, role: string | undefined): string | undefined {
  if (policy.unowned === 'allow') return foreignIn(pattern, policy, role);
  const own = (groups: readonly Group[]) => groups.filter(({ roles }) => role !== undefined && roles.includes(role));
  const outside = [...own(policy.owned), ...own(policy.shared)].map(({ rules }) =>
    rules.map((rule) => inBase(rule.pattern, policy)),
  );
  const found = pathSearch(fullBudget()).find({ within: [compiledGlob(pattern)], outside });
  return found.kind === 'path' ? found.path : undefined;
}

/** Where everybody writes what nobody owns, only what others own is strange. */
function foreignIn(pattern: string, policy: Policy, role: string | undefined): string | undefined {
  for (const { rules } of policy.owned.filter(({ roles }) => role === undefined || !roles.includes(role))) {
    for (const rule of rules.filter(({ negated }) => !negated)) {
      const within = [compiledGlob(pattern), inBase(rule.pattern, policy)];
      const found = pathSearch(fullBudget()).find({ within, outside: [] });
      if (found.kind === 'path') return found.path;
    }
  }
  return undefined;
}

/** A pattern of the config as one of the repository. */
function inBase(pattern: string, { base }: Policy) {
  const folder = base === '' ? '' : `${base.split('/').map(literally).join('/')}/`;
  return compiledGlob(pattern.startsWith('!') ? `!${folder}${pattern.slice(1)}` : folder + pattern);
}
