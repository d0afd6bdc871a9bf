import { isSame, type Keywords, textsIn } from './json-schema.ts';
import type { MisfitKind } from './misfit.ts';

const TYPES = ['null', 'boolean', 'number', 'string', 'array', 'object'];

/** Which types a value may have. A whole number is `integer` where a schema says so, and a `number` elsewhere. */
export function typesOf(keywords: Keywords): string[] {
  const { type } = keywords;
  const values = listedIn(keywords);
  const said = typeof type === 'string' ? [type] : Array.isArray(type) ? textsIn(type) : TYPES;
  if (!values) return said;
  const present = [...new Set(values.map(typeOf))];
  return type === undefined
    ? present
    : present.filter((one) => said.includes(one) || (one === 'integer' && said.includes('number')));
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

/** The values that a schema lists, where it does. */
function listedIn(keywords: Keywords): unknown[] | undefined {
  if (Object.hasOwn(keywords, 'const')) return [keywords['const']];
  return Array.isArray(keywords['enum']) ? keywords['enum'] : undefined;
}

/** Whether both list their values, and none is in both lists. */
export function listsApart(one: Keywords, other: Keywords): boolean {
  const [here, there] = [listedIn(one), listedIn(other)];
  return here !== undefined && there !== undefined && !here.some((value) => there.some((its) => isSame(value, its)));
}

export function valuesBeyond(narrow: Keywords, wide: Keywords): MisfitKind[] {
  const there = listedIn(wide);
  if (!there) return [];
  const here = listedIn(narrow);
  const beyond = here?.filter((value) => !there.some((other) => isSame(value, other)));
  return beyond?.length === 0 ? [] : [{ kind: 'values', beyond, wide: there }];
}

/** What each limit is about, and whether one of `narrow` keeps to one of `wide`. */
const AT_LEAST = { minLength: 'string', minItems: 'array', minProperties: 'object' };
const AT_MOST = { maxLength: 'string', maxItems: 'array', maxProperties: 'object' };
const EXACTLY = { pattern: 'string', format: 'string' };

export function limitsBeyond(narrow: Keywords, wide: Keywords): MisfitKind[] {
  const limited = (keyword: string): MisfitKind => ({
    kind: 'limit',
    keyword,
    narrow: narrow[keyword],
    wide: wide[keyword],
  });
  const listed = listedIn(narrow);
  if (listed)
    return LIMITS.filter((keyword) => listed.some((value) => breaks(value, keyword, wide[keyword]))).map(limited);
  const types = typesOf(narrow);
  const found: MisfitKind[] = [];
  const hold = (keyword: string, keeps: (here: unknown, there: number) => boolean) => {
    const there = wide[keyword];
    if (typeof there === 'number' && !keeps(narrow[keyword], there))
      found.push({ kind: 'limit', keyword, narrow: narrow[keyword], wide: there });
  };
  for (const [keyword, type] of Object.entries(AT_LEAST))
    if (types.includes(type))
      hold(keyword, (here, there) => there === 0 || (typeof here === 'number' && here >= there));
  for (const [keyword, type] of Object.entries(AT_MOST))
    if (types.includes(type)) hold(keyword, (here, there) => typeof here === 'number' && here <= there);
  for (const [keyword, type] of Object.entries(EXACTLY))
    if (types.includes(type) && wide[keyword] !== undefined && narrow[keyword] !== wide[keyword])
      found.push({ kind: 'limit', keyword, narrow: narrow[keyword], wide: wide[keyword] });
  if (types.includes('array') && wide['uniqueItems'] === true && narrow['uniqueItems'] !== true)
    found.push({ kind: 'limit', keyword: 'uniqueItems', narrow: narrow['uniqueItems'], wide: true });
  if (!types.includes('number') && !types.includes('integer')) return found;
  const { minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below } = narrow;
  hold('minimum', (here, there) => atLeast(here, there) || atLeast(above, there));
  hold('maximum', (here, there) => atMost(here, there) || atMost(below, there));
  hold('exclusiveMinimum', (here, there) => atLeast(here, there) || (typeof minimum === 'number' && minimum > there));
  hold('exclusiveMaximum', (here, there) => atMost(here, there) || (typeof maximum === 'number' && maximum < there));
  hold('multipleOf', (here, there) => typeof here === 'number' && Number.isInteger(here / there));
  return found;
}

const atLeast = (value: unknown, there: number) => typeof value === 'number' && value >= there;
const atMost = (value: unknown, there: number) => typeof value === 'number' && value <= there;

const LIMITS = (
  'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern format minItems maxItems ' +
  'uniqueItems minProperties maxProperties'
).split(' ');

/** Whether a value that is listed breaks a limit. Of a list, a mapping or a pattern that is not asked: it may. */
function breaks(value: unknown, keyword: string, limit: unknown): boolean {
  if (limit === undefined) return false;
  if (typeof limit === 'number' && typeof value === 'number') {
    if (keyword === 'minimum') return value < limit;
    if (keyword === 'maximum') return value > limit;
    if (keyword === 'exclusiveMinimum') return value <= limit;
    if (keyword === 'exclusiveMaximum') return value >= limit;
    return keyword === 'multipleOf' && !Number.isInteger(value / limit);
  }
  if (typeof value === 'string') {
    // JSON Schema counts characters, and not their halves.
    if (keyword === 'minLength' && typeof limit === 'number') return [...value].length < limit;
    if (keyword === 'maxLength' && typeof limit === 'number') return [...value].length > limit;
    return keyword === 'pattern' || keyword === 'format';
  }
  return typeof value === 'object' && value !== null && /Items|Properties/.test(keyword);
}
