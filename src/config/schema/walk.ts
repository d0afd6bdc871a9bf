import type { ErrorObject } from 'ajv';
import configSchema from '../../../schemas/config.schema.json' with { type: 'json' };
import decisionSchema from '../../../schemas/decision.schema.json' with { type: 'json' };
import playbookSchema from '../../../schemas/playbook.schema.json' with { type: 'json' };
import rehearsalSchema from '../../../schemas/rehearsal.schema.json' with { type: 'json' };
import * as validators from '../generated/validators.js';
import type { Path } from '../yaml/yaml-file.ts';

/** A compiled schema, as `src/config/generated/validators.js` exports them. */
export interface Validator {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
}

/** The part of JSON Schema that messages are made from. */
export interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string | string[];
  description?: string;
  /** The description of the named definition behind a `$ref`: what its format is, where `description` says what for. */
  format?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
  items?: Schema | boolean;
  required?: string[];
  enum?: unknown[];
  const?: unknown;
  oneOf?: Schema[];
  anyOf?: Schema[];
}

const SCHEMAS = new Map<Validator, Schema>([
  [validators.config, configSchema as Schema],
  [validators.playbook, playbookSchema as Schema],
  [validators.rehearsal, rehearsalSchema as Schema],
  [validators.decision, decisionSchema as Schema],
]);

/** The schema a validator was compiled from: it knows the allowed keys and the descriptions, the errors do not. */
export function schemaOf(validator: Validator): Schema {
  return SCHEMAS.get(validator) ?? {};
}

/** What the schema says about the value at `path`; empty where it says nothing. */
export function schemaAt(root: Schema, path: Path): Schema {
  let schema = resolve(root, root);
  for (const step of path) schema = resolve(root, stepInto(schema, step));
  return schema;
}

/** The schemas that a value has to choose from; none where it has no choice. */
export function branchesOf(schema: Schema): Schema[] {
  return schema.oneOf ?? schema.anyOf ?? [];
}

/** Of a choice between keys exactly one has to be there; any other is between kinds of values. */
export function isBetweenKeys(schema: Schema): boolean {
  const branches = branchesOf(schema);
  return branches.length > 0 && branches.every(({ required, type }) => required !== undefined && type === undefined);
}

/** The keys that a mapping may have here. */
export function propertiesOf(schema: Schema): Record<string, Schema> {
  return Object.assign({}, ...[schema, ...branchesOf(schema)].map(({ properties }) => properties)) as Record<
    string,
    Schema
  >;
}

function stepInto(schema: Schema, step: string | number): Schema {
  // Of the branches of a choice, only one is ever a list.
  if (typeof step === 'number')
    return asSchema([schema, ...branchesOf(schema)].find(({ items }) => items)?.items ?? {});
  const properties = propertiesOf(schema);
  const property = Object.hasOwn(properties, step) ? properties[step] : undefined;
  return property ?? asSchema(schema.additionalProperties);
}

function resolve(root: Schema, schema: Schema): Schema {
  const name = schema.$ref?.replace('#/$defs/', '');
  const target = name === undefined ? undefined : root.$defs?.[name];
  if (target) return { ...resolve(root, target), ...schema, ...(target.description && { format: target.description }) };
  const { oneOf, anyOf, propertyNames } = schema;
  const all = (branches: Schema[]) => branches.map((branch) => resolve(root, branch));
  return {
    ...schema,
    ...(oneOf && { oneOf: all(oneOf) }),
    ...(anyOf && { anyOf: all(anyOf) }),
    ...(propertyNames && { propertyNames: resolve(root, propertyNames) }),
  };
}

const asSchema = (schema: Schema | boolean | undefined): Schema => (typeof schema === 'object' ? schema : {});
