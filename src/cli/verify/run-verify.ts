import { isAgentShell } from '../../domain/person-only.ts';
import { invalid, type Refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { verificationOf } from '../../services/verification/layers-of-config.ts';
import { verifyWorktree, type Wanted } from '../../services/verification/verify-worktree.ts';
import { hintFor } from '../../config/diagnostics/suggest.ts';
import { EXIT } from '../exit-codes.ts';
import { openTeam } from '../open-team.ts';
import { refuse } from '../refuse.ts';
import { stopOnSignals } from '../run/signals.ts';
import type { Terminal } from '../terminal.ts';
import { asJunit } from './as-junit.ts';
import { asMarkdown } from './as-markdown.ts';
import { asText } from './as-text.ts';
import { baseOf, type VerificationBase } from './base.ts';
import { progressOf } from './progress.ts';
import type { Verified } from './verified.ts';

export interface VerifyOptions {
  role?: string;
  all?: true;
  base?: string;
  record?: true;
  failFast?: true;
  cache: boolean;
  format: 'terminal' | 'json' | 'junit' | 'markdown';
  json?: true;
  config?: string;
}

export async function runVerify(layers: readonly string[], options: VerifyOptions, terminal: Terminal): Promise<void> {
  const team = openTeam(terminal, options.config);
  if (!team) return;
  const { loaded, workplace } = team;
  const { repository, source, layout, clock } = workplace;
  if (options.record && isAgentShell(terminal.env)) return refuse(RECORDING, terminal);
  const spec = verificationOf(loaded.config, source.base);
  const wanted = wantedOf(layers, options, loaded.config.roles, spec.layers);
  if (!wanted.ok) return refuse(wanted.error, terminal);
  const base = repository.git ? await baseOf(repository, options.base, terminal) : ok<VerificationBase>({});
  if (!base.ok) return refuse(base.error, terminal);
  const format = options.json ? 'json' : options.format;
  const now = () => clock.monotonic().ms;
  const progress = progressOf(format !== 'terminal', terminal, now);
  const stop = stopOnSignals(terminal);
  let isOpen = true;
  const close = async () => {
    if (isOpen) await progress.close();
    isOpen = false;
  };
  try {
    const found = await verifyWorktree(
      {
        spec: { ...spec, failFast: options.failFast ?? spec.failFast },
        wanted: wanted.value.kind === 'changed' && base.value.name === undefined ? { kind: 'all' } : wanted.value,
        folder: repository.worktree,
        base: base.value.commit,
        configFile: source.configFile,
        cache: options.cache && repository.git ? layout.passed : undefined,
        recording: options.record === true,
        now,
        observe: progress.observe,
      },
      { signal: stop.signal, report: () => undefined, started: () => undefined },
    );
    await close();
    if (!found.ok) return refuse({ kind: 'invalid', reason: found.error }, terminal);
    const { name } = base.value;
    const report: Verified = {
      project: loaded.config.project.name,
      ...(name !== undefined && { base: name }),
      ...found.value,
    };
    terminal.out(shown(report, format, clock.now(), terminal));
    terminal.exit(stop.signal.aborted ? EXIT.interrupted : report.passed ? EXIT.ok : EXIT.failed);
  } finally {
    await close();
    stop.dispose();
  }
}

const RECORDING: Refused = {
  kind: 'refused',
  reason: 'the numbers that work is held against are for a person to record',
  mend: 'Say in your work which number has changed, and why.',
};

function shown(report: Verified, format: VerifyOptions['format'], now: Date, terminal: Terminal): string {
  switch (format) {
    case 'terminal':
      return asText(report, terminal);
    case 'json':
      return JSON.stringify(report, undefined, 2);
    case 'junit':
      return asJunit(report, now);
    case 'markdown':
      return asMarkdown(report);
  }
}

function wantedOf(
  named: readonly string[],
  { role, all }: VerifyOptions,
  roles: Readonly<Record<string, { must_pass?: readonly string[] }>>,
  layers: readonly { id: string }[],
): Result<Wanted, Refused> {
  const ids = layers.map(({ id }) => id);
  if (ids.length === 0)
    return invalid(
      'the config has no layers, so there is nothing to verify',
      'docs/verification.md says how to write them.',
    );
  const unknown = named.find((id) => !ids.includes(id));
  if (unknown !== undefined) return invalid(`there is no layer ${unknown}`, meant(unknown, ids, 'the layers are'));
  if (role !== undefined && !Object.hasOwn(roles, role))
    return invalid(`there is no role ${role}`, meant(role, Object.keys(roles), 'the roles are'));
  const mustPass = role === undefined ? [] : (roles[role]?.must_pass ?? []);
  if (role !== undefined && mustPass.length === 0)
    return invalid(`role ${role} has no layers that it must pass`, `List them under roles.${role}.must_pass.`);
  if (all) return ok({ kind: 'all' });
  const both = [...new Set([...named, ...mustPass])];
  return ok(both.length === 0 ? { kind: 'changed' } : { kind: 'layers', ids: both });
}

function meant(word: string, known: readonly string[], lead: string): string {
  const hint = hintFor(word, [...known], lead) ?? '';
  return `${hint.charAt(0).toUpperCase()}${hint.slice(1)}${hint.endsWith('?') ? '' : '.'}`;
}
