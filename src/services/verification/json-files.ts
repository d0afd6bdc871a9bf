import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Ajv, type AnySchema } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { inTime } from './in-time.ts';
import { isSchema, type JsonSchema } from '../../domain/schema/json-schema.ts';
import { err, ok, type Result } from '../../domain/result.ts';

/** More is not read, in bytes. */
const MOST = 16 * 1024 * 1024;
/** So many faults are told of one document. */
const FAULTS = 10;

/** The text of a file of the folder that is verified. A link may not lead out of it. */
export function readIn(folder: string, path: string): Result<string, string> {
  try {
    const real = realpathSync(join(folder, path));
    if (relative(realpathSync(folder), real).split(sep)[0] === '..') return err(`${path} leads out of the repository`);
    if (statSync(real).size > MOST) return err(`${path} is larger than ${MOST / 1024 / 1024} MiB`);
    return ok(readFileSync(real, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return err(code === 'ENOENT' ? `there is no file ${path}` : `${path} cannot be read (${code})`);
  }
}

export function parseJson(text: string, what: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return err(`${what} is not one JSON document: ${(error as Error).message}`);
  }
}

export function readSchema(folder: string, path: string): Result<JsonSchema, string> {
  const text = readIn(folder, path);
  return text.ok ? parseSchema(text.value, path) : text;
}

export function parseSchema(text: string, path: string): Result<JsonSchema, string> {
  const value = parseJson(text, path);
  if (!value.ok) return value;
  return isSchema(value.value) ? ok(value.value) : err(`${path} is no JSON Schema`);
}

/** What keeps a document from fitting the schema in a file, in one sentence; undefined where it fits. */
export function misfitOf(document: unknown, what: string, folder: string, path: string): string | undefined {
  const schema = readSchema(folder, path);
  if (!schema.ok) return schema.error;
  const options = { allErrors: true, strict: false, logger: false, validateFormats: false } as const;
  try {
    const validate = (isOlder(schema.value) ? new Ajv(options) : new Ajv2020(options)).compile(
      withoutVersion(schema.value),
    );
    const fits = inTime(() => validate(document));
    if (!fits.ok) return `${what} can't be held against ${path}: ${fits.error}`;
    if (fits.value) return undefined;
    const faults = (validate.errors ?? []).map(({ instancePath, message, params }) => {
      const key = (params as { additionalProperty?: unknown }).additionalProperty;
      return `${instancePath || 'the whole'} ${message}${typeof key === 'string' ? ` (${key})` : ''}`;
    });
    const more = faults.length > FAULTS ? `; and ${faults.length - FAULTS} more` : '';
    return `${what} does not fit ${path}: ${faults.slice(0, FAULTS).join('; ')}${more}`;
  } catch (error) {
    return `${path} is no JSON Schema that can be used: ${(error as Error).message}`;
  }
}

/** Of a draft before 2019-09, in which `items` may be a list. */
function isOlder(schema: JsonSchema): boolean {
  return typeof schema === 'object' && /draft-0[4-7]/.test(String(schema['$schema'] ?? ''));
}

/** Which draft it is has been read; whoever compiles it would look for the draft's own schema. */
function withoutVersion(schema: JsonSchema): AnySchema {
  if (typeof schema === 'boolean') return schema;
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== '$schema'));
}
