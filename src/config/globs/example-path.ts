import { ownershipOf } from '../../domain/ownership.ts';
import type { Group, Policy, Rule } from '../../domain/policy.ts';
import { type Glob, parseGlob, unnegated } from './glob.ts';
import { fullBudget, pathSearch } from './path-search.ts';

/** A path, there or not, that `role` alone may write; undefined where it owns nothing. */
export function examplePath(policy: Policy, role: string): string | undefined {
  const owned = policy.owned.find((group) => group.roles.includes(role));
  return owned && pathOf(policy, owned);
}

/** A path that `role` may not write: another role's, else one that others share, else a protected one. */
export function foreignPath(policy: Policy, role: string): string | undefined {
  const groups = [...policy.owned, ...policy.shared].filter((group) => !group.roles.includes(role));
  for (const group of [...groups, { roles: [], rules: policy.protected }]) {
    const path = pathOf(policy, group);
    if (path !== undefined) return path;
  }
  return undefined;
}

/** A path that the group holds and nothing else decides before it. */
function pathOf(policy: Policy, group: Group): string | undefined {
  const search = pathSearch(fullBudget());
  const globs = group.rules.map(globOf);
  const others = [policy.protected, ...policy.shared.map((shared) => shared.rules)].filter(
    (rules) => rules !== group.rules,
  );
  const outside = others.map((rules) => rules.map(globOf));
  for (const [index, glob] of globs.entries()) {
    if (glob.negated) continue;
    const taken = globs
      .slice(index + 1)
      .filter((later) => later.negated)
      .map(unnegated);
    const found = search.find({ within: [glob], outside: [taken, ...outside] });
    if (found.kind === 'path') return inRepository(policy, found.path);
  }
  return undefined;
}

function globOf(rule: Rule): Glob {
  const parsed = parseGlob(rule.pattern, true);
  if (!parsed.ok) throw new Error(`a compiled policy holds a bad pattern: ${rule.pattern}`);
  return parsed.value;
}

function inRepository(policy: Policy, local: string): string {
  const path = policy.base === '' ? local : `${policy.base}/${local}`;
  if (ownershipOf(policy, path).kind === 'unowned') throw new Error(`${path} was to be owned, and nobody owns it`);
  return path;
}
