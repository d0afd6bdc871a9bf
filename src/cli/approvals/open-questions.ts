import type { WriteRequest } from '../../domain/records.ts';
import type { RunState } from '../../domain/run.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { listRunIds, readRun, runFolder } from '../../services/runs/runs.ts';
import type { Workplace } from '../../services/workplace.ts';
import { openRequests } from '../../services/write-requests/write-requests.ts';
import { StateUnreadable } from '../../store/leases.ts';
import { questionOfRequest } from '../run/asked-write.ts';
import { doneCommand, isExpired, questionOf, waitingIn, type WaitingStep } from '../run/waiting-step.ts';

/** Something that a person is asked; as JSON it is what `coord approvals --json` prints. */
export interface OpenQuestion {
  run: string;
  /** The step that waits, or the id of a write that a session asks about. */
  key: string;
  playbook?: string;
  wants: 'approval' | 'work';
  question: string;
  /** Wall clock, ISO 8601. */
  since: string;
  /** When it counts as refused, as nobody has answered: wall clock, ISO 8601. */
  expires?: string;
  /** What to look at before the answer, a line each. */
  look: string[];
  /** The command that answers; once its time is up, the one that lets its run go on. */
  answer: string;
  /** The one that says that it was done, where a yes is to do it again. */
  done?: string;
  /** The one that says no. */
  refuse?: string;
}

/** All that people are asked, the oldest first. A run whose journal can't be read asks nothing; `coord runs` tells of it. */
export async function openQuestions(workplace: Workplace): Promise<OpenQuestion[]> {
  const { runs } = workplace.layout;
  const ofRuns = listRunIds(runs).flatMap((id) => {
    const state = readIfWhole(runs, id);
    return state ? waitingIn(state).map((step) => ofStep(step, state, workplace.clock.now())) : [];
  });
  const ofWrites = (await openRequests(workplace)).map(ofWrite);
  return [...ofRuns, ...ofWrites].sort((one, other) => Date.parse(one.since) - Date.parse(other.since));
}

function readIfWhole(runs: string, id: string): RunState | undefined {
  try {
    return readRun(runFolder(runs, id));
  } catch (error) {
    if (error instanceof StateUnreadable) return undefined;
    throw error;
  }
}

function ofStep(step: WaitingStep, { started, tip }: RunState, now: Date): OpenQuestion {
  const { key, status, since } = step;
  const { run, playbook, base } = started;
  const words = `${shellWord(run)} ${shellWord(key)}`;
  const about = { run, key, playbook, question: questionOf(step), since };
  if (status.kind === 'requested') {
    const { file, folder } = status.request;
    const look = [`the whole task: ${file}`, `to be done in: ${folder}`];
    return { ...about, wants: 'work', look, answer: doneCommand(run, step) };
  }
  const { look = [], expires, doubt } = status;
  const work = tip === base ? [] : [`what was done so far: git log -p ${base.slice(0, 12)}..coord/${run}`];
  return {
    ...about,
    wants: 'approval',
    ...(expires !== undefined && { expires }),
    look: [...look, ...work],
    ...(isExpired(status, now)
      ? { answer: `coord resume ${run}` }
      : {
          answer: `coord approve ${words}`,
          ...(doubt && { done: doneCommand(run, step) }),
          refuse: `coord reject ${words} --reason '…'`,
        }),
  };
}

function ofWrite(request: WriteRequest): OpenQuestion {
  const { id, at, run, text } = request;
  return {
    run,
    key: id,
    wants: 'approval',
    question: questionOfRequest(request),
    since: at,
    look: [text],
    answer: `coord approve ${id}`,
    refuse: `coord reject ${id}`,
  };
}
