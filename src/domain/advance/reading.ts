import type { Condition, Scope } from '../playbook.ts';

/** Longest value that is shown, in characters. */
const LONGEST = 200;

/** What a condition's names stand for, as `steps.review.output.verdict is "bad"`; '' where nothing of it can be shown. Empty lists are left out. */
export function readingOf({ source }: Pick<Condition, 'source'>, scope: Scope): string {
  // A method that is called is none of a value's fields.
  const names = new Set(source.match(/\b(?:steps|inputs)(?:\.[A-Za-z_]\w*(?!\w*\())+/g) ?? []);
  const shown = [...names].flatMap((name) => {
    const value = lookUp(name.split('.'), scope);
    const isEmpty = Array.isArray(value) && value.length === 0;
    return value === undefined || isEmpty ? [] : `${name} is ${shorten(JSON.stringify(value))}`;
  });
  return shown.join(', ');
}

/** Undefined where the names lead nowhere. */
function lookUp(names: readonly string[], scope: Scope): unknown {
  let value: unknown = scope;
  for (const name of names) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
