import type { Range } from './faults.ts';

const BLANK = /[ \t\r\n]/;

/**
 * Where each character of a text is written, in the source of its YAML scalar: YAML moves, folds and drops blanks, but
 * leaves everything else in its order. Undefined where source and text don't agree.
 * @param source from the opening quote, the `|` or `>`, or the first character, to the end
 */
export function placesOf(value: string, source: string): Range[] | undefined {
  const written = writtenIn(source);
  const places: Range[] = [];
  let next = 0;
  for (const unit of value.split('')) {
    const place = BLANK.test(unit) ? behind(places.at(-1) ?? written[0], source) : written[next++];
    if (!place) return undefined;
    places.push(place);
  }
  return next === written.length ? places : undefined;
}

/** A blank stands behind what comes before it, however it is written there. */
function behind(before: Range | undefined, source: string): Range {
  const end = before?.[1] ?? 0;
  return [end, /[ \t]/.test(source.charAt(end)) ? end + 1 : end];
}

/** The places of all characters that are not blank; one that is escaped has the place of its escape. */
function writtenIn(source: string): Range[] {
  const first = source.charAt(0);
  if (first === '"') return matched(source.slice(0, -1), 1, ESCAPES, unitsOf);
  if (first === "'") return matched(source.slice(0, -1), 1, /''|[^ \t\r\n]/g, () => 1);
  // A block begins on the line after its indicator, and a comment may stand beside that.
  const begin = first === '|' || first === '>' ? source.indexOf('\n') + 1 : 0;
  return matched(source, begin, /[^ \t\r\n]/g, () => 1);
}

const ESCAPES = /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n|[^])|[^ \t\r\n]/g;

function matched(source: string, from: number, units: RegExp, count: (unit: string) => number): Range[] {
  return Array.from(source.slice(from).matchAll(units), ({ 0: unit, index }): Range[] => {
    const place: Range = [from + index, from + index + unit.length];
    return Array.from({ length: count(unit) }, () => place);
  }).flat();
}

/** How many UTF-16 units that are not blank an escape stands for. */
function unitsOf(unit: string): number {
  if (!unit.startsWith('\\')) return 1;
  if (/^\\[ \t\r\nnrt]/.test(unit)) return 0;
  const code = /^\\[xuU]([0-9a-fA-F]+)$/.exec(unit)?.[1];
  if (code === undefined) return 1;
  const character = String.fromCodePoint(Number.parseInt(code, 16));
  return BLANK.test(character) ? 0 : character.length;
}
