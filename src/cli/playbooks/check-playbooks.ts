import type { LoadedConfig } from '../../config/config.ts';
import type { Diagnostic } from '../../config/diagnostics/diagnostic.ts';
import { hintFor } from '../../config/diagnostics/suggest.ts';
import { parsePlaybook, parseRehearsal } from '../../config/playbooks/playbook.ts';
import { bindingFaults } from '../../services/run-parts.ts';
import type { Terminal } from '../terminal.ts';
import { findPlaybook, ownPlaybookNames, playbookNames } from './find-playbook.ts';

/** Everything wrong with the playbooks a person wrote, and with what the config says of playbooks. */
export function checkPlaybooks(loaded: LoadedConfig, terminal: Terminal): Diagnostic[] {
  const own = ownPlaybookNames(loaded.dir).flatMap((name) => faultsIn(name, loaded, terminal));
  const bound = Object.keys(loaded.config.playbooks ?? {}).flatMap((name) => faultsInBinding(name, loaded, terminal));
  return [...own, ...bound];
}

function faultsIn(name: string, { dir }: LoadedConfig, terminal: Terminal): Diagnostic[] {
  const source = findPlaybook(name, dir, terminal);
  if (!source) return [];
  const playbook = parsePlaybook(source.shown, source.text);
  const script = source.script && parseRehearsal(source.script.shown, source.script.text);
  return [...(playbook.ok ? [] : playbook.error), ...(script && !script.ok ? script.error : [])];
}

function faultsInBinding(name: string, loaded: LoadedConfig, terminal: Terminal): Diagnostic[] {
  const { config, yaml, dir } = loaded;
  const at = (path: string[], what: 'key' | 'value') => ({ file: yaml.file, at: yaml.at(path, what) });
  const source = findPlaybook(name, dir, terminal);
  if (!source) {
    const hint = hintFor(name, playbookNames(dir), 'the playbooks are');
    const message = `there is no playbook '${name}'`;
    return [
      {
        severity: 'error',
        code: 'unknown-playbook',
        message,
        ...at(['playbooks', name], 'key'),
        ...(hint && { hint }),
      },
    ];
  }
  const parsed = parsePlaybook(source.shown, source.text);
  if (!parsed.ok) return [];
  const bound = config.playbooks?.[name]?.parts ?? {};
  return bindingFaults(parsed.value, bound, Object.keys(config.roles))
    .filter(({ code }) => code !== 'unknown-role') // The config's own check has told it.
    .map(({ code, part, message, hint }): Diagnostic => {
      const place = Object.hasOwn(bound, part) ? ['playbooks', name, 'parts', part] : ['playbooks', name, 'parts'];
      const severity = code === 'unbound-part' ? 'warning' : 'error';
      return { severity, code, message, ...at(place, 'key'), ...(hint !== undefined && { hint }) };
    });
}
