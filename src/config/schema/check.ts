import type { ErrorObject } from 'ajv';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { inFileOrder } from '../diagnostics/diagnostic.ts';
import { describe } from './messages.ts';
import { pathOf } from './pointer.ts';
import { isBetweenKeys, type Schema, schemaAt, schemaOf, type Validator } from './walk.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { valueAt } from '../yaml/value-at.ts';
import type { YamlFile } from '../yaml/yaml-file.ts';

/** What the file's schema says against it: one diagnostic for each real mistake, in the order of the file. */
export function checkSchema(validator: Validator, yaml: YamlFile): Diagnostic[] {
  if (validator(yaml.value)) return [];
  const schema = schemaOf(validator);
  const told = new Map<string, Diagnostic>();
  for (const error of withoutEchoes(validator.errors ?? [], schema, yaml)) {
    const diagnostic = toDiagnostic(error, schema, yaml);
    const { line, column } = diagnostic.at ?? { line: 0, column: 0 };
    // One value can break several rules; the first says enough. Missing keys all stand at their parent's line.
    const key = error.keyword === 'required' ? diagnostic.message : `${line}:${column}`;
    if (!told.has(key)) told.set(key, diagnostic);
  }
  return inFileOrder([...told.values()]);
}

/** A failed choice reports each of its branches, a bad key is reported twice: only the telling one stays. */
function withoutEchoes(errors: readonly ErrorObject[], schema: Schema, yaml: YamlFile): ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf');
  const echoes = new Set(
    choices.flatMap((choice) => echoesOf(choice, errors, schemaAt(schema, pathOf(choice.instancePath, yaml.value)))),
  );
  return errors.filter((error) => {
    if (error.keyword === 'propertyNames' || error.keyword === 'if') return false;
    if (error.keyword === 'required' && errors.some((other) => misspells(other, error))) return false;
    return !echoes.has(error);
  });
}

/** Of a choice between keys the choice itself is told; of one between kinds of values what the right branch says. */
function echoesOf(choice: ErrorObject, errors: readonly ErrorObject[], schema: Schema): ErrorObject[] {
  const within = errors.filter((error) => error !== choice && isWithin(error, choice));
  if (isBetweenKeys(schema)) return within.filter((error) => /\/(?:oneOf|anyOf)\/\d+\//.test(error.schemaPath));
  const isOtherKind = (error: ErrorObject) =>
    error.instancePath === choice.instancePath && ['type', 'const', 'enum'].includes(error.keyword);
  const others = within.filter(isOtherKind);
  return others.length === within.length ? within : [choice, ...others];
}

/** `nam` in a mapping that lacks `name` is one mistake, and the unknown key is the place to mend it. */
function misspells(unknown: ErrorObject, missing: ErrorObject): boolean {
  if (unknown.keyword !== 'additionalProperties' || unknown.instancePath !== missing.instancePath) return false;
  return nearest(unknown.params['additionalProperty'], [missing.params['missingProperty']]) !== undefined;
}

function isWithin({ instancePath }: ErrorObject, choice: ErrorObject): boolean {
  return instancePath === choice.instancePath || instancePath.startsWith(`${choice.instancePath}/`);
}

function toDiagnostic(error: ErrorObject, schema: Schema, yaml: YamlFile): Diagnostic {
  const path = pathOf(error.instancePath, yaml.value);
  const { code, message, hint, key, item } = describe(error, path, schemaAt(schema, path), valueAt(yaml.value, path));
  const place = key !== undefined ? [...path, key] : item !== undefined ? [...path, item] : path;
  const at = yaml.at(place, key !== undefined || error.keyword === 'required' ? 'key' : 'value');
  return { severity: 'error', code, message, file: yaml.file, at, ...(hint && { hint }) };
}
