import type { LoadedConfig } from '../../config/config.ts';
import type { Diagnostic } from '../../config/diagnostics/diagnostic.ts';
import type { Bindings, BindingFault } from '../../services/runs/run-parts.ts';

/** What is wrong with who plays what, where the config says it. A part without a role may get one with `--part`. */
export function faultInConfig(
  { code, part, message, hint }: BindingFault,
  playbook: string,
  { config, yaml }: LoadedConfig,
): Diagnostic {
  const parts = config.playbooks?.[playbook]?.parts ?? {};
  const of = ['playbooks', playbook, 'parts'];
  const at = yaml.at(
    [...of, ...(Object.hasOwn(parts, part) ? [part] : [])],
    code === 'unknown-part' || code === 'unbound-part' ? 'key' : 'value',
  );
  const severity = code === 'unbound-part' ? 'warning' : 'error';
  return { severity, code, message, file: yaml.file, at, ...(hint !== undefined && { hint }) };
}

/** Whether a fault is the config's alone: nothing that was given for this run has to do with it. */
export function isOfConfig({ code, part }: BindingFault, config: Bindings, given: Bindings): boolean {
  if (code === 'unbound-part' || !Object.hasOwn(config, part) || Object.hasOwn(given, part)) return false;
  return code !== 'parts-apart' || Object.keys(given).length === 0;
}
