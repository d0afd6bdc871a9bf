import type { RunState, StepRecord } from '../../domain/run.ts';

/** How a step of the playbook stands in a run. */
export interface Standing {
  mood: 'idle' | 'running' | 'stopped' | 'waiting' | 'done' | 'failed' | 'skipped';
  /** How it stands, in words: `done, round 2`, `1 of 3 done, 1 failed`; empty where it has not begun. */
  text: string;
}

export interface DrawnRun {
  state: RunState;
  /** Whether somebody does what it is at, or it waits for a person: else its open steps were cut short. */
  isCarriedOn: boolean;
}

/** By the steps' places in the playbook, as in `rounds/review`. Of a loop the newest round counts, of an each all branches. */
export function standingsOf({ state: { steps }, isCarriedOn }: DrawnRun): Map<string, Standing> {
  const branches = new Map<string, Map<string, StepRecord>>();
  for (const record of steps.values()) {
    const place = placeOf(record.key);
    const known = branches.get(place) ?? new Map<string, StepRecord>();
    // A later round comes later in the journal.
    known.set(withoutRounds(record.key), record);
    branches.set(place, known);
  }
  return new Map([...branches].map(([place, records]) => [place, standingOf([...records.values()], isCarriedOn)]));
}

/** `consult:frontend/rounds.2/advise` is done at the place `consult/rounds/advise`. */
const placeOf = (key: string) => key.replaceAll(/[.:][^/]*/g, '');
const withoutRounds = (key: string) => key.replaceAll(/\.[0-9]+(?=\/)/g, '');

function standingOf(records: readonly StepRecord[], isCarriedOn: boolean): Standing {
  const moods = records.map((record) => moodOf(record, isCarriedOn));
  const mood = ORDER.find((one) => moods.includes(one)) ?? 'idle';
  const [only, second] = records;
  if (only && !second) return { mood, text: [mood, ...detailsOf(only)].join(', ') };
  const done = moods.filter((one) => one === 'done' || one === 'skipped').length;
  const failed = moods.filter((one) => one === 'failed').length;
  const text = `${done} of ${records.length} done${failed > 0 ? `, ${failed} failed` : ''}`;
  return { mood, text };
}

/** Of several branches the most telling decides the colour. */
const ORDER = ['running', 'stopped', 'waiting', 'failed', 'done', 'skipped'] as const;

function moodOf({ status }: StepRecord, isCarriedOn: boolean): Standing['mood'] {
  switch (status.kind) {
    case 'skipped':
      return 'skipped';
    case 'waiting':
    case 'requested':
      return 'waiting';
    case 'answered':
      return status.approved ? 'done' : 'failed';
    case 'finished':
      return status.outcome.kind === 'succeeded' ? 'done' : 'failed';
    default:
      return isCarriedOn ? 'running' : 'stopped';
  }
}

function detailsOf({ key, status, attempts }: StepRecord): string[] {
  const round = /\.([0-9]+)\/[^/]+$/.exec(key)?.[1];
  const failure =
    status.kind === 'finished' && status.outcome.kind === 'failed'
      ? [status.outcome.reason]
      : status.kind === 'answered' && !status.approved
        ? [status.reason]
        : [];
  return [
    ...(round === undefined ? [] : [`round ${round}`]),
    ...(attempts > 1 ? [`${attempts} attempts`] : []),
    ...failure,
  ];
}
