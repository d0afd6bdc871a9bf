import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { nearest } from '../diagnostics/suggest.ts';
import { describe } from '../schema/messages.ts';
import { pathOf } from '../schema/pointer.ts';
import { valueAt } from '../yaml/value-at.ts';
import type { Path } from '../yaml/yaml-file.ts';

/** What is wrong with a step's output schema, and where in it. */
export interface SchemaFault {
  message: string;
  hint?: string | undefined;
  at: Path;
  /** The key is meant, not its value. */
  isKey?: boolean;
}

/** Everything that keeps it from being the JSON Schema that its author meant. */
export function faultsInSchema(schema: Record<string, unknown>): SchemaFault[] {
  const own = keywordsIn(schema, []).flatMap(faultsOfKeyword);
  try {
    if (!FORMAT.validateSchema(schema)) return [...tellingOf(FORMAT.errors ?? []).map(inWords), ...own];
    // An instance of its own, as it keeps what it has compiled by its $id.
    if (own.length === 0) new Ajv2020({ strict: false, validateSchema: false, logger: false }).compile(schema);
    return own;
  } catch (error) {
    if (error instanceof Ajv2020.MissingRefError) return [deadReference(error, schema)];
    return [{ message: `this is no JSON Schema: ${(error as Error).message}`, at: [], isKey: true }];
  }

  function inWords(error: ErrorObject): SchemaFault {
    const at = pathOf(error.instancePath, schema);
    const { message, hint, item } = describe(error, at, {}, valueAt(schema, at));
    return { message, hint, at: item === undefined ? at : [...at, item] };
  }
}

/** Checks against the format of schemas, which takes long to compile. */
const FORMAT = new Ajv2020({ strict: false, allErrors: true, logger: false });

/** A value that breaks one rule breaks others with it, and so does what it stands in: the first of the innermost. */
function tellingOf(errors: readonly ErrorObject[]): ErrorObject[] {
  const hasDeeper = ({ instancePath }: ErrorObject) =>
    errors.some((other) => other.instancePath.startsWith(`${instancePath}/`));
  const isFirst = ({ instancePath }: ErrorObject, index: number) =>
    errors.findIndex((other) => other.instancePath === instancePath) === index;
  return errors.filter((error, index) => isFirst(error, index) && !hasDeeper(error));
}

const OF_ONE = 'items additionalProperties contains not if then else propertyNames unevaluatedProperties'.split(' ');
const OF_MANY = 'allOf anyOf oneOf prefixItems properties patternProperties $defs definitions dependentSchemas'.split(
  ' ',
);
const PLAIN = (
  'type enum const required minLength maxLength pattern format minItems maxItems uniqueItems minimum maximum ' +
  'exclusiveMinimum exclusiveMaximum multipleOf minProperties maxProperties title description default examples $ref ' +
  '$id $schema $comment $anchor minContains maxContains dependentRequired deprecated readOnly writeOnly'
).split(' ');
const KEYWORDS = [...OF_ONE, ...OF_MANY, ...PLAIN];

interface Keyword {
  key: string;
  value: unknown;
  at: Path;
}

/** All keywords of a schema, and of the schemas in it. */
function keywordsIn(schema: unknown, at: Path): Keyword[] {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    const here = [...at, key];
    const inner = OF_ONE.includes(key)
      ? keywordsIn(value, here)
      : OF_MANY.includes(key)
        ? membersOf(value).flatMap(([name, member]) => keywordsIn(member, [...here, name]))
        : [];
    return [{ key, value, at: here }, ...inner];
  });
}

/** JSON Schema ignores a keyword that it does not know: one that is misspelt would be believed and do nothing. */
function faultsOfKeyword({ key, value, at }: Keyword): SchemaFault[] {
  if (key === 'pattern' && typeof value === 'string') return faultsOfPattern(value, at);
  // OpenAPI's own words, which are near to others.
  const isKnown = KEYWORDS.includes(key) || key === 'example' || key.startsWith('x-');
  const meant = isKnown ? undefined : nearest(key, KEYWORDS);
  if (meant === undefined) return [];
  return [{ message: `JSON Schema has no keyword '${key}'`, hint: `did you mean '${meant}'?`, at, isKey: true }];
}

function faultsOfPattern(pattern: string, at: Path): SchemaFault[] {
  try {
    RegExp(pattern, 'u');
    return [];
  } catch (error) {
    const why = (error as Error).message.replace(/^.*: /s, '');
    return [{ message: `this is no regular expression: ${why.charAt(0).toLowerCase()}${why.slice(1)}`, at }];
  }
}

function deadReference({ missingRef }: { missingRef: string }, schema: unknown): SchemaFault {
  const found = keywordsIn(schema, []).find(({ key, value }) => key === '$ref' && value === missingRef);
  const hint = missingRef.startsWith('#/$defs/') ? 'write it under $defs of this output' : 'write the schema out';
  return { message: `there is no schema '${missingRef}'`, hint, at: found?.at ?? [], isKey: !found };
}

function membersOf(value: unknown): [string | number, unknown][] {
  if (Array.isArray(value)) return [...value.entries()];
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
