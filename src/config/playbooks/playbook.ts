import { createHash } from 'node:crypto';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Playbook } from '../../domain/playbook.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Playbook as PlaybookFile } from '../generated/playbook.ts';
import type { Rehearsal } from '../generated/rehearsal.ts';
import { playbook as validatePlaybook, rehearsal as validateRehearsal } from '../generated/validators.js';
import { compileSteps } from './steps.ts';
import { checkSchema } from '../schema/check.ts';
import { parseYamlFile } from '../yaml/yaml-file.ts';

/** A playbook from its text, with every error at once. @param file the name to show in errors */
export function parsePlaybook(file: string, text: string): Result<Playbook, Diagnostic[]> {
  const parsed = parseYamlFile(file, text);
  if (!parsed.ok) return parsed;
  const faults = checkSchema(validatePlaybook, parsed.value);
  if (faults.length > 0) return err(faults);

  const raw = parsed.value.value as PlaybookFile;
  const steps = compileSteps(raw, parsed.value);
  if (!steps.ok) return steps;
  return ok({
    name: raw.name,
    description: raw.description ?? '',
    parts: Object.keys(raw.parts ?? {}),
    inputs: Object.fromEntries(
      Object.entries(raw.inputs ?? {}).map(([name, input]) => [name, { description: '', ...input }]),
    ),
    steps: steps.value,
    hash: createHash('sha256').update(text).digest('hex'),
  });
}

export function parseRehearsal(file: string, text: string): Result<Rehearsal, Diagnostic[]> {
  const parsed = parseYamlFile(file, text);
  if (!parsed.ok) return parsed;
  const faults = checkSchema(validateRehearsal, parsed.value);
  return faults.length > 0 ? err(faults) : ok(parsed.value.value as Rehearsal);
}
