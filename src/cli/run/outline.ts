import type { RunOutcome } from '../../domain/event.ts';
import type { RunState } from '../../domain/run.ts';
import type { WriteRequest } from '../../domain/records.ts';
import { runnerOf } from '../../services/runs/run-lease.ts';
import { readRun, type RunFolder } from '../../services/runs/runs.ts';
import type { Workplace } from '../../services/workplace.ts';
import { StateUnreadable } from '../../store/leases.ts';
import { questionOfRequest } from './asked-write.ts';
import { oneLine } from './describe.ts';
import { questionOf, waitingIn, type WaitingStep } from './waiting-step.ts';

/** A run in a few words; as JSON it is what `coord runs --json` prints. */
export interface RunOutline {
  id: string;
  status: RunStatus;
  /** The process that carries it on. */
  pid?: number;
  playbook?: string;
  rehearsal?: boolean;
  /** Wall clock, ISO 8601. */
  started?: string;
  finished?: string;
  /** US dollars. */
  costUsd?: number;
  waiting?: Wanted[];
  /** What it waits for, why it failed, or the steps it is at. */
  detail: string;
}

/** open: nobody carries it on. damaged: its journal can't be read. */
export type RunStatus = RunOutcome | 'running' | 'waiting' | 'open' | 'damaged';

interface Wanted {
  key: string;
  wants: 'approval' | 'work';
  /** The question, or what is to be done. */
  question: string;
  /** When it counts as refused: wall clock, ISO 8601. */
  expires?: string;
  /** The worktree to do it in. */
  folder?: string;
}

/** @param asked writes that people are asked about, of whatever run */
export function outlineOf(
  folder: RunFolder,
  { runLeases: leases, processes }: Pick<Workplace, 'runLeases' | 'processes'>,
  asked: readonly WriteRequest[],
): RunOutline {
  const { id } = folder;
  try {
    const state = readRun(folder);
    const { started, finished, costUsd } = state;
    const pid = finished ? undefined : runnerOf(leases, id, processes)?.pid;
    const waiting = waitingIn(state);
    const ofHere = finished ? [] : asked.filter(({ run }) => run === id);
    return {
      id,
      status: statusOf(state, waiting, pid),
      ...(pid !== undefined && { pid }),
      playbook: started.playbook,
      rehearsal: started.rehearsal,
      started: started.at,
      ...(finished && { finished: finished.at }),
      costUsd,
      waiting: [...waiting.map(wantedOf), ...ofHere.map(wantedByRequest)],
      detail: [...ofHere.map(askedIn), detailOf(state, waiting)].filter((text) => text !== '').join('; '),
    };
  } catch (error) {
    if (!(error instanceof StateUnreadable)) throw error;
    return { id, status: 'damaged', detail: error.message };
  }
}

function statusOf({ finished }: RunState, waiting: readonly WaitingStep[], pid: number | undefined): RunStatus {
  if (finished) return finished.outcome;
  if (pid !== undefined) return 'running';
  return waiting.length > 0 ? 'waiting' : 'open';
}

function detailOf({ finished, steps }: RunState, waiting: readonly WaitingStep[]): string {
  if (finished) return finished.reason ?? '';
  const asked = waiting.map((step) => `${step.key}: ${oneLine(questionOf(step))}`);
  const open = [...steps.values()].filter(({ status, workspace }) => status.kind === 'open' && workspace !== undefined);
  const at = open.length > 0 || asked.length > 0 ? open.map(({ key }) => key) : [...steps.keys()].slice(-1);
  return [...asked, ...(at.length > 0 ? [`at ${at.join(', ')}`] : [])].join('; ');
}

const askedIn = (request: WriteRequest) => `${request.id}: ${oneLine(questionOfRequest(request))}`;

function wantedByRequest(request: WriteRequest): Wanted {
  return { key: request.id, wants: 'approval', question: questionOfRequest(request) };
}

function wantedOf(step: WaitingStep): Wanted {
  const { key, status } = step;
  const question = questionOf(step);
  return status.kind === 'waiting'
    ? { key, wants: 'approval', question, ...(status.expires !== undefined && { expires: status.expires }) }
    : { key, wants: 'work', question, folder: status.request.folder };
}
