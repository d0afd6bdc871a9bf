import type { ExceptionRule, Policy } from './policy.ts';

/** How an exception comes to a path: it lifts everything, it names the path itself, or a pattern of its has it. */
export type Reach = 'everything' | 'named' | 'matched';

/** What may be written for a time although ownership is against it. */
export interface Exception {
  /** `EXC-0001`; for one of the config its place, as in `coord.config.yaml:12`. */
  id: string;
  /** Undefined: everything. */
  paths: readonly ExceptedPaths[] | undefined;
  /** Undefined: everybody, sessions without a role too. */
  roles: readonly string[] | undefined;
  /** The one run that it is for. */
  run?: string;
  /** ISO 8601. */
  until: string;
  reason: string;
  /** Who gave it, in a word or two. */
  by: string;
}

/** One pattern, or one path that is named itself. */
export interface ExceptedPaths {
  /** As a person wrote it. */
  pattern: string;
  /** @param path a repository path */
  reach(path: string): Exclude<Reach, 'everything'> | undefined;
}

/** What is said of an exception wherever it decides. */
export type ExceptionNote = Pick<Exception, 'id' | 'until' | 'reason' | 'by'>;

export const noteOf = ({ id, until, reason, by }: Exception): ExceptionNote => ({ id, until, reason, by });

/** @param path a repository path */
export function reachOf({ paths }: Exception, path: string): Reach | undefined {
  if (paths === undefined) return 'everything';
  const reaches = paths.map((one) => one.reach(path));
  return reaches.find((reach) => reach === 'named') ?? reaches.find((reach) => reach !== undefined);
}

const ORDER: readonly Reach[] = ['everything', 'named', 'matched'];

/** The exception that holds for a path and a role at a time: of several the one that lifts most. */
export function exceptionFor(
  exceptions: readonly Exception[],
  path: string,
  role: string | undefined,
  now: Date,
): Exception | undefined {
  const holding = exceptions.filter(
    ({ roles, until }) =>
      now.getTime() < Date.parse(until) && (roles === undefined || (role !== undefined && roles.includes(role))),
  );
  for (const reach of ORDER) {
    const found = holding.find((exception) => reachOf(exception, path) === reach);
    if (found) return found;
  }
  return undefined;
}

/** What the config itself excepts. */
export function exceptionsOf({ exceptions, configFile, base }: Policy): Exception[] {
  return exceptions.map(({ rules, roles, until, reason, line }) => ({
    id: `${configFile}:${line}`,
    paths: rules.map((rule) => exceptedBy(rule, base)),
    roles,
    until,
    reason,
    by: 'the config',
  }));
}

function exceptedBy(rule: ExceptionRule, base: string): ExceptedPaths {
  const folder = base === '' ? '' : `${base}/`;
  return {
    pattern: rule.pattern,
    reach(path) {
      if (!path.startsWith(folder)) return undefined;
      const local = path.slice(folder.length);
      return rule.names.includes(local) ? 'named' : rule.matches(local) ? 'matched' : undefined;
    },
  };
}
