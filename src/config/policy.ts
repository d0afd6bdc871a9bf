import type { ExceptionDocument, PolicyDocument, RuleDocument } from '../domain/policy.ts';
import type { LoadedConfig } from './config.ts';
import { DEFAULTS } from './defaults.ts';
import { parseDuration } from './duration.ts';
import type { CoordConfig } from './generated/config.ts';
import type { Glob } from './globs/glob.ts';
import { namedBy } from './globs/literal.ts';
import { type GlobList, type Outline, outlineOf } from './outline.ts';
import { noticesWithoutTerminal } from './notifiers.ts';
import { builtInProtected } from './protected-paths.ts';
import { untilOf } from './until.ts';
import type { YamlFile } from './yaml/yaml-file.ts';

/** Where the config lies in its repository. */
export interface ConfigPlace {
  /** Its name relative to the repository, for people. */
  configFile: string;
  /** The folder its globs are relative to, as a repository path; '' is the root. */
  base: string;
  /** Where the config is a link: the other links of the repository on the way, and the file at its end. */
  leadsTo?: readonly string[];
}

/** What writes are judged by: globs compiled, durations read, defaults put in. */
export function policyDocumentOf(
  { config, yaml }: Pick<LoadedConfig, 'config' | 'yaml'>,
  { configFile, base, leadsTo }: ConfigPlace,
): PolicyDocument {
  const outline = outlineOf(yaml);
  const { ownership = {}, leases = {}, health = {}, focus = {} } = config;
  return {
    configFile,
    base,
    mode: ownership.mode ?? DEFAULTS.mode,
    unowned: ownership.unowned ?? DEFAULTS.unowned,
    unassigned: ownership.unassigned ?? DEFAULTS.unassigned,
    violations: ownership.violations ?? DEFAULTS.violations,
    unknown: ownership.unknown ?? DEFAULTS.unknown,
    askWaitMs: parseDuration(ownership.ask_wait ?? DEFAULTS.askWait),
    owned: outline.owned
      .filter((list) => list.entries.length > 0)
      .map((list) => ({ roles: [list.role ?? ''], rules: rulesOf(list, yaml) })),
    shared: outline.shared.map((list, index) => ({
      roles: ownership.shared?.[index]?.roles ?? [],
      rules: rulesOf(list, yaml),
    })),
    protected: [...rulesOf(outline.protected, yaml), ...builtInProtected(configFile, leadsTo).map(builtInRule)],
    exceptions: exceptionsOf(config, outline),
    roleIds: Object.keys(config.roles),
    leases: {
      ttlMs: parseDuration(leases.ttl ?? DEFAULTS.leaseTtl),
      hold: leases.hold ?? DEFAULTS.leaseHold,
      priorities: Object.fromEntries(
        Object.entries(config.roles).flatMap(([id, { lease_priority: priority }]) =>
          priority ? [[id, priority]] : [],
        ),
      ),
    },
    handoff: { approve: config.handoff?.verify?.by ?? [], emergency: config.handoff?.emergency?.by ?? [] },
    expertise: Object.fromEntries(Object.entries(config.roles).map(([id, role]) => [id, role.expertise ?? []])),
    notices: noticesWithoutTerminal(config.notify),
    health: {
      checkinMs: parseDuration(health.checkin ?? DEFAULTS.checkin),
      replyMs: parseDuration(health.reply ?? DEFAULTS.reply),
    },
    focus: {
      checkpointMs: parseDuration(focus.checkpoint ?? DEFAULTS.checkpoint),
      breakMs: parseDuration(focus.break ?? DEFAULTS.break),
      reminders: focus.reminders ?? true,
    },
  };
}

function exceptionsOf({ ownership }: CoordConfig, { exceptions, yaml }: Outline): ExceptionDocument[] {
  return exceptions.map(({ path, paths, until }, index) => {
    const { roles = [], reason = '' } = ownership?.exceptions?.[index] ?? {};
    const rules = paths.entries.flatMap((entry) =>
      rulesOf({ ...paths, entries: [entry] }, yaml).map((rule) => ({
        ...rule,
        names: entry.glob ? namedBy(entry.glob) : [],
      })),
    );
    const end = untilOf(until?.text ?? '') ?? new Date(0);
    return { rules, roles, until: end.toISOString(), reason, line: yaml.at(path).line };
  });
}

function rulesOf(list: GlobList, yaml: YamlFile): RuleDocument[] {
  return list.entries.flatMap(({ glob, path }) => {
    if (!glob) return [];
    const { line, column } = yaml.at(path);
    return [{ pattern: glob.pattern, negated: glob.negated, line, column, regex: glob.regex }];
  });
}

/** Line 0: no line of the config says so. Relative to the repository, wherever the config lies in it. */
function builtInRule({ pattern, negated, regex }: Glob): RuleDocument {
  return { pattern, negated, line: 0, column: 0, regex };
}
