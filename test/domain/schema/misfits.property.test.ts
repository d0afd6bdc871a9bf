import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { isRecord, type JsonSchema } from '../../../src/domain/schema/json-schema.ts';
import { misfits } from '../../../src/domain/schema/misfits.ts';
import { seeded } from '../../support/seeded.ts';
import { ofSoak, soaked } from '../../support/soaked.ts';

type Random = () => number;

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const NAMES = ['a', 'b', 'c'];

/** A schema of what is looked at, and a change of it now and then. */
function schemaOf(random: Random, depth: number): JsonSchema {
  const kind = pick(
    random,
    depth > 0 ? ['object', 'object', 'array', 'any', 'plain', 'plain', 'enum'] : ['plain', 'enum', 'plain'],
  );
  switch (kind) {
    case 'object': {
      const names = NAMES.filter(() => random() < 0.6);
      const properties = Object.fromEntries(names.map((name) => [name, schemaOf(random, depth - 1)]));
      const required = names.filter(() => random() < 0.5);
      return {
        type: 'object',
        properties,
        required,
        ...(random() < 0.4 && { additionalProperties: random() < 0.5 ? false : schemaOf(random, 0) }),
      };
    }
    case 'array':
      return {
        type: 'array',
        items: schemaOf(random, depth - 1),
        ...(random() < 0.3 && { minItems: pick(random, [0, 1, 2]) }),
        ...(random() < 0.3 && { maxItems: pick(random, [1, 2]) }),
      };
    case 'any':
      return { [pick(random, ['anyOf', 'oneOf'])]: [schemaOf(random, depth - 1), schemaOf(random, depth - 1)] };
    case 'enum':
      return random() < 0.3
        ? { const: pick(random, VALUES) }
        : {
            enum: VALUES.filter(() => random() < 0.4)
              .slice(0, 3)
              .concat('x'),
          };
    default:
      return plainOf(random);
  }
}

const VALUES = ['x', 'xyz', '', 0, 1, 2.5, null, true];

function plainOf(random: Random): JsonSchema {
  const type = pick(random, [
    'string',
    'number',
    'integer',
    'boolean',
    'null',
    ['string', 'null'],
    ['integer', 'string'],
  ]);
  const limits = {
    ...(random() < 0.3 && { minimum: pick(random, [0, 1]) }),
    ...(random() < 0.3 && { exclusiveMinimum: pick(random, [0, 1]) }),
    ...(random() < 0.3 && { maximum: pick(random, [1, 2, 3]) }),
    ...(random() < 0.2 && { exclusiveMaximum: pick(random, [1, 2, 3]) }),
    ...(random() < 0.2 && { minLength: pick(random, [0, 1, 2]) }),
    ...(random() < 0.2 && { maxLength: pick(random, [1, 3]) }),
  };
  return { type, ...limits };
}

/** The same with one thing in it otherwise. */
function changed(schema: JsonSchema, random: Random, depth: number): JsonSchema {
  if (!isRecord(schema) || random() < 0.25) return schemaOf(random, depth);
  const { properties, items, required } = schema;
  if (isRecord(properties) && Object.keys(properties).length > 0) {
    const name = pick(random, Object.keys(properties));
    if (random() < 0.4) return { ...schema, required: NAMES.filter((one) => one in properties && random() < 0.5) };
    if (random() < 0.4) {
      const { [name]: _, ...rest } = properties;
      return { ...schema, properties: rest, required: (required as string[]).filter((one) => one !== name) };
    }
    return {
      ...schema,
      properties: { ...properties, [name]: changed(properties[name] as JsonSchema, random, depth - 1) },
    };
  }
  if (isRecord(items)) return { ...schema, items: changed(items, random, depth - 1) };
  const keys = Object.keys(schema);
  const { [pick(random, keys)]: _, ...rest } = schema;
  return keys.length > 1 && random() < 0.5 ? rest : { ...schema, ...(plainOf(random) as object) };
}

/** Some value, with no property that a schema does not name: of those nothing is promised. */
function valueOf(random: Random, depth: number, names: readonly string[]): unknown {
  const kind = pick(random, depth > 0 ? ['object', 'object', 'array', 'plain', 'plain'] : ['plain']);
  if (kind === 'plain') return pick(random, VALUES);
  if (kind === 'array')
    return Array.from({ length: Math.floor(random() * 3) }, () => valueOf(random, depth - 1, names));
  return Object.fromEntries(
    names.filter(() => random() < 0.6).map((name) => [name, valueOf(random, depth - 1, names)]),
  );
}

/** Whether each object in a value has only properties that the schema it is held against names. */
function isNamed(schema: JsonSchema, value: unknown): boolean {
  if (!isRecord(schema)) return true;
  const branches = [schema['anyOf'], schema['oneOf']].find(Array.isArray);
  if (branches) return branches.every((one) => isNamed(one as JsonSchema, value));
  if (Array.isArray(value)) return value.every((one) => isNamed((schema['items'] ?? {}) as JsonSchema, one));
  if (!isRecord(value)) return true;
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  return Object.entries(value).every(
    ([name, one]) => Object.hasOwn(properties, name) && isNamed(properties[name] as JsonSchema, one),
  );
}

it('where no misfit is found, what fits one schema fits the other', { timeout: 600_000 }, ({ task }) => {
  const random = seeded(20_260);
  const wrong: unknown[] = [];
  let [fitting, held] = [0, 0];
  for (let round = 0; round < ofSoak(40_000, 400); round += 1) {
    const narrow = schemaOf(random, 2);
    const wide = changed(narrow, random, 2);
    expect(misfits(narrow, narrow), JSON.stringify(narrow)).toEqual([]);
    if (misfits(narrow, wide).length > 0) continue;
    fitting += 1;
    const [inNarrow, inWide] = [narrow, wide].map((one) =>
      new Ajv2020({ strict: false, logger: false }).compile(one as object),
    );
    for (let value = 0; value < 40; value += 1) {
      const one = valueOf(random, 3, NAMES);
      if (!inNarrow?.(one) || !isNamed(narrow, one)) continue;
      held += 1;
      if (!inWide?.(one)) wrong.push({ narrow, wide, one });
    }
  }
  expect(wrong.slice(0, 3)).toEqual([]);
  expect(fitting).toBeGreaterThan(30);
  expect(held).toBeGreaterThan(100);
  soaked(task, { 'pairs of schemas that fit': fitting, 'values held against both': held });
});
