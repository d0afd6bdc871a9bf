import type { Playbook, Step } from '../../domain/playbook.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { failedSteps, hasFailedIn, reopenStep } from '../../domain/retry.ts';
import type { RunState } from '../../domain/run.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { placeOf, type StepKey, topStepOf } from '../../domain/step-key.ts';
import { readRun } from '../../services/runs/runs.ts';
import { EXIT } from '../exit-codes.ts';
import type { OpenTeam } from '../open-team.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';
import { personName } from './ask-person.ts';
import { carryOn } from './carry-on.ts';
import type { CarryOnSaid } from './carry-on-command.ts';
import { onChangeOf } from './changed-playbook.ts';
import { refuse } from './find-run.ts';
import { reopenRun } from './reopen-run.ts';

/** Has a failed step of a run done again, and with it what it has blocked; the run goes on, also one that has ended. */
export async function retryStep(
  run: string,
  step: string | undefined,
  options: CarryOnSaid,
  team: OpenTeam,
  terminal: Terminal,
): Promise<void> {
  const reopened = reopenRun(run, team, terminal, {
    onChange: onChangeOf(options),
    finished: 'if failed',
    command: ['coord retry', run, ...(step === undefined ? [] : [shellWord(step)])].join(' '),
    opened: (state, playbook) => openedFor(step, state, playbook),
  });
  if (!reopened) return;
  const { folder, playbook, first: migrated } = reopened;
  // Asked once more when the run is ours: somebody may have been faster.
  const again = (state: RunState) => whichStep(folder.id, step, state, playbook);
  const found = again(readRun(folder));
  if (!found.ok) return void refuse(safeText(found.error), EXIT.refused, terminal);
  const first = (state: RunState) => {
    const key = again(state);
    if (!key.ok) return key;
    const retried = {
      type: 'step.retried',
      key: key.value,
      by: personName(),
      again: isAtEnd(key.value, playbook) ? [] : atEndOf(playbook, state),
    } as const;
    return ok([...migrated, retried]);
  };
  if (!options.json) terminal.out(safeText(`retry ${found.value}`));
  await carryOn(reopened, { json: options.json === true, keep: options.keep === true, first }, team, terminal);
}

/** The steps as they are once the failed one is open again; as they are where it is not known which. */
function openedFor(step: string | undefined, state: RunState, playbook: Playbook): RunState {
  const key = whichStep(state.started.run, step, state, playbook);
  const opened = { ...state, steps: new Map(state.steps) };
  if (key.ok) reopenStep(opened, key.value, []);
  return opened;
}

function whichStep(
  run: string,
  step: string | undefined,
  state: RunState,
  { steps, finally: atEnd }: Playbook,
): Result<StepKey, string> {
  // What failed at the end alone is done again alone; after anything else the whole end comes again.
  const failed = [steps, atEnd].map((list) => failedAmong(list, state)).find(({ length }) => length > 0) ?? [];
  const [only] = failed;
  const listed = failed.map((key) => `\n  ${key}`).join('');
  if (only === undefined) return err(`no step of run ${run} has failed; go on with: coord resume ${run}`);
  if (step === undefined)
    return failed.length === 1 ? ok(only) : err(`several steps of run ${run} have failed; say which one:${listed}`);
  // A block may be named for all that has failed in it.
  return hasFailedIn(state, step) ? ok(step) : err(`step ${step} of run ${run} has not failed; what has:${listed}`);
}

function failedAmong(list: readonly Step[], state: RunState): StepKey[] {
  const places = new Set(placesIn(list, ''));
  return failedSteps(state).filter((key) => places.has(placeOf(key)));
}

/** Every place of a step in a list of the playbook's own: what a changed playbook no longer has can't be done again. */
function placesIn(steps: readonly Step[], before: string): string[] {
  return steps.flatMap((step) => {
    const place = before + step.id;
    return [place, ...('steps' in step ? placesIn(step.steps, `${place}/`) : [])];
  });
}

/** What is done at the end of a run is done again at the end that it comes to now. */
function atEndOf({ finally: atEnd }: Pick<Playbook, 'finally'>, { steps }: RunState): StepKey[] {
  return [...steps.keys()].filter((key) => isAtEnd(key, { finally: atEnd }));
}

function isAtEnd(key: StepKey, { finally: atEnd }: Pick<Playbook, 'finally'>): boolean {
  return atEnd.some(({ id }) => id === topStepOf(key));
}
