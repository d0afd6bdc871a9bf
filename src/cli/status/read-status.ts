import { existsSync } from 'node:fs';
import { concernsOf } from '../../services/team/concerns.ts';
import { listRunIds, runFolder } from '../../services/runs/runs.ts';
import { statusDocument, type WaitingRun } from '../../services/team/status-document.ts';
import { readTeam } from '../../services/team/team-now.ts';
import type { SharedTeam } from '../open-shared.ts';
import { openQuestions } from '../approvals/open-questions.ts';
import { outlineOf } from '../run/outline.ts';
import { stoppedRuns } from '../run/stopped-runs.ts';
import type { StatusView } from './show.ts';

/** Everything that `coord status` shows, as it is now. */
export async function readStatus({
  loaded,
  policy,
  workplace,
  author,
}: SharedTeam): Promise<Omit<StatusView, 'verbose'>> {
  const { config } = loaded;
  const now = workplace.clock.now();
  const team = await readTeam(workplace, policy.health.checkinMs);
  const document = statusDocument(team, config, await waitingRuns(workplace), stoppedRuns(workplace), now);
  const expertise = config.roles[author.role ?? '']?.expertise ?? [];
  const who = author.role === undefined ? undefined : { ...author, role: author.role, expertise };
  const isHooked = existsSync(workplace.layout.installation);
  const concerns = concernsOf(team, who, now);
  const handoffs = concerns.handoffs.filter(({ run }) => run === undefined || hasFailed(run, workplace));
  return { document, concerns: { ...concerns, handoffs }, author, isHooked, now };
}

/** A run's handoff is for a person only where the run has failed: one that is at work mends it, and what has ended otherwise is over. */
function hasFailed(run: string, workplace: SharedTeam['workplace']): boolean {
  const { runs } = workplace.layout;
  return listRunIds(runs).includes(run) && outlineOf(runFolder(runs, run), workplace, []).status === 'failed';
}

/** Runs that wait for a person; a damaged one is told by `coord runs`. */
async function waitingRuns(workplace: SharedTeam['workplace']): Promise<WaitingRun[]> {
  const questions = await openQuestions(workplace);
  return questions.map(({ run, key, question, expires, answer }) => ({
    run,
    step: key,
    question,
    ...(expires !== undefined && { expires }),
    answer,
  }));
}
