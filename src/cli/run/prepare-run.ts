import { basename } from 'node:path';
import { type Diagnostic, inFileOrder } from '../../config/diagnostics/diagnostic.ts';
import { nearest } from '../../config/diagnostics/suggest.ts';
import type { Rehearsal } from '../../config/generated/rehearsal.ts';
import type { InputValue } from '../../domain/input.ts';
import type { Playbook } from '../../domain/playbook.ts';
import { fieldsNotThere } from '../../services/handoffs/fields.ts';
import { resolveInputs } from '../../services/runs/run-inputs.ts';
import { type Bindings, bindingFaults } from '../../services/runs/run-parts.ts';
import { EXIT } from '../exit-codes.ts';
import type { OpenTeam } from '../open-team.ts';
import { faultInConfig, isOfConfig } from '../playbooks/binding-places.ts';
import { findPlaybook, playbookNames, shelfOf } from '../playbooks/find-playbook.ts';
import { type LoadedPlaybook, loadPlaybook } from '../playbooks/load-playbook.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import type { Terminal } from '../terminal.ts';

/** What the command line says of a run. */
export interface RunOptions {
  inputs: Record<string, string>;
  /** Who plays which part, instead of what the config says. */
  parts: Bindings;
  rehearse: boolean;
}

/** A playbook with everything that a run of it begins with. */
export interface PreparedRun {
  source: LoadedPlaybook;
  playbook: Playbook;
  script: Rehearsal | undefined;
  bound: Bindings;
  inputs: Record<string, InputValue>;
  /** Why it can't be run so, one sentence each; empty where it can. */
  faults: string[];
}

/** Finds a playbook, and checks everything that can be checked before its first step. Says what is wrong in its files. */
export function prepareRun(
  name: string,
  options: RunOptions,
  { loaded }: OpenTeam,
  terminal: Terminal,
): PreparedRun | undefined {
  const files = findPlaybook(name, loaded.dir, terminal);
  if (!files) return unknownPlaybook(name, playbookNames(loaded.dir), terminal);
  const source = loadPlaybook(files, shelfOf(loaded.dir, terminal), options.rehearse);
  if (!source.ok) return refuse(source.error, terminal);
  const { playbook, script } = source.value;
  const { roles, playbooks, handoff } = loaded.config;
  const inConfig = playbooks?.[name]?.parts ?? {};
  const bound = { ...inConfig, ...options.parts };
  const parts = bindingFaults(playbook, bound, Object.keys(roles));
  const ofConfig = parts.filter((fault) => isOfConfig(fault, inConfig, options.parts));
  if (ofConfig.length > 0)
    return refuse(inFileOrder(ofConfig.map((fault) => faultInConfig(fault, name, loaded))), terminal);
  const inputs = resolveInputs(playbook, { ...script?.rehearsal.inputs, ...options.inputs });
  const faults = [
    ...parts.map(({ message, hint }) => (hint === undefined ? message : `${message}; ${hint}`)),
    ...inputs.faults,
    ...fieldsNotThere(playbook.steps, handoff?.required ?? []).map((fault) => `${fault}; ${MEND_FIELDS}`),
    ...(options.rehearse && !script
      ? [`playbook ${name} has no rehearsal script; write one beside it: ${name}.rehearsal.yaml`]
      : []),
  ];
  return { source: source.value, playbook, script: script?.rehearsal, bound, inputs: inputs.values, faults };
}

const MEND_FIELDS = 'add it in a playbook of your own, in playbooks/, or take it out of the config';

function unknownPlaybook(name: string, names: readonly string[], terminal: Terminal): undefined {
  // A path is given where a name belongs.
  const bare = basename(name).replace(/\.ya?ml$/, '');
  const guess = names.includes(bare) ? bare : nearest(bare, names);
  const hint = guess === undefined ? `There are: ${names.join(', ')}` : `Did you mean ${guess}?`;
  terminal.err(`coord: there is no playbook ${name}. ${hint}`);
  terminal.exit(EXIT.invalid);
}

function refuse(faults: readonly Diagnostic[], terminal: Terminal): undefined {
  showDiagnostics(terminal, faults);
  terminal.exit(EXIT.invalid);
}
