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
import { limitsBeyond, listsApart, typesOf, valuesBeyond } from './plain-values.ts';

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
  if (choice && !hasSameChoice(narrow, wide))
    return unique(
      choice.flatMap((one) => compareKeywords(resolved(withBranch(narrow, one), files.narrow), wide, at, files)),
    );
  const own = ofThisValue(narrow, wide).map((what) => ({ at, what }));
  const inner = [...ofProperties(narrow, wide, at, files), ...ofItems(narrow, wide, at, files)];
  return [...own, ...inner, ...ofAlternatives(narrow, wide, at, files)];
}

/** Neither the same alternatives nor something that one of them takes, and of `oneOf` no other. */
function ofAlternatives(narrow: Keywords, wide: Keywords, at: string[], files: Files): Misfit[] {
  const branches = branchesOf(wide);
  if (!branches) return [];
  if (hasSameChoice(narrow, wide))
    // What they refer to may have changed.
    return (branchesOf(narrow) ?? []).flatMap((one, index) => compare(one, branches[index] ?? true, at, files));
  const others = wide['anyOf'] !== undefined && wide['oneOf'] !== undefined;
  const fits = branches.some(
    (one, index) =>
      compare(narrow, one, at, { ...files, pairs: new Set(files.pairs) }).length === 0 &&
      (wide['anyOf'] !== undefined ||
        branches.every((other, place) => place === index || areApart(narrow, resolved(other, files.wide)))),
  );
  return fits && !others ? [] : [{ at, what: { kind: 'alternatives' } }];
}

function branchesOf({ anyOf, oneOf }: Keywords): JsonSchema[] | undefined {
  const branches = Array.isArray(anyOf) ? anyOf : Array.isArray(oneOf) ? oneOf : undefined;
  return branches?.filter(isSchema);
}

const hasSameChoice = (one: Keywords, other: Keywords): boolean =>
  isSame(one['anyOf'], other['anyOf']) && isSame(one['oneOf'], other['oneOf']);

/** Whether nothing fits both, as far as their types and a property that tells them apart say. */
function areApart(one: Keywords, other: Keywords): boolean {
  const [types, others] = [typesOf(one), typesOf(other)].map((all) =>
    all.map((type) => type.replace('integer', 'number')),
  );
  if (!types?.some((type) => others?.includes(type))) return true;
  if (listsApart(one, other)) return true;
  const [here, there] = [schemasIn(one['properties']), schemasIn(other['properties'])];
  const required = [...textsIn(one['required']), ...textsIn(other['required'])];
  const both = types.filter((type) => others?.includes(type));
  return (
    both.every((type) => type === 'object') &&
    required.some((name) => {
      const [own, its] = [here.get(name), there.get(name)];
      return isRecord(own) && isRecord(its) && listsApart(own, its);
    })
  );
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
