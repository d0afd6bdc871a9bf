import { createHash } from 'node:crypto';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Part, Playbook } from '../../domain/playbook.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { inFileOrder } from '../diagnostics/diagnostic.ts';
import type { Playbook as PlaybookFile } from '../generated/playbook.ts';
import type { Rehearsal } from '../generated/rehearsal.ts';
import { playbook as validatePlaybook, rehearsal as validateRehearsal } from '../generated/validators.js';
import { compileSteps } from './steps.ts';
import { checkSchema } from '../schema/check.ts';
import { parseYamlFile } from '../yaml/yaml-file.ts';

/** How many agents work at the same time where a playbook does not say: each is a program of its own. */
const AGENTS_AT_ONCE = 4;

/** A playbook from its text, with every error at once. @param file the name to show in errors */
export function parsePlaybook(file: string, text: string): Result<Playbook, Diagnostic[]> {
  const parsed = parseYamlFile(file, text);
  if (!parsed.ok) return parsed;
  const faults = checkSchema(validatePlaybook, parsed.value);
  if (faults.length > 0) return err(faults);

  const raw = parsed.value.value as PlaybookFile;
  const compiled = compileSteps(raw, parsed.value);
  if (!compiled.ok) return err(inFileOrder(compiled.error));
  const { steps, apart } = compiled.value;
  const parts = Object.entries(raw.parts ?? {}).map(([name, { description, many }]): [string, Part] => [
    name,
    { description, many: many === true, not: [...(apart.get(name) ?? [])] },
  ]);
  const inputs = Object.entries(raw.inputs ?? {}).map(
    ([name, input]) => [name, { description: '', ...input }] as const,
  );
  return ok({
    name: raw.name,
    description: raw.description ?? '',
    parts: Object.fromEntries(parts),
    inputs: Object.fromEntries(inputs),
    limits: {
      agents: raw.limits?.agents ?? AGENTS_AT_ONCE,
      ...(raw.limits?.cost_usd !== undefined && { costUsd: raw.limits.cost_usd }),
    },
    steps,
    hash: createHash('sha256').update(text).digest('hex'),
  });
}

export function parseRehearsal(file: string, text: string): Result<Rehearsal, Diagnostic[]> {
  const parsed = parseYamlFile(file, text);
  if (!parsed.ok) return parsed;
  const faults = checkSchema(validateRehearsal, parsed.value);
  return faults.length > 0 ? err(faults) : ok(parsed.value.value as Rehearsal);
}
