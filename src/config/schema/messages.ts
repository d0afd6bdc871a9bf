import type { ErrorObject } from 'ajv';
import { printable } from '../diagnostics/printable.ts';
import { branchesOf, isBetweenKeys, propertiesOf, type Schema } from './walk.ts';
import { hintFor, listOf, nearest } from '../diagnostics/suggest.ts';
import type { Path } from '../yaml/yaml-file.ts';

/** A schema error in a person's words. `key` or `item` names the child that is meant, where the path names its parent. */
export interface Words {
  code: string;
  message: string;
  hint?: string | undefined;
  key?: string;
  item?: number;
}

/**
 * @param path the value that ajv complains about, and `value` itself
 * @param schema what the schema says there
 */
export function describe(error: ErrorObject, path: Path, schema: Schema, value: unknown): Words {
  const { keyword, params } = error;
  const name = nameOf(path);
  if (error.propertyName !== undefined) return badKey(error.propertyName, path, schema);
  switch (keyword) {
    case 'required':
      return missingKey(params['missingProperty'], path, schema);
    case 'additionalProperties':
      return unknownKey(params['additionalProperty'], path, schema);
    case 'type':
      return wrongType(name, params['type'], value, schema);
    case 'enum':
    case 'const':
      return unknownValue(name, params['allowedValues'] ?? [params['allowedValue']], value, schema);
    case 'pattern':
    case 'format':
      return {
        code: 'bad-format',
        message: `${name} cannot be ${quote(value)}`,
        hint: formatOf(schema) ?? schema.description,
      };
    case 'uniqueItems':
      return {
        code: 'duplicate-item',
        message: `${name} lists ${quote(itemOf(value, params['i']))} twice`,
        item: Math.max(params['i'], params['j']),
      };
    case 'oneOf':
    case 'anyOf':
      return wrongChoice(name, schema, value);
    default:
      return outOfBounds(name, keyword, params['limit'] ?? params['multipleOf'], error.message, schema);
  }
}

/** `roles.frontend.owns[2]`, as a person would point at it. */
function nameOf(path: Path): string {
  if (path.length === 0) return 'the file';
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index > 0 ? `.${step}` : step)).join('');
}

/** Where the value has a choice, only one of the branches is about a text. */
function formatOf(schema: Schema): string | undefined {
  return [schema, ...branchesOf(schema)].find(({ format }) => format !== undefined)?.format;
}

const ID_FORMAT = 'Lower-case letters, digits and dashes; starts with a letter; at most 40 characters.';

function badKey(key: string, path: Path, schema: Schema): Words {
  const hint = schema.propertyNames?.description ?? ID_FORMAT;
  return { code: 'bad-format', message: `a key of ${nameOf(path)} cannot be ${quote(key)}`, hint, key };
}

function missingKey(key: string, path: Path, schema: Schema): Words {
  const what = propertiesOf(schema)[key]?.description;
  const where = path.length === 0 ? 'the file has no' : `${nameOf(path)} has no`;
  return { code: 'missing-key', message: `${where} \`${key}\``, hint: what ? `${key}: ${what}` : `add \`${key}\`` };
}

function unknownKey(key: string, path: Path, schema: Schema): Words {
  const where = path.length === 0 ? '' : ` in ${nameOf(path)}`;
  const message = `unknown key \`${key}\`${where}`;
  if (key === '<<') {
    const hint = 'merge keys are not part of YAML 1.2; write the keys out, or use an alias for a whole value';
    return { code: 'unknown-key', message, hint, key };
  }
  return {
    code: 'unknown-key',
    message,
    hint: hintFor(key, Object.keys(propertiesOf(schema)), 'the keys are'),
    key,
  };
}

const TYPE_NAMES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  null: 'empty',
};

function wrongType(name: string, expected: string | string[], value: unknown, schema: Schema): Words {
  const types = [expected].flat();
  const wanted = types.map((type) => TYPE_NAMES[type] ?? type).join(' or ');
  return { code: 'wrong-type', message: mustBe(name, wanted, value), hint: typeHint(types, value, schema) };
}

function mustBe(name: string, wanted: string, value: unknown): string {
  return value === null ? `${name} is empty; it must be ${wanted}` : `${name} must be ${wanted}, not ${kindOf(value)}`;
}

