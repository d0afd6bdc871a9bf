import { authorName } from '../../domain/author.ts';
import type { HandoffEntry } from '../../domain/records.ts';
import type { RunState } from '../../domain/run.ts';
import { stepIdOf } from '../../domain/step-key.ts';
import type { CheckReport, VerificationReport } from '../../domain/verification.ts';
import type { HandoffFacts, Party } from '../runner/parts.ts';
import type { Team } from '../runs/team.ts';
import type { HandoffValues } from './document.ts';
import { isBlank } from './fields.ts';
import { finished } from './finished.ts';
import { roundsOf } from './reviews.ts';

/** What the document says of a run, from its journal and what git has of its work. Nothing is in it twice. */
export function handoffValues(facts: HandoffFacts, { project, roles }: Team): HandoffValues {
  const { key, from, to, fields, branch, state, commits, diffStat, history } = facts;
  const { run, playbook, base } = state.started;
  const person = ({ part, role }: Party) => ({ part, role, title: roles[role]?.title ?? role });
  const outcomes = finished(state).map(({ outcome }) => outcome);
  const verified = newestVerifications(state);
  return {
    project,
    handoff: { id: '', title: '', state: history.at(-1)?.to ?? '', history: history.map(entryValues) },
    run: { id: run, playbook, step: key, branch, range: `${short(base)}..${short(state.tip)}` },
    from: person(from),
    to: person(to),
    fields: fieldValues(fields),
    commits: commits.map(({ commit, subject }) => ({ commit: short(commit), subject })),
    files: diffStat.trimEnd(),
    unowned: [...new Set(outcomes.flatMap((outcome) => (outcome.kind === 'succeeded' ? (outcome.asked ?? []) : [])))],
    rounds: roundsOf(state),
    verification: verified.map(({ step, role, report: { passed, layers } }) => ({
      step,
      role,
      passed,
      layers: layers.map(({ layer, status, checks }) => ({ layer, status, checks: checks.map(checkValues) })),
    })),
    failures: verified
      .flatMap(({ report }) => report.layers)
      .flatMap(({ layer, checks }) =>
        checks.filter(({ passed }) => !passed).map((check) => ({ layer, name: nameOf(check), tail: check.tail })),
      ),
    approvals: [...state.steps.values()].flatMap(({ key, answer }) => (answer ? { step: key, ...answer } : [])),
    refused: refusalsIn(state),
  };
}

/** The fields that say something, in the order of the playbook. */
export function fieldValues(fields: Readonly<Record<string, string>>): HandoffValues['fields'] {
  return Object.entries(fields)
    .filter(([, text]) => !isBlank(text))
    .map(([name, text]) => {
      const words = name.replaceAll('_', ' ');
      return { name, heading: words.charAt(0).toUpperCase() + words.slice(1), text: text.trim() };
    });
}

export function entryValues({
  at,
  by,
  did,
  from,
  to,
  note = '',
}: HandoffEntry): HandoffValues['handoff']['history'][number] {
  // Where nothing has moved, it says only what was done.
  return { at, by: authorName(by), did, from: from === to ? '' : from, to, note };
}

/** What was verified in an earlier round counts no more. */
function newestVerifications(state: RunState) {
  const newest = new Map<string, { step: string; role: string; report: VerificationReport }>();
  for (const { key, role, outcome } of finished(state)) {
    const step = stepIdOf(key);
    // What a loop has failed by is told by the step inside of it, which has a role.
    if (outcome.verification && role !== undefined)
      newest.set(`${step} ${role}`, { step, role, report: outcome.verification });
  }
  return [...newest.values()];
}

export function checkValues(check: Pick<CheckReport, 'name' | 'kind' | 'command' | 'passed' | 'ending'>) {
  const { command, passed, ending } = check;
  return { name: nameOf(check), command, passed, ending };
}

/** A contract and its compatibility have one name. */
export function nameOf({ name, kind }: Pick<CheckReport, 'name' | 'kind'>): string {
  return kind === 'compatibility' ? `${name} (compatibility)` : name;
}

/** An agent may try the same file again and again: it is told once. */
function refusalsIn({ refusals }: RunState): HandoffValues['refused'] {
  const told = new Map(
    refusals.map(({ key, role, path, text }) => [`${role} ${path}`, { step: key, role, path, text: reasonIn(text) }]),
  );
  return [...told.values()];
}

/** What the agent was told says in its first line why, and then what to do instead. */
function reasonIn(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/^coord: /, '');
}

const short = (commit: string) => commit.slice(0, 12);
