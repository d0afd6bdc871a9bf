import type { LoadedConfig } from '../../config/config.ts';
import type { Diagnostic } from '../../config/diagnostics/diagnostic.ts';
import { hintFor } from '../../config/diagnostics/suggest.ts';
import { toldOnce } from '../../config/diagnostics/told-once.ts';
import { bindingFaults } from '../../services/runs/run-parts.ts';
import type { Terminal } from '../terminal.ts';
import { faultInConfig } from './binding-places.ts';
import { findPlaybook, ownPlaybookNames, playbookNames, shelfOf } from './find-playbook.ts';
import { loadPlaybook } from './load-playbook.ts';

/** Everything wrong with the playbooks a person wrote, and with what the config says of playbooks. */
export function checkPlaybooks(loaded: LoadedConfig, terminal: Terminal): Diagnostic[] {
  const own = ownPlaybookNames(loaded.dir).flatMap((name) => faultsIn(name, loaded, terminal));
  const bound = Object.keys(loaded.config.playbooks ?? {}).flatMap((name) => faultsInBinding(name, loaded, terminal));
  return [...toldOnce(own), ...bound];
}

function faultsIn(name: string, { dir }: LoadedConfig, terminal: Terminal): Diagnostic[] {
  const files = findPlaybook(name, dir, terminal);
  const playbook = files && loadPlaybook(files, shelfOf(dir, terminal), true);
  return !playbook || playbook.ok ? [] : playbook.error;
}

function faultsInBinding(name: string, loaded: LoadedConfig, terminal: Terminal): Diagnostic[] {
  const { config, dir } = loaded;
  const files = findPlaybook(name, dir, terminal);
  if (!files) return [unknownPlaybook(name, loaded)];
  const playbook = loadPlaybook(files, shelfOf(dir, terminal), false);
  if (!playbook.ok) return [];
  return bindingFaults(playbook.value.playbook, config.playbooks?.[name]?.parts ?? {}, Object.keys(config.roles))
    .filter(({ code }) => code !== 'unknown-role') // The config's own check has told it.
    .map((fault) => faultInConfig(fault, name, loaded));
}

function unknownPlaybook(name: string, { yaml, dir }: LoadedConfig): Diagnostic {
  const hint = hintFor(name, playbookNames(dir), 'the playbooks are');
  const message = `there is no playbook '${name}'`;
  const at = yaml.at(['playbooks', name], 'key');
  return { severity: 'error', code: 'unknown-playbook', message, file: yaml.file, at, ...(hint && { hint }) };
}
