import type { Policy, Rule } from './policy.ts';

/** Who may write a path, and the config line that says so. */
export type Ownership =
  | { kind: 'protected'; rule: Rule }
  | { kind: 'shared'; roles: string[]; rule: Rule }
  | { kind: 'owned'; role: string; rule: Rule }
  /** More than one role owns it. `coord validate` refuses such a config. */
  | { kind: 'contested'; owners: { role: string; rule: Rule }[] }
  | { kind: 'unowned' };

/**
 * Protected paths come first, then shared ones, then the roles' own.
 * @param path a repository path: relative to the repository's root, `/` between segments
 */
export function ownershipOf(policy: Policy, path: string): Ownership {
  const local = withinBase(policy.base, path);
  const builtIn = policy.protected.find((rule) => rule.line === 0 && rule.matches(path));
  if (builtIn) return { kind: 'protected', rule: builtIn };
  if (local === undefined) return { kind: 'unowned' };

  const guard = lastMatch(
    policy.protected.filter((rule) => rule.line > 0),
    local,
  );
  if (guard) return { kind: 'protected', rule: guard };

  for (const group of policy.shared) {
    const rule = lastMatch(group.rules, local);
    if (rule) return { kind: 'shared', roles: group.roles, rule };
  }

  const owners = policy.owned.flatMap((group) => {
    const rule = lastMatch(group.rules, local);
    return rule ? group.roles.map((role) => ({ role, rule })) : [];
  });
  const [first, second] = owners;
  if (!first) return { kind: 'unowned' };
  return second ? { kind: 'contested', owners } : { kind: 'owned', ...first };
}

/** The rule that puts `path` into the set, or undefined: the last match wins, and `!` takes out. */
function lastMatch(rules: readonly Rule[], path: string): Rule | undefined {
  const rule = rules.findLast((candidate) => candidate.matches(path));
  return rule && !rule.negated ? rule : undefined;
}

/** `path` relative to the folder of the config, or undefined outside it. */
function withinBase(base: string, path: string): string | undefined {
  if (base === '') return path;
  return path.startsWith(`${base}/`) ? path.slice(base.length + 1) : undefined;
}
