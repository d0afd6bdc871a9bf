import { join } from 'node:path';
import type { StepOutcome } from '../../domain/event.ts';
import type { RunState } from '../../domain/run.ts';
import type { RunEnd } from '../../services/runner/run-playbook.ts';
import type { RunFolder } from '../../services/runs/runs.ts';
import type { Git } from '../../store/git.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';
import { costLines } from './summary/cost.ts';
import { failedBranches } from './summary/failed-branches.ts';
import { nextLines } from './summary/next.ts';
import type { Kept } from './tidy-up.ts';

interface SummaryParts {
  end: RunEnd;
  state: RunState;
  folder: RunFolder;
  kept: Kept;
  git: Git;
  terminal: Terminal;
}

/** What a person wants to know at the end: what was decided, what changed, where the documents are, what is next. */
export async function summarize({ end, state, folder, kept, git, terminal }: SummaryParts): Promise<string> {
  const { bold, green, red, yellow } = terminal.colors;
  const heading = {
    finished:
      end.kind === 'finished'
        ? { succeeded: green('succeeded'), failed: red('failed'), cancelled: yellow('was cancelled') }[end.outcome]
        : '',
    waiting: yellow('waits for a person'),
    'held-up': yellow('is held up'),
    interrupted: yellow('was stopped'),
  }[end.kind];
  const sections = [
    `${bold(`Run ${folder.id}`)} ${heading}${end.kind === 'finished' && end.reason !== undefined ? `: ${safeText(end.reason)}` : ''}`,
    section('Decided', decisions(state)),
    section('Changed', await changes(state, git)),
    section(
      'Refused',
      state.refusals.map(({ role, path }) => `${role} may not write ${path}`),
    ),
    section('Changed, and owned by nobody', askedPaths(state)),
    section('Failed branches', failedBranches(state)),
    section('Cost', costLines(state)),
    section(
      'Documents',
      documents(state).map((name) => join(folder.path, name)),
    ),
    section('Journal', [folder.journalPath]),
    section('Next', nextLines(end, state, kept)),
  ];
  return `\n${sections.filter((text) => text !== '').join('\n')}`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}:\n${lines.map((line) => `  ${safeText(line)}`).join('\n')}`;
}

function decisions(state: RunState): string[] {
  return [...state.steps.values()].flatMap(({ key, role, answer, status }) => {
    if (answer) return `${key}: ${answer.approved ? 'approved' : 'rejected'} by ${answer.by}: ${answer.reason}`;
    if (status.kind !== 'finished' || status.outcome.kind !== 'succeeded') return [];
    const { verdict, findings } = (status.outcome.output ?? {}) as { verdict?: unknown; findings?: unknown };
    if (typeof verdict !== 'string') return [];
    const count = Array.isArray(findings) ? findings.length : 0;
    return `${key}: ${role} says ${verdict}${count > 0 ? ` (${count} ${count === 1 ? 'finding' : 'findings'})` : ''}`;
  });
}

async function changes(state: RunState, git: Git): Promise<string[]> {
  const { tip } = state;
  if (tip === state.started.base) return [];
  // A rehearsal's branch is gone by now, but git keeps its commits for a while.
  const commits = await git.commitsBetween(state.started.base, tip);
  const stat = await git.diffStat(state.started.base, tip);
  return [...commits.map(({ commit, subject }) => `${commit.slice(0, 12)} ${subject}`), ...stat.trimEnd().split('\n')];
}

function askedPaths(state: RunState): string[] {
  const paths = outcomes(state).flatMap((outcome) => (outcome.kind === 'succeeded' ? (outcome.asked ?? []) : []));
  return [...new Set(paths)];
}

function documents(state: RunState): string[] {
  return outcomes(state).flatMap((outcome) =>
    outcome.kind === 'succeeded' && outcome.document !== undefined ? outcome.document : [],
  );
}

function outcomes(state: RunState): StepOutcome[] {
  return [...state.steps.values()].flatMap(({ status }) => (status.kind === 'finished' ? status.outcome : []));
}
