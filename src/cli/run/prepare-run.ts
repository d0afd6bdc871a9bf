import { type Diagnostic, inFileOrder } from '../../config/diagnostics/diagnostic.ts';
import type { Rehearsal } from '../../config/generated/rehearsal.ts';
import type { InputValue } from '../../domain/input.ts';
import type { Playbook } from '../../domain/playbook.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { fieldsNotThere } from '../../services/handoffs/fields.ts';
import { type MissingInput, resolveInputs } from '../../services/runs/run-inputs.ts';
import { type Bindings, bindingFaults } from '../../services/runs/run-parts.ts';
import { EXIT } from '../exit-codes.ts';
import type { OpenTeam } from '../open-team.ts';
import { faultInConfig, isOfConfig } from '../playbooks/binding-places.ts';
import { findPlaybook, playbookNames, shelfOf } from '../playbooks/find-playbook.ts';
import { type LoadedPlaybook, loadPlaybook } from '../playbooks/load-playbook.ts';
import { noSuchPlaybook } from '../playbooks/open-playbook.ts';
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
  /** Inputs that were not given and have no default. */
  missing: MissingInput[];
  /** Parts that nobody plays; each is among the faults too. */
  unplayed: string[];
  /** Why it can't be run so, one sentence each; empty where it can, once nothing is missing. */
  faults: string[];
}

/** Why there is nothing to run: what is wrong in the files, or that there is no such playbook. */
export type Unprepared = { kind: 'mistakes'; diagnostics: Diagnostic[] } | { kind: 'unknown'; text: string };

/** Finds a playbook, and checks everything that can be checked before its first step. */
export function prepareRun(
  name: string,
  options: RunOptions,
  { loaded }: OpenTeam,
  terminal: Terminal,
): Result<PreparedRun, Unprepared> {
  const files = findPlaybook(name, loaded.dir, terminal);
  if (!files) return err({ kind: 'unknown', text: noSuchPlaybook(name, playbookNames(loaded.dir)) });
  const source = loadPlaybook(files, shelfOf(loaded.dir, terminal), options.rehearse);
  if (!source.ok) return err({ kind: 'mistakes', diagnostics: source.error });
  const { playbook, script } = source.value;
  const { roles, playbooks, handoff } = loaded.config;
  const inConfig = playbooks?.[name]?.parts ?? {};
  const bound = { ...inConfig, ...options.parts };
  const parts = bindingFaults(playbook, bound, Object.keys(roles));
  const ofConfig = parts.filter((fault) => isOfConfig(fault, inConfig, options.parts));
  if (ofConfig.length > 0) {
    const diagnostics = inFileOrder(ofConfig.map((fault) => faultInConfig(fault, name, loaded)));
    return err({ kind: 'mistakes', diagnostics });
  }
  const sources = { roles: Object.keys(roles), env: terminal.env };
  const { values, missing, ...inputs } = resolveInputs(
    playbook,
    { ...script?.rehearsal.inputs, ...options.inputs },
    sources,
  );
  const unplayed = parts.filter(({ code }) => code === 'unbound-part').map(({ part }) => part);
  const faults = [
    ...parts.map(({ message, hint }) => (hint === undefined ? message : `${message}; ${hint}`)),
    ...inputs.faults,
    ...fieldsNotThere(playbook.steps, handoff?.required ?? []).map((fault) => `${fault}; ${MEND_FIELDS}`),
    ...(options.rehearse && !script
      ? [`playbook ${name} has no rehearsal script; write one beside it: ${name}.rehearsal.yaml`]
      : []),
  ];
  return ok({
    source: source.value,
    playbook,
    script: script?.rehearsal,
    bound,
    inputs: values,
    missing,
    unplayed,
    faults,
  });
}

const MEND_FIELDS = 'add it in a playbook of your own, in playbooks/, or take it out of the config';

/** Says why there is nothing to run. */
export function refuseUnprepared(why: Unprepared, terminal: Terminal): undefined {
  if (why.kind === 'mistakes') showDiagnostics(terminal, why.diagnostics);
  else terminal.err(`coord: ${why.text}`);
  terminal.exit(EXIT.invalid);
}
