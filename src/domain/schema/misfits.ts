import {
  isRecord,
  isSame,
  isSchema,
  type JsonSchema,
  type Keywords,
  resolved,
  schemasIn,
  textsIn,
  withBranch,
} from './json-schema.ts';
import type { Misfit, MisfitKind } from './misfit.ts';
import { limitsBeyond, typesOf, valuesBeyond } from './plain-values.ts';

/**
 * Every way in which a value that fits `narrow` may not fit `wide`, judged keyword by keyword as they are written. A
 * property that only one of them names and neither forbids is no misfit, as JSON Schema's openness would make it one.
 */
export function misfits(narrow: JsonSchema, wide: JsonSchema): Misfit[] {
  return compare(narrow, wide, [], { narrow, wide, pairs: new Set() });
}

/** The two files, and which of their references are being compared: a schema may hold itself. */
interface Files {
  narrow: JsonSchema;
  wide: JsonSchema;
  pairs: Set<string>;
}

function compare(narrow: JsonSchema, wide: JsonSchema, at: string[], files: Files): Misfit[] {
  if (narrow === false) return [];
  if (wide === false) return [{ at: at.slice(0, -1), what: { kind: 'not-allowed', property: at.at(-1) } }];
  const references = [narrow, wide].map((one) => (isRecord(one) ? one['$ref'] : undefined));
  if (references.some((one) => one !== undefined)) {
    const pair = JSON.stringify([
      ...references,
      narrow === true || references[0] ? '' : narrow,
      references[1] ? '' : wide,
    ]);
    if (files.pairs.has(pair)) return [];
    files.pairs.add(pair);
  }
  return compareKeywords(resolved(narrow, files.narrow), resolved(wide, files.wide), at, files);
}

function compareKeywords(narrow: Keywords, wide: Keywords, at: string[], files: Files): Misfit[] {
  const choice = branchesOf(narrow);
  const other = branchesOf(wide);
  if (choice && !(other && isSame(choice, other)))
    return unique(
      choice.flatMap((one) => compareKeywords(resolved(withBranch(narrow, one), files.narrow), wide, at, files)),
    );
  const own = ofThisValue(narrow, wide).map((what) => ({ at, what }));
  const inner = [...ofProperties(narrow, wide, at, files), ...ofItems(narrow, wide, at, files)];
  return [...own, ...inner, ...ofAlternatives(narrow, wide, at, files)];
}

/** Neither the same alternatives nor something that one of them takes. */
function ofAlternatives(narrow: Keywords, wide: Keywords, at: string[], files: Files): Misfit[] {
  const branches = branchesOf(wide);
  const own = branchesOf(narrow);
  if (!branches || (own && isSame(own, branches))) return [];
  const tries = branches.map((one) => compare(narrow, one, at, { ...files, pairs: new Set(files.pairs) }));
  if (tries.some((faults) => faults.length === 0)) return [];
  return [{ at, what: { kind: 'alternatives' } }];
}

function branchesOf({ anyOf, oneOf }: Keywords): JsonSchema[] | undefined {
  const branches = Array.isArray(anyOf) ? anyOf : Array.isArray(oneOf) ? oneOf : undefined;
  return branches?.filter(isSchema);
}

/** What is looked at below, and what says nothing of which values fit. */
const UNDERSTOOD = new Set(
  (
    'type enum const required properties additionalProperties patternProperties anyOf oneOf items prefixItems minimum ' +
    'maximum exclusiveMinimum exclusiveMaximum minLength maxLength minItems maxItems minProperties maxProperties ' +
    'multipleOf pattern format uniqueItems $schema $id $anchor $comment $defs definitions title description default ' +
    'example examples deprecated readOnly writeOnly'
  ).split(' '),
);

function ofThisValue(narrow: Keywords, wide: Keywords): MisfitKind[] {
  const types = typesOf(wide);
  const beyond = typesOf(narrow).filter(
    (type) => !types.includes(type) && !(type === 'integer' && types.includes('number')),
  );
  const unclear = Object.keys(wide).filter(
    (keyword) => !UNDERSTOOD.has(keyword) && !keyword.startsWith('x-') && !isSame(narrow[keyword], wide[keyword]),
  );
  return [
    ...(beyond.length > 0 ? [{ kind: 'types' as const, beyond, wide: types }] : valuesBeyond(narrow, wide)),
    ...limitsBeyond(narrow, wide),
    ...unclear.map((keyword) => ({ kind: 'unclear' as const, keyword })),
  ];
}

function ofProperties(narrow: Keywords, wide: Keywords, at: string[], files: Files): Misfit[] {
  if (!typesOf(narrow).includes('object')) return [];
  const here = schemasIn(narrow['properties']);
  const there = schemasIn(wide['properties']);
  const found: Misfit[] = [];
  const required = textsIn(narrow['required']);
  for (const property of textsIn(wide['required']))
    if (!required.includes(property))
      found.push({ at, what: { kind: 'may-lack', property, known: here.has(property) } });
  for (const [name, schema] of there) {
    const own =
      here.get(name) ?? (isRecord(narrow['additionalProperties']) ? narrow['additionalProperties'] : undefined);
    if (own !== undefined) found.push(...compare(own, schema, [...at, name], files));
  }
  const { patternProperties: patterns, additionalProperties: rest = true } = wide;
  if (!isSame(patterns, narrow['patternProperties']) && patterns !== undefined)
    found.push({ at, what: { kind: 'unclear', keyword: 'patternProperties' } });
  if (rest === true || patterns !== undefined || !isSchema(rest)) return found;
  for (const [name, schema] of here) if (!there.has(name)) found.push(...compare(schema, rest, [...at, name], files));
  const others = narrow['additionalProperties'] ?? true;
  if (rest !== false && isSchema(others)) found.push(...compare(others, rest, [...at, '*'], files));
  else if (others !== false) found.push({ at, what: { kind: 'not-allowed', property: undefined } });
  return found;
}

function ofItems(narrow: Keywords, wide: Keywords, at: string[], files: Files): Misfit[] {
  if (!typesOf(narrow).includes('array')) return [];
  const [here, there] = [narrow, wide].map(({ prefixItems, items }) => ({
    first: Array.isArray(prefixItems) ? prefixItems.filter(isSchema) : [],
    rest: isSchema(items) ? items : true,
  }));
  if (!here || !there) return [];
  const count = Math.max(here.first.length, there.first.length);
  const found = Array.from({ length: count }, (_, index) =>
    compare(here.first[index] ?? here.rest, there.first[index] ?? there.rest, [...at, `[${index}]`], files),
  ).flat();
  return there.rest === true ? found : [...found, ...compare(here.rest, there.rest, [...at, '[]'], files)];
}

/** Several alternatives may fail in one way. */
function unique(all: Misfit[]): Misfit[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
