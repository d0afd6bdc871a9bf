import type { Happening } from '../../../services/runner/parts.ts';
import { safeDescription } from '../describe.ts';
import { between, follow, type Progress, recall, type Spent, spentOn } from './progress.ts';

/** Says what happens in a run, in a line each: what has ended with what it took. To be told all from the beginning. */
export function teller(): (happening: Happening) => string | undefined {
  let progress: Progress | undefined;
  return (happening) => {
    if (happening.type === 'run.started') progress = recall([happening]);
    else if (progress) follow(progress, happening);
    return safeDescription(happening, progress && spentAt(happening, progress));
  };
}

function spentAt(happening: Happening, progress: Progress): Spent | undefined {
  if (happening.type === 'step.finished') return spentOn(progress, happening.key);
  if (happening.type !== 'run.finished') return undefined;
  const { started, costUsd } = progress.state;
  return { costUsd, tookMs: between(started.at, happening.at) };
}
