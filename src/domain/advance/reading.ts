import type { Condition, Scope } from '../playbook.ts';

/** Longest value that is shown, in characters. */
const LONGEST = 200;

/** What a condition's names stand for, as `steps.review.output.verdict is "bad"`; '' where nothing of it can be shown. Empty lists are left out. */
export function readingOf({ source }: Pick<Condition, 'source'>, scope: Scope): string {
  const names = new Set(source.match(/\b(?:steps|inputs)(?:\.[A-Za-z_]\w*)+/g) ?? []);
  const shown = [...names].flatMap((name) => {
    const value = lookUp(name.split('.'), scope);
    const isEmpty = Array.isArray(value) && value.length === 0;
    return value === undefined || isEmpty ? [] : `${name} is ${shorten(JSON.stringify(value))}`;
  });
  return shown.join(', ');
}

/** As far as the names lead: a method of a value is none of its fields. */
function lookUp(names: readonly string[], scope: Scope): unknown {
  let value: unknown = scope;
  for (const name of names) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) break;
    value = (value as Record<string, unknown>)[name];
  }
  return value === scope ? undefined : value;
}

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
