import { createHash } from 'node:crypto';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Part, Playbook, RunLimits } from '../../domain/playbook.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { toldOnce } from '../diagnostics/told-once.ts';
import { parseDuration } from '../duration.ts';
import { inFileOrder } from '../diagnostics/diagnostic.ts';
import type { Playbook as PlaybookFile } from '../generated/playbook.ts';
import type { Rehearsal } from '../generated/rehearsal.ts';
import { playbook as validatePlaybook, rehearsal as validateRehearsal } from '../generated/validators.js';
import { rehearsalFaults } from './rehearsal.ts';
import { inputsOf } from './inputs.ts';
import { compileSteps } from './steps.ts';
import { type CompiledPlaybook, type PlaybookSource, type Shelf, Uses } from './uses.ts';
import { checkSchema } from '../schema/check.ts';
import { parseYamlFile, type YamlFile } from '../yaml/yaml-file.ts';

/** How many agents work at the same time where a playbook does not say: each is a program of its own. */
const AGENTS_AT_ONCE = 4;

/**
 * A playbook from its text, with every error at once.
 * @param file the name to show in errors
 * @param name what the playbook has to be named, where its file has a name that says so
 * @param shelf the playbooks that it can use
 */
export function parsePlaybook(
  file: string,
  text: string,
  name?: string,
  shelf: Shelf = NO_SHELF,
): Result<Playbook, Diagnostic[]> {
  const uses = new Uses(shelf, compilePlaybook, name ?? '');
  const compiled = compilePlaybook({ file, text }, name, uses);
  if (!compiled.ok) return compiled;
  const { gives: _, height: __, ...playbook } = compiled.value;
  return ok({ ...playbook, used: uses.texts, hash: hashOf(text, uses.texts) });
}

const NO_SHELF: Shelf = { names: () => [], find: () => undefined };

function hashOf(text: string, used: Record<string, string>): string {
  const hash = createHash('sha256').update(text);
  for (const name of Object.keys(used).sort()) hash.update(`\0${name}\0${used[name]}`);
  return hash.digest('hex');
}

function compilePlaybook(
  { file, text }: PlaybookSource,
  name: string | undefined,
  uses: Uses,
): Result<CompiledPlaybook, Diagnostic[]> {
  const parsed = parseYamlFile(file, text);
  if (!parsed.ok) return parsed;
  const faults = checkSchema(validatePlaybook, parsed.value);
  if (faults.length > 0) return err(faults);

  const raw = parsed.value.value as PlaybookFile;
  const misnamed = name === undefined || raw.name === name ? [] : [otherName(raw.name, name, parsed.value)];
  const compiled = compileSteps(raw, parsed.value, uses);
  if (!compiled.ok || misnamed.length > 0)
    return err(inOrder(toldOnce([...misnamed, ...(compiled.ok ? [] : compiled.error)]), file));
  const { apart, ...steps } = compiled.value;
  const parts = Object.entries(raw.parts ?? {}).map(([name, { description, many }]): [string, Part] => [
    name,
    { description, many: many === true, not: [...(apart.get(name) ?? [])] },
  ]);
  return ok({
    name: raw.name,
    description: raw.description ?? '',
    parts: Object.fromEntries(parts),
    inputs: inputsOf(raw),
    limits: limitsOf(raw),
    ...steps,
  });
}

function limitsOf({ limits = {} }: PlaybookFile): RunLimits {
  const { agents = AGENTS_AT_ONCE, cost_usd: costUsd, time } = limits;
  return {
    agents,
    ...(costUsd !== undefined && { costUsd }),
    ...(time !== undefined && { timeMs: parseDuration(time) }),
  };
}

/** The file's own mistakes, and then those of the playbooks that it uses, which are in order. */
function inOrder(faults: readonly Diagnostic[], file: string): Diagnostic[] {
  const own = faults.filter((fault) => fault.file === file);
  return [...inFileOrder(own), ...faults.filter((fault) => fault.file !== file)];
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
