import { createHash } from 'node:crypto';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Part, Playbook } from '../../domain/playbook.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { parseDuration } from '../duration.ts';
import { inFileOrder } from '../diagnostics/diagnostic.ts';
import type { Playbook as PlaybookFile } from '../generated/playbook.ts';
import type { Rehearsal } from '../generated/rehearsal.ts';
import { playbook as validatePlaybook, rehearsal as validateRehearsal } from '../generated/validators.js';
import { rehearsalFaults } from './rehearsal.ts';
import { inputsOf } from './inputs.ts';
import { compileSteps } from './steps.ts';
import { checkSchema } from '../schema/check.ts';
import { parseYamlFile, type YamlFile } from '../yaml/yaml-file.ts';

/** How many agents work at the same time where a playbook does not say: each is a program of its own. */
const AGENTS_AT_ONCE = 4;

/**
 * A playbook from its text, with every error at once.
 * @param file the name to show in errors
 * @param name what the playbook has to be named, where its file has a name that says so
 */
export function parsePlaybook(file: string, text: string, name?: string): Result<Playbook, Diagnostic[]> {
  const parsed = parseYamlFile(file, text);
  if (!parsed.ok) return parsed;
  const faults = checkSchema(validatePlaybook, parsed.value);
  if (faults.length > 0) return err(faults);

  const raw = parsed.value.value as PlaybookFile;
  const misnamed = name === undefined || raw.name === name ? [] : [otherName(raw.name, name, parsed.value)];
  const compiled = compileSteps(raw, parsed.value);
  if (!compiled.ok || misnamed.length > 0)
    return err(inFileOrder(once([...misnamed, ...(compiled.ok ? [] : compiled.error)])));
  const { steps, atEnd, apart } = compiled.value;
  const parts = Object.entries(raw.parts ?? {}).map(([name, { description, many }]): [string, Part] => [
    name,
    { description, many: many === true, not: [...(apart.get(name) ?? [])] },
  ]);
  const timeMs = raw.limits?.time === undefined ? undefined : parseDuration(raw.limits.time);
  return ok({
    name: raw.name,
    description: raw.description ?? '',
    parts: Object.fromEntries(parts),
    inputs: inputsOf(raw),
    limits: {
      agents: raw.limits?.agents ?? AGENTS_AT_ONCE,
      ...(raw.limits?.cost_usd !== undefined && { costUsd: raw.limits.cost_usd }),
      ...(timeMs !== undefined && { timeMs }),
    },
    steps,
    finally: atEnd,
    used: {},
    hash: createHash('sha256').update(text).digest('hex'),
  });
}

/** What stands in several steps by an alias is wrong in each of them, and told once. */
function once(faults: readonly Diagnostic[]): Diagnostic[] {
  const known = faults.map((fault) => {
    const { code, message, at } = fault;
    return [`${at?.line}:${at?.column} ${code} ${message}`, fault] as const;
  });
  return [...new Map(known).values()];
}

/** A playbook is asked for by its file's name, and its runs, branches and bindings go by it. */
function otherName(found: string, wanted: string, { file, at }: YamlFile): Diagnostic {
  const message = `the playbook is named '${found}', and its file '${wanted}.yaml'`;
  const hint = `write name: ${wanted}, or rename the file to ${found}.yaml`;
  return { severity: 'error', code: 'other-name', message, file, at: at(['name']), hint };
}

/** A rehearsal script. @param playbook what it is for; without it only the script's own form is checked */
export function parseRehearsal(file: string, text: string, playbook?: Playbook): Result<Rehearsal, Diagnostic[]> {
  const parsed = parseYamlFile(file, text);
  if (!parsed.ok) return parsed;
  const faults = checkSchema(validateRehearsal, parsed.value);
  if (faults.length > 0) return err(faults);
  const script = parsed.value.value as Rehearsal;
  const unplayed = playbook ? rehearsalFaults(script, playbook, parsed.value) : [];
  return unplayed.length > 0 ? err(inFileOrder(unplayed)) : ok(script);
}
