import type { LoadedConfig } from '../../config/config.ts';
import type { Diagnostic } from '../../config/diagnostics/diagnostic.ts';
import { hintFor } from '../../config/diagnostics/suggest.ts';
import { parsePlaybook, parseRehearsal } from '../../config/playbooks/playbook.ts';
import type { Terminal } from '../terminal.ts';
import { findPlaybook, ownPlaybookNames, playbookNames } from './find-playbook.ts';

/** Everything wrong with the playbooks a person wrote, and with what the config says of playbooks. */
export function checkPlaybooks(loaded: LoadedConfig, terminal: Terminal): Diagnostic[] {
  const own = ownPlaybookNames(loaded.dir).flatMap((name) => faultsIn(name, loaded, terminal));
  const bound = Object.keys(loaded.config.playbooks ?? {}).flatMap((name) => bindingFaults(name, loaded, terminal));
  return [...own, ...bound];
}

function faultsIn(name: string, { dir }: LoadedConfig, terminal: Terminal): Diagnostic[] {
  const source = findPlaybook(name, dir, terminal);
  if (!source) return [];
  const playbook = parsePlaybook(source.shown, source.text);
  const script = source.script && parseRehearsal(source.script.shown, source.script.text);
  return [...(playbook.ok ? [] : playbook.error), ...(script && !script.ok ? script.error : [])];
}

function bindingFaults(name: string, loaded: LoadedConfig, terminal: Terminal): Diagnostic[] {
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
  const { parts } = parsed.value;
  const bound = Object.keys(config.playbooks?.[name]?.parts ?? {});
  const unknown = bound
    .filter((part) => !parts.includes(part))
    .map((part): Diagnostic => {
      const hint = hintFor(part, parts, 'the parts are');
      const message = `playbook '${name}' has no part '${part}'`;
      return {
        severity: 'error',
        code: 'unknown-part',
        message,
        ...at(['playbooks', name, 'parts', part], 'key'),
        ...(hint && { hint }),
      };
    });
  const missing = parts.filter((part) => !bound.includes(part));
  if (missing.length === 0) return unknown;
  const message = `playbook '${name}' is played without ${missing.map((part) => `'${part}'`).join(', ')}`;
  const hint = 'bind each part to a role';
  return [
    ...unknown,
    { severity: 'warning', code: 'unbound-part', message, hint, ...at(['playbooks', name, 'parts'], 'key') },
  ];
}
