import { parsePlaybook, parseRehearsal } from '../../config/playbooks/playbook.ts';
import type { Rehearsal } from '../../config/generated/rehearsal.ts';
import type { Playbook } from '../../domain/playbook.ts';
import { resolveInputs } from '../../services/run-inputs.ts';
import { type Bindings, bindingFaults } from '../../services/run-parts.ts';
import { EXIT } from '../exit-codes.ts';
import type { OpenTeam } from '../open-team.ts';
import { findPlaybook, type PlaybookSource, playbookNames } from '../playbooks/find-playbook.ts';
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
  source: PlaybookSource;
  playbook: Playbook;
  script: Rehearsal | undefined;
  bound: Bindings;
  inputs: Record<string, string>;
  /** Why it can't be run so, one sentence each; empty where it can. */
  faults: string[];
}

/** Finds a playbook, and checks everything that can be checked before its first step. Says what is wrong with its file. */
export function prepareRun(
  name: string,
  options: RunOptions,
  { loaded: { config, dir } }: OpenTeam,
  terminal: Terminal,
): PreparedRun | undefined {
  const source = findPlaybook(name, dir, terminal);
  if (!source) {
    terminal.err(`coord: there is no playbook ${name}. There are: ${playbookNames(dir).join(', ')}`);
    terminal.exit(EXIT.invalid);
    return undefined;
  }
  const parsed = parse(source, options.rehearse, terminal);
  if (!parsed) return undefined;
  const { playbook, script } = parsed;
  const bound = { ...config.playbooks?.[name]?.parts, ...options.parts };
  const inputs = resolveInputs(playbook, { ...script?.inputs, ...options.inputs });
  const parts = bindingFaults(playbook, bound, Object.keys(config.roles));
  const faults = [
    ...parts.map(({ message, hint }) => (hint === undefined ? message : `${message}; ${hint}`)),
    ...inputs.faults,
    ...(options.rehearse && !script
      ? [`playbook ${name} has no rehearsal script; write one beside it: ${name}.rehearsal.yaml`]
      : []),
  ];
  return { source, playbook, script, bound, inputs: inputs.values, faults };
}

function parse(source: PlaybookSource, rehearse: boolean, terminal: Terminal) {
  const playbook = parsePlaybook(source.shown, source.text);
  const script = rehearse && source.script ? parseRehearsal(source.script.shown, source.script.text) : undefined;
  const faults = [...(playbook.ok ? [] : playbook.error), ...(script && !script.ok ? script.error : [])];
  if (playbook.ok && (!script || script.ok)) return { playbook: playbook.value, script: script?.value };
  showDiagnostics(terminal, faults, {
    [source.shown]: source.text,
    ...(source.script && { [source.script.shown]: source.script.text }),
  });
  terminal.exit(EXIT.invalid);
  return undefined;
}
