import type { Playbook, Step } from './playbook.ts';

/** How one text of a playbook differs from another. Steps go by their place, as `rounds/fix`. */
export interface PlaybookChanges {
  /** What is said of the playbook as a whole: parts, inputs, limits. */
  around: string[];
  new: string[];
  gone: string[];
  changed: { place: string; what: string[] }[];
}

/** What has changed that a run could tell; comments, titles of the whole and the order of keys are nothing to it. */
export function changesBetween(before: Playbook, after: Playbook): PlaybookChanges {
  const old = new Map(placed(before));
  const now = new Map(placed(after));
  return {
    around: AROUND.filter((name) => plain(before[name]) !== plain(after[name])),
    new: [...now.keys()].filter((place) => !old.has(place)),
    gone: [...old.keys()].filter((place) => !now.has(place)),
    changed: [...now].flatMap(([place, step]) => {
      const earlier = old.get(place);
      const what = earlier ? differencesOf(earlier, step) : [];
      return what.length > 0 ? { place, what } : [];
    }),
  };
}

export function isUnchanged({ around, new: added, gone, changed }: PlaybookChanges): boolean {
  return around.length + added.length + gone.length + changed.length === 0;
}

const AROUND = ['parts', 'inputs', 'limits'] as const;

function placed({ steps, finally: atEnd }: Playbook): [place: string, step: Step][] {
  return [...placedIn(steps, ''), ...placedIn(atEnd, '')];
}

function placedIn(steps: readonly Step[], before: string): [place: string, step: Step][] {
  return steps.flatMap((step): [string, Step][] => {
    const place = before + step.id;
    return [[place, step], ...('steps' in step ? placedIn(step.steps, `${place}/`) : [])];
  });
}

/** Words of the playbook's text, where they are not those of the compiled step. */
const WORDS: Record<string, string> = {
  condition: 'if',
  budgetUsd: 'budget_usd',
  withinMs: 'within',
  over: 'each',
  limits: 'timeout or idle',
  onFailure: 'on_failure',
  expiresMs: 'expires',
  forMs: 'for',
  everyMs: 'every',
};

function differencesOf(before: Step, after: Step): string[] {
  if (before.verb !== after.verb) return [`${before.verb} is now ${after.verb}`];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => name !== 'steps');
  return names.filter((name) => said(before, name) !== said(after, name)).map((name) => WORDS[name] ?? name);
}

function said(step: Step, name: string): string {
  return plain((step as unknown as Record<string, unknown>)[name]);
}

/** Expressions and texts go by their source: what compiled them is left out by JSON. */
function plain(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (isRecord(inner) ? sorted(inner) : inner)) ?? '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
