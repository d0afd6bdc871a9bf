import type { Playbook, Step } from '../../domain/playbook.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { hintFor } from '../diagnostics/suggest.ts';
import type { Rehearsal, Turn } from '../generated/rehearsal.ts';
import type { Path, YamlFile } from '../yaml/yaml-file.ts';

interface Played {
  verb: Step['verb'];
  /** The step can be done in several branches. */
  inEach: boolean;
}

/** What a rehearsal script says of things that its playbook does not have: it would never be played. */
export function rehearsalFaults(script: Rehearsal, playbook: Playbook, yaml: YamlFile): Diagnostic[] {
  const faults: Diagnostic[] = [];
  const steps = new Map(stepsIn([...playbook.steps, ...playbook.finally], false));
  const parts = Object.keys(playbook.parts);
  if (script.playbook !== playbook.name) {
    const message = `this script is for playbook '${script.playbook}', and lies beside '${playbook.name}'`;
    fault('other-playbook', message, ['playbook'], `write playbook: ${playbook.name}`);
    return faults;
  }
  checkInputs(Object.keys(playbook.inputs));
  for (const [name, turns] of Object.entries(script.steps)) checkTurns(name, turns);
  return faults;

  function fault(code: string, message: string, path: Path, hint: string | undefined, what?: 'key'): void {
    const at = yaml.at(path, what);
    faults.push({ severity: 'error', code, message, file: yaml.file, at, ...(hint !== undefined && { hint }) });
  }

  function checkInputs(known: readonly string[]): void {
    for (const name of Object.keys(script.inputs ?? {}).filter((name) => !known.includes(name))) {
      const hint = known.length === 0 ? 'it has no inputs' : hintFor(name, known, 'the inputs are');
      fault('unknown-input', `playbook '${playbook.name}' has no input '${name}'`, ['inputs', name], hint, 'key');
    }
  }

  function checkTurns(name: string, turns: readonly Turn[]): void {
    const [id = '', branch] = name.split(':');
    const path = ['steps', name];
    const step = steps.get(id);
    if (!step) {
      const hint = hintFor(id, [...steps.keys()], 'the steps are');
      return fault('unknown-step', `playbook '${playbook.name}' has no step '${id}'`, path, hint, 'key');
    }
    if (step.verb !== 'agent' && step.verb !== 'approve') {
      const hint = 'take it out: only agents and people are played, all else is done as in any run';
      return fault('not-played', `step '${id}' has ${step.verb}, and is not played from a script`, path, hint, 'key');
    }
    if (branch !== undefined && !step.inEach) {
      const message = `step '${id}' stands in no each, and has no branch '${branch}'`;
      fault('unknown-branch', message, path, `name the step alone: ${id}`, 'key');
    }
    for (const [index, turn] of turns.entries()) checkTurn(id, step.verb, turn, [...path, index]);
  }

  function checkTurn(id: string, verb: 'agent' | 'approve', turn: Turn, path: Path): void {
    for (const key of Object.keys(turn).filter((key) => ANSWERS.has(key) !== (verb === 'approve'))) {
      const message = `${key} is for a step with ${verb === 'approve' ? 'agent' : 'approve'}, and '${id}' has ${verb}`;
      fault('wrong-key', message, [...path, key], 'take it out', 'key');
    }
    for (const [index, write] of (turn.writes ?? []).entries()) {
      for (const key of ['owned_by', 'not_owned_by'] as const) {
        const part = write[key];
        if (part === undefined || parts.includes(part)) continue;
        const message = `playbook '${playbook.name}' has no part '${part}'`;
        fault('unknown-part', message, [...path, 'writes', index, key], hintFor(part, parts, 'the parts are'));
      }
    }
  }
}

/** What a person does; all else is an agent's. */
const ANSWERS = new Set(['approve', 'reason']);

function stepsIn(steps: readonly Step[], inEach: boolean): [string, Played][] {
  return steps.flatMap((step): [string, Played][] => [
    // A loop that comes to no end by itself asks as an approve step does.
    [step.id, { verb: step.verb === 'loop' && step.exhausted === 'ask' ? 'approve' : step.verb, inEach }],
    ...('steps' in step ? stepsIn(step.steps, inEach || step.verb === 'each') : []),
  ]);
}
