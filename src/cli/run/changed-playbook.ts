import type { Diagnostic } from '../../config/diagnostics/diagnostic.ts';
import type { Event } from '../../domain/event.ts';
import type { Playbook } from '../../domain/playbook.ts';
import { changesBetween, isUnchanged, type PlaybookChanges } from '../../domain/playbook-changes.ts';
import type { Result } from '../../domain/result.ts';
import type { RunState, StepRecord } from '../../domain/run.ts';
import { placeOf } from '../../domain/step-key.ts';
import type { Unstamped } from '../../services/runner/parts.ts';
import { resolveInputs } from '../../services/runs/run-inputs.ts';
import { bindingFaults, playedBy } from '../../services/runs/run-parts.ts';
import type { OpenTeam } from '../open-team.ts';
import { findPlaybook, shelfOf } from '../playbooks/find-playbook.ts';
import { type LoadedPlaybook, loadPlaybook } from '../playbooks/load-playbook.ts';
import type { Terminal } from '../terminal.ts';
import { personName } from './ask-person.ts';

/** What to do where a playbook is no longer as it was when its run began. */
export type OnChange = 'refuse' | 'migrate' | 'keep';

/** As the options of a command say. */
export function onChangeOf({ migrate, pinned }: { migrate?: true; pinned?: true }): OnChange {
  if (migrate) return 'migrate';
  return pinned ? 'keep' : 'refuse';
}

/** A playbook's text of now, which says something else than the one that a run is pinned to. */
export type Changed =
  | { kind: 'changed'; now: LoadedPlaybook; changes: PlaybookChanges }
  | { kind: 'broken'; faults: Diagnostic[] };

/** Undefined where the run can go on as it is: nothing has changed, or the playbook is gone, or a person has kept it. */
export function changeSince(
  state: RunState,
  pinned: Playbook,
  { loaded }: OpenTeam,
  terminal: Terminal,
): Changed | undefined {
  const { playbook: name, hash, rehearsal } = state.started;
  const files = findPlaybook(name, loaded.dir, terminal);
  const now = files && loadPlaybook(files, shelfOf(loaded.dir, terminal), rehearsal);
  if (!now) return undefined;
  if (!now.ok) return { kind: 'broken', faults: now.error };
  const found = now.value.playbook.hash;
  if (found === hash || found === state.keptAgainst) return undefined;
  const changes = changesBetween(pinned, now.value.playbook);
  return isUnchanged(changes) ? undefined : { kind: 'changed', now: now.value, changes };
}

/** What a run's journal has to say where it goes on by the new text; or why it can't, a sentence each. */
export function migration(
  { started }: RunState,
  { now: { playbook }, changes }: Extract<Changed, { kind: 'changed' }>,
  { loaded }: OpenTeam,
  { env }: Terminal,
): Result<Extract<Unstamped<Event>, { type: 'run.migrated' }>, string[]> {
  const { roles, playbooks } = loaded.config;
  const bound = known({ ...playbooks?.[playbook.name]?.parts, ...started.parts }, playbook.parts);
  const inputs = resolveInputs(playbook, known(started.inputs, playbook.inputs), { roles: Object.keys(roles), env });
  const faults = [
    ...bindingFaults(playbook, bound, Object.keys(roles)).map(({ message, hint }) =>
      hint === undefined ? message : `${message}; ${hint}`,
    ),
    ...inputs.faults,
    ...inputs.missing.map(({ message }) => message),
  ];
  if (faults.length > 0) return { ok: false, error: faults };
  return {
    ok: true,
    value: {
      type: 'run.migrated',
      by: personName(),
      hash: playbook.hash,
      inputs: inputs.values,
      parts: playedBy(playbook, bound),
      changed: changes.changed.map(({ place }) => place),
      gone: changes.gone,
    },
  };
}

function known<Value>(values: Record<string, Value>, names: object): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(names, name)));
}

/** A line for each difference. @param state which steps are behind the run already, and stay as they are */
export function changeLines({ around, new: added, gone, changed }: PlaybookChanges, { steps }: RunState): string[] {
  const behind = new Set([...steps.values()].filter(isBehind).map(({ key }) => placeOf(key)));
  const open = new Set([...steps.values()].filter((record) => !isBehind(record)).map(({ key }) => placeOf(key)));
  const stays = (place: string) =>
    behind.has(place) ? `; ${open.has(place) ? 'what is finished of it' : 'it is finished, and'} stays as it is` : '';
  return [
    ...changed.map(({ place, what }) => `  changed: ${place} (${what.join(', ')})${stays(place)}`),
    ...added.map((place) => `  new: ${place}`),
    ...gone.map((place) => `  gone: ${place}${stays(place)}`),
    ...around.map((name) => `  changed: its ${name}`),
  ];
}

function isBehind({ status: { kind } }: StepRecord): boolean {
  return kind === 'finished' || kind === 'skipped' || kind === 'answered';
}
