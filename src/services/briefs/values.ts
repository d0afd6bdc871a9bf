import type { CoordConfig, Layer, Role } from '../../config/generated/config.ts';
import { flag, list, number, record, text, type ValuesOf } from '../../config/templates/shapes.ts';
import type { PolicyDocument, RuleDocument } from '../../domain/policy.ts';

/** One glob of the config, and the line it stands in (0 where it is built in). */
const glob = record({ pattern: text, excepts: flag, line: number });

/** Everything a brief's template can name; the type of its values follows from it. */
export const BRIEF_SHAPE = record({
  project: record({ name: text, description: text }),
  /** The config's name, relative to the repository. */
  config: text,
  /** The command line that starts coord, and the one that asks another role. */
  coord: text,
  ask: text,
  role: record({ id: text, title: text, description: text, expertise: list(text) }),
  owns: list(glob),
  others: list(record({ role: text, title: text, owns: list(glob) })),
  /** Paths that this role may write together with others, and shared paths that it may not write. */
  shared: list(record({ paths: list(glob), with: list(text) })),
  closed: list(record({ paths: list(glob), roles: list(text) })),
  protected: list(glob),
  /** What coord does with a write that the rules refuse: exactly one is true. */
  mode: record({ enforce: flag, warn: flag, audit: flag }),
  /** What happens to a file that nobody owns: exactly one is true. */
  unowned: record({ allow: flag, ask: flag, deny: flag }),
  lease: record({ lasts: text, per_session: flag }),
  layers: list(record({ id: text, title: text, type: text, paths: list(text), needs: list(text) })),
  must_pass: list(record({ id: text, title: text, checks: list(record({ name: text, command: text, hint: text })) })),
  collaborates: list(record({ with: text, title: text, on: text })),
  handoff: record({ required: list(text) }),
  documents: list(record({ path: text, text })),
});

export type BriefValues = ValuesOf<typeof BRIEF_SHAPE>;

/** What a brief is made of besides the config. */
export interface BriefSources {
  config: CoordConfig;
  policy: PolicyDocument;
  /** The command line that starts coord in this repository, without arguments. */
  coord: string;
}

/** A document that `brief.include` names, and its text. */
export interface IncludedDocument {
  path: string;
  text: string;
}

export function briefValues(
  id: string,
  role: Role,
  sources: BriefSources,
  documents: readonly IncludedDocument[],
): BriefValues {
  const { config, policy, coord } = sources;
  const titleOf = (other: string) => config.roles[other]?.title ?? other;
  const shared = policy.shared.map(({ roles, rules }) => ({ roles, paths: rules.map(globOf) }));
  return {
    project: { name: config.project.name, description: config.project.description ?? '' },
    config: policy.configFile,
    coord,
    ask: `${coord} ask`,
    role: { id, title: role.title, description: role.description ?? '', expertise: role.expertise ?? [] },
    owns: policy.owned.filter(({ roles }) => roles.includes(id)).flatMap(({ rules }) => rules.map(globOf)),
    others: policy.owned
      .filter(({ roles }) => !roles.includes(id))
      .map(({ roles: [other = ''], rules }) => ({ role: other, title: titleOf(other), owns: rules.map(globOf) })),
    shared: shared
      .filter(({ roles }) => roles.includes(id))
      .map(({ roles, paths }) => ({ paths, with: roles.filter((other) => other !== id) })),
    closed: shared.filter(({ roles }) => !roles.includes(id)),
    protected: policy.protected.map(globOf),
    mode: oneOf(['enforce', 'warn', 'audit'], policy.mode),
    unowned: oneOf(['allow', 'ask', 'deny'], policy.unowned),
    lease: { lasts: durationText(policy.leases.ttlMs), per_session: policy.leases.hold === 'session' },
    layers: (role.layers ?? []).map((layer) => layerValues(layer, config.layers?.[layer])),
    must_pass: (role.must_pass ?? []).map((layer) => verifierValues(layer, config.layers?.[layer], coord)),
    collaborates: (role.collaborates ?? []).map((point) => ({
      with: point.with,
      title: titleOf(point.with),
      on: point.on,
    })),
    handoff: { required: config.handoff?.required ?? [] },
    documents: [...documents],
  };
}

function globOf({ pattern, negated, line }: RuleDocument) {
  return { pattern: negated ? pattern.replace(/^!/, '') : pattern, excepts: negated, line };
}

function layerValues(id: string, layer: Layer | undefined) {
  return {
    id,
    title: layer?.title ?? id,
    type: layer?.type ?? '',
    paths: layer?.paths ?? [],
    needs: layer?.needs ?? [],
  };
}

function verifierValues(id: string, layer: Layer | undefined, coord: string) {
  const { checks: commands = [], contracts = [], gates = [], benchmarks = [] } = layer ?? {};
  const checks = [
    ...commands.map(({ name, command, hint = '' }) => ({ name, command, hint })),
    // What coord holds against schemas and limits, it runs itself.
    ...[...contracts, ...gates, ...benchmarks].map(({ name, hint = '' }) => ({
      name,
      command: `${coord} verify ${id}`,
      hint,
    })),
  ];
  return { id, title: layer?.title ?? id, checks };
}

/** Templates have no comparisons, so a choice reaches them as one flag for each answer. */
function oneOf<Answer extends string>(answers: readonly Answer[], chosen: Answer): Record<Answer, boolean> {
  return Object.fromEntries(answers.map((answer) => [answer, answer === chosen])) as Record<Answer, boolean>;
}

function durationText(ms: number): string {
  const [amount, unit] = ms % 60_000 === 0 ? [ms / 60_000, 'minute'] : [Math.ceil(ms / 1000), 'second'];
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
