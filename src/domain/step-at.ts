import type { Playbook, Step } from './playbook.ts';
import type { StepKey } from './step-key.ts';

/** The step that a key belongs to; undefined for a key that the playbook has no step for. */
export function stepAt({ steps, finally: last }: Pick<Playbook, 'steps' | 'finally'>, key: StepKey): Step | undefined {
  let list: readonly Step[] = [...steps, ...last];
  let found: Step | undefined;
  for (const place of key.split('/')) {
    const id = /^[^.:]+/.exec(place)?.[0];
    found = list.find((step) => step.id === id);
    list = found && 'steps' in found ? found.steps : [];
  }
  return found;
}
