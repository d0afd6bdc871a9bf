/** A JSON Schema as it is written: an object of keywords, or true for anything and false for nothing. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

export type Keywords = { readonly [keyword: string]: unknown };

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isSchema = (value: unknown): value is JsonSchema => typeof value === 'boolean' || isRecord(value);

/** The keywords of a schema: `false` is what nothing fits. */
function keywordsOf(schema: JsonSchema): Keywords {
  if (schema === true) return {};
  return schema === false ? { not: {} } : schema;
}

/** What is under a keyword that holds schemas by name. */
export function schemasIn(value: unknown): Map<string, JsonSchema> {
  if (!isRecord(value)) return new Map();
  return new Map(Object.entries(value).filter((entry): entry is [string, JsonSchema] => isSchema(entry[1])));
}

export const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/**
 * A schema with its references followed and the members of its `allOf` taken in, as far as that is written in the same
 * file. @param root where `#/…` begins
 */
export function resolved(schema: JsonSchema, root: JsonSchema, depth = 0): Keywords {
  const keywords = keywordsOf(schema);
  if (depth > DEEPEST) return keywords;
  const { $ref, allOf, ...own } = keywords;
  let whole: Keywords = own;
  if (typeof $ref === 'string') {
    const target = referred($ref, root);
    if (target === undefined) return { ...own, $ref };
    whole = both(resolved(target, root, depth + 1), whole);
  }
  if (Array.isArray(allOf))
    for (const member of allOf.filter(isSchema)) whole = both(whole, resolved(member, root, depth + 1));
  return whole;
}

/** A reference that leads to a reference that leads to a reference … */
const DEEPEST = 50;

function referred(reference: string, root: JsonSchema): JsonSchema | undefined {
  if (!reference.startsWith('#')) return undefined;
  let value: unknown = root;
  for (const step of decoded(reference.slice(1)).split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return isSchema(value) ? value : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What fits two schemas at once, for the keywords that can be joined; of others the second's counts. */
function both(one: Keywords, other: Keywords): Keywords {
  const joined: Record<string, unknown> = { ...one, ...other };
  if (isRecord(one['properties']) && isRecord(other['properties'])) {
    const names = new Set([...Object.keys(one['properties']), ...Object.keys(other['properties'])]);
    joined['properties'] = Object.fromEntries([...names].map((name) => [name, inBoth(name, one, other)]));
  }
  const required = [...textsIn(one['required']), ...textsIn(other['required'])];
  if (required.length > 0) joined['required'] = [...new Set(required)];
  for (const [keyword, pick] of TIGHTER) {
    const [a, b] = [one[keyword], other[keyword]];
    if (typeof a === 'number' && typeof b === 'number') joined[keyword] = pick(a, b);
  }
  return joined;
}

function inBoth(name: string, one: Keywords, other: Keywords): unknown {
  const [a, b] = [one, other].map(({ properties }) =>
    isRecord(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined,
  );
  return a === undefined ? b : b === undefined ? a : { allOf: [a, b] };
}

const TIGHTER = [
  ...['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'].map((key) => [key, Math.max] as const),
  ...['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'].map((key) => [key, Math.min] as const),
];

/** A schema that has alternatives, with one of them only. */
export function withBranch(keywords: Keywords, branch: JsonSchema): Keywords {
  const { anyOf, oneOf, ...rest } = keywords;
  // Where there are both, the first is split, and the second stays.
  return { ...(anyOf !== undefined && oneOf !== undefined ? { oneOf } : {}), allOf: [rest, branch] };
}

/** Whether two values of JSON are the same, whatever the order of their keys. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, index) => isSame(value, other[index]));
  if (!isRecord(one) || !isRecord(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
}
