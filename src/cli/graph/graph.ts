import type { Playbook, Step } from '../../domain/playbook.ts';
import { type DrawnRun, type Standing, standingsOf } from './standings.ts';

/** A playbook's steps as a drawing knows them: what is printed as JSON, and drawn as Mermaid or on a terminal. */
export interface Graph {
  playbook: string;
  steps: GraphStep[];
  /** Done at the end, whatever happened. */
  finally: GraphStep[];
}

export interface GraphStep {
  /** The ids of the blocks round it and its own, as in `rounds/review`: the step's place in the playbook. */
  place: string;
  id: string;
  title: string;
  verb: Step['verb'];
  /** Who does it, or what it does in a few words: `author`, `at most 3 rounds`. */
  about: string;
  /** It is skipped where this does not hold. */
  condition?: string;
  /** The places of the steps that it waits for, in the same list. */
  needs: string[];
  /** How it stands in a run. */
  standing?: Standing;
  steps?: GraphStep[];
}

/** @param run the run that is drawn; without it, the playbook alone */
export function graphOf(playbook: Playbook, run?: DrawnRun): Graph {
  const standings = run && standingsOf(run);
  const drawn = (steps: readonly Step[]) => steps.map((step) => stepOf(step, '', standings));
  return { playbook: playbook.name, steps: drawn(playbook.steps), finally: drawn(playbook.finally) };
}

function stepOf(step: Step, before: string, standings: ReadonlyMap<string, Standing> | undefined): GraphStep {
  const { id, title, verb, needs, condition } = step;
  const place = before + id;
  const standing = standings && (standings.get(place) ?? { mood: 'idle', text: '' });
  return {
    place,
    id,
    title,
    verb,
    about: aboutOf(step),
    ...(condition && { condition: condition.source }),
    needs: needs.map((need) => before + need),
    ...(standing && { standing }),
    ...('steps' in step && { steps: step.steps.map((inner) => stepOf(inner, `${place}/`, standings)) }),
  };
}

function aboutOf(step: Step): string {
  switch (step.verb) {
    case 'agent':
    case 'run':
    case 'verify':
      return step.part;
    case 'handoff':
      return `${step.from} to ${step.to}`;
    case 'approve':
      return 'a person';
    case 'message':
      return `to ${step.to.kind === 'part' ? step.to.part : 'everybody'}`;
    case 'wait':
      return step.command === undefined ? 'for a time' : 'for a command';
    case 'use':
      return step.playbook;
    case 'loop':
      return `at most ${step.max} ${step.max === 1 ? 'round' : 'rounds'}`;
    case 'each':
      return step.over.kind === 'part' ? `for each of ${step.over.part}` : `for each of ${step.over.items.source}`;
  }
}