function typeHint(expected: string[], value: unknown, schema: Schema): string | undefined {
  if (expected.includes('object')) return mappingHint(schema) ?? schema.description;
  if (schema.format !== undefined) return schema.format;
  const isScalar = ['string', 'number', 'boolean'].includes(typeof value);
  if (expected.includes('array') && isScalar) return `write it as a list: [${quote(value)}]`;
  if (!expected.includes('string')) return undefined;
  if (isScalar) return `quote it: '${String(value)}'`;
  return value === null ? undefined : 'quote a text that holds a colon or starts with a bracket';
}

function mappingHint({ properties, additionalProperties }: Schema): string | undefined {
  if (properties) return `write its keys below it, indented: ${listOf(Object.keys(properties))}`;
  return additionalProperties ? 'write each entry below it, indented, under a name of its own' : undefined;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return typeof value === 'string'
    ? `the text ${quote(value)}`
    : typeof value === 'boolean'
      ? `${value}`
      : `the number ${value}`;
}

function unknownValue(name: string, allowed: unknown[], value: unknown, { description }: Schema): Words {
  const words = allowed.map(String);
  const message = `${name} must be ${words.length === 1 ? words[0] : `one of ${listOf(words)}`}, not ${kindOf(value)}`;
  const what = words.length === 1 ? undefined : description;
  if (typeof value !== 'string') return { code: 'unknown-value', message, hint: what };
  if (words.includes(value)) return { code: 'unknown-value', message, hint: 'write it without quotes' };
  const guess = nearest(value, words);
  return { code: 'unknown-value', message, hint: guess === undefined ? what : `did you mean '${guess}'?` };
}

/** Choices in these schemas are between keys, exactly one of which must be there, or between kinds of values. */
function wrongChoice(name: string, schema: Schema, value: unknown): Words {
  if (!isBetweenKeys(schema)) {
    const kinds = branchesOf(schema).flatMap((branch) => branch.const ?? [branch.type ?? []].flat());
    const wanted = kinds.map((kind) => TYPE_NAMES[String(kind)] ?? String(kind)).join(' or ');
    return { code: 'wrong-type', message: mustBe(name, wanted, value), hint: schema.description };
  }
  const keys = branchesOf(schema).flatMap((branch) => branch.required ?? []);
  const present = keys.filter((key) => typeof value === 'object' && value !== null && Object.hasOwn(value, key));
  const message = `${name} needs ${schema.oneOf ? 'exactly' : 'at least'} one of ${listOf(keys)}`;
  const [, second] = present;
  if (second === undefined) {
    const hint = keys.map((key) => `${key}: ${schema.properties?.[key]?.description ?? '…'}`).join(' ');
    return { code: 'missing-key', message, hint };
  }
  return {
    code: 'conflicting-keys',
    message: `${message}, not ${present.join(' and ')} together`,
    hint: 'take one of them out',
    key: second,
  };
}

function outOfBounds(
  name: string,
  keyword: string,
  limit: unknown,
  fallback: string | undefined,
  schema: Schema,
): Words {
  const hint = schema.description;
  switch (keyword) {
    case 'minLength':
      return {
        code: 'too-short',
        message: limit === 1 ? `${name} is an empty text` : `${name} is shorter than ${limit} characters`,
        hint,
      };
    case 'maxLength':
      return { code: 'too-long', message: `${name} is longer than ${limit} characters` };
    case 'minItems':
    case 'minProperties':
      return {
        code: 'too-few',
        message: limit === 1 ? `${name} is empty` : `${name} has fewer than ${limit} entries`,
        hint,
      };
    case 'maxItems':
    case 'maxProperties':
      return { code: 'too-many', message: `${name} has more than ${limit} entries` };
    case 'minimum':
      return { code: 'out-of-range', message: `${name} must be ${limit} or more`, hint };
    case 'maximum':
      return { code: 'out-of-range', message: `${name} must be ${limit} or less`, hint };
    case 'exclusiveMinimum':
      return { code: 'out-of-range', message: `${name} must be more than ${limit}`, hint };
    default:
      return { code: 'invalid-value', message: `${name} ${fallback ?? 'is not valid'}` };
  }
}

const quote = (value: unknown) => (typeof value === 'string' ? `'${clip(printable(value))}'` : clip(String(value)));
const clip = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
const itemOf = (value: unknown, index: number): unknown => (Array.isArray(value) ? value[index] : undefined);
