import { join } from 'node:path';
import type { RunState } from '../../domain/run.ts';
import { err, ok } from '../../domain/result.ts';
import { stepIdOf } from '../../domain/step-key.ts';
import type { CheckReport } from '../../domain/verification.ts';
import { replaceFile } from '../../store/files/replace-file.ts';
import { handoffFields, type HandoffValues, renderHandoff } from './document.ts';
import type { Documents, HandoffFacts } from '../runner/parts.ts';
import type { Team } from '../team.ts';

/** The documents of a run, as Markdown files in its folder. @param template the config's `handoff.template` */
export function runDocuments(runDir: string, configDir: string, template: string | undefined, team: Team): Documents {
  return {
    writeHandoff(facts) {
      const rendered = renderHandoff(valuesOf(facts, team), { configDir, template });
      if (!rendered.ok) return err(rendered.error.map(({ message }) => message).join('; '));
      // A step in a loop or a branch writes one document each time.
      const name = `${facts.key.replaceAll('/', '.').replaceAll(':', '.')}.md`;
      replaceFile(join(runDir, name), rendered.value);
      return ok({ name, text: rendered.value });
    },
  };
}

function valuesOf(facts: HandoffFacts, team: Team): HandoffValues {
  const { key, from, to, fields, required, state, commits, diffStat } = facts;
  const { run, playbook, base } = state.started;
  const person = (role: string) => ({ role, title: team.roles[role]?.title ?? role });
  const layers = succeeded(state).flatMap(({ outcome }) => outcome.verification?.layers ?? []);
  return {
    project: team.project,
    run: { id: run, playbook, step: key, base: base.slice(0, 12), tip: state.tip.slice(0, 12) },
    from: person(from),
    to: person(to),
    state: 'APPROVED',
    fields: handoffFields(fields, required),
    commits: commits.map(({ commit, subject }) => ({ commit: commit.slice(0, 12), subject })),
    files: diffStat.trimEnd(),
    unowned: succeeded(state).flatMap(({ outcome }) => outcome.asked ?? []),
    reviews: reviewsIn(state),
    verification: layers.map(({ layer, status, checks }) => ({ layer, status, checks: checks.map(checkValues) })),
    failures: layers.flatMap(({ layer, checks }) =>
      checks.filter(({ passed }) => !passed).map(({ name, tail }) => ({ layer, name, tail })),
    ),
    approvals: [...state.steps.values()].flatMap(({ status }) =>
      status.kind === 'answered'
        ? { approved: status.approved, by: status.by, at: status.at, reason: status.reason }
        : [],
    ),
    refused: state.refusals.map(({ role, path, text }) => ({ role, path, text })),
  };
}

function checkValues({ name, command, passed, ending }: CheckReport) {
  return { name, command, passed, ending };
}

/** Steps whose typed output is a review: a verdict, and findings of what and where. */
function reviewsIn(state: RunState): HandoffValues['reviews'] {
  const rounds = new Map<string, number>();
  return succeeded(state).flatMap(({ key, role, outcome }) => {
    const { verdict, findings } = (outcome.output ?? {}) as { verdict?: unknown; findings?: unknown };
    if (typeof verdict !== 'string') return [];
    const round = (rounds.get(stepIdOf(key)) ?? 0) + 1;
    rounds.set(stepIdOf(key), round);
    return { round, role: role ?? '', verdict, findings: Array.isArray(findings) ? findings.map(findingValues) : [] };
  });
}

function findingValues(finding: unknown) {
  const { where, problem } = (finding ?? {}) as { where?: unknown; problem?: unknown };
  return { where: String(where ?? ''), problem: String(problem ?? '') };
}

function succeeded(state: RunState) {
  return [...state.steps.values()].flatMap(({ key, role, status }) =>
    status.kind === 'finished' && status.outcome.kind === 'succeeded' ? { key, role, outcome: status.outcome } : [],
  );
}
