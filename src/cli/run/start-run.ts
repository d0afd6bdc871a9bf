import { randomUUID } from 'node:crypto';
import { parsePlaybook, parseRehearsal } from '../../config/playbooks/playbook.ts';
import type { Rehearsal } from '../../config/generated/rehearsal.ts';
import type { Playbook } from '../../domain/playbook.ts';
import { resolveInputs, resolveParts } from '../../services/run-inputs.ts';
import { createRunFolder, newRunId, type RunFolder } from '../../services/runs.ts';
import { gitIn } from '../../store/git.ts';
import { EXIT } from '../exit-codes.ts';
import type { OpenTeam } from '../open-team.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import type { Terminal } from '../terminal.ts';
import { findPlaybook, type PlaybookSource, playbookNames } from '../playbooks/find-playbook.ts';

export interface StartOptions {
  inputs: Record<string, string>;
  rehearse: boolean;
}

/** A run whose first record is in its journal. */
export interface StartedRun {
  folder: RunFolder;
  playbook: Playbook;
  script: Rehearsal | undefined;
}

/** Checks everything that can be checked before the first step, and makes the run. Says what is wrong otherwise. */
export async function startRun(
  name: string,
  options: StartOptions,
  team: OpenTeam,
  terminal: Terminal,
): Promise<StartedRun | undefined> {
  const refuse = (text: string): undefined => {
    terminal.err(text);
    terminal.exit(EXIT.invalid);
  };
  const { config, dir } = team.loaded;
  const source = findPlaybook(name, dir, terminal);
  if (!source) return refuse(`coord: there is no playbook ${name}. There are: ${playbookNames(dir).join(', ')}`);
  const parsed = parse(source, options.rehearse, terminal);
  if (!parsed) return undefined;
  const { playbook, script } = parsed;
  if (options.rehearse && !script) {
    return refuse(`coord: playbook ${name} has no rehearsal script; write one beside it: ${name}.rehearsal.yaml`);
  }

  const parts = resolveParts(playbook, config.playbooks?.[name]?.parts ?? {}, Object.keys(config.roles));
  const inputs = resolveInputs(playbook, { ...script?.inputs, ...options.inputs });
  const faults = [...(parts.ok ? [] : parts.error), ...(inputs.ok ? [] : inputs.error)];
  if (!parts.ok || !inputs.ok) return refuse(faults.map((fault) => `coord: ${fault}`).join('\n'));

  const { repository, layout, clock } = team.workplace;
  if (!repository.git || repository.main === undefined) {
    return refuse(
      'coord: a run needs a git repository with a main checkout, as each role works in a worktree of its own.',
    );
  }
  const base = await gitIn(repository.main).resolve('HEAD');
  if (base === undefined)
    return refuse('coord: a run begins from a commit, and this repository has none yet. Commit something first.');

  const run = newRunId(name, clock.now(), randomUUID());
  const folder = createRunFolder(layout.runs, run, source.text, options.rehearse ? source.script?.text : undefined);
  folder.journal.append({
    type: 'run.started',
    at: clock.now().toISOString(),
    run,
    playbook: name,
    hash: playbook.hash,
    inputs: inputs.value,
    parts: parts.value,
    base,
    rehearsal: options.rehearse,
  });
  return { folder, playbook, script };
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
