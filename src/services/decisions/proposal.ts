import { hintFor } from '../../config/diagnostics/suggest.ts';
import { lineFault, textFault } from '../../domain/bounds.ts';
import type { DecisionOption } from '../../domain/records.ts';
import { invalid, type Refused } from '../../domain/refused.ts';
import { err, ok, type Result } from '../../domain/result.ts';

/** What somebody wants to be decided. */
export interface Proposal {
  title: string;
  description?: string;
  category?: string;
  scope?: string;
  tags?: readonly string[];
  options?: readonly DecisionOption[];
  inputFrom?: readonly string[];
  /** ISO 8601. */
  deadline?: string;
  affects?: readonly string[];
  task?: string;
  replaces?: readonly string[];
}

/** A proposal that can be recorded: nothing twice, and what was not said filled in. */
export type SoundProposal = Required<Omit<Proposal, 'description' | 'deadline' | 'task'>> &
  Pick<Proposal, 'description' | 'deadline' | 'task'>;

/** In characters. */
export const MOST = { title: 200, text: 20_000, option: 120, argument: 1000, word: 60 };
/** Options, arguments for or against one, tags, roles, decisions. */
const MOST_OF_A_KIND = 20;
/** All of a proposal together, in bytes of its JSON: it is one record of the log. */
const MOST_BYTES = 128 * 1024;

/** @param roleIds the roles of the config */
export function checkProposal(
  proposal: Proposal,
  { roleIds, now }: { roleIds: readonly string[]; now: Date },
): Result<SoundProposal, Refused> {
  const { description, deadline, category = 'general', scope = 'project' } = proposal;
  const sound: SoundProposal = {
    ...proposal,
    category,
    scope,
    tags: unique(proposal.tags ?? []),
    options: proposal.options ?? [],
    inputFrom: unique(proposal.inputFrom ?? []),
    affects: unique(proposal.affects ?? ['all']),
    replaces: unique(proposal.replaces ?? []),
  };
  const fault =
    lineFault('the title', sound.title, MOST.title) ??
    (description === undefined ? undefined : textFault('the description', description, MOST.text)) ??
    wordsFault(sound) ??
    optionsFault(sound.options) ??
    rolesFault('--input-from', sound.inputFrom, roleIds) ??
    rolesFault('--affects', sound.affects, [...roleIds, 'all']) ??
    (deadline !== undefined && new Date(deadline) <= now
      ? invalid(`the deadline ${deadline} has passed`, 'Give one that is to come, such as 2d.').error
      : undefined) ??
    sizeFault(sound);
  return fault ? err(fault) : ok(sound);
}

function wordsFault({ category, scope, tags, replaces }: SoundProposal): Refused | undefined {
  for (const [name, list] of Object.entries({ tags, replaces })) if (isTooMany(list)) return tooMany(name);
  return (
    lineFault('the category', category, MOST.word) ??
    lineFault('the scope', scope, MOST.word) ??
    first(tags, (tag) => lineFault('a tag', tag, MOST.word))
  );
}

function optionsFault(options: readonly DecisionOption[]): Refused | undefined {
  if (isTooMany(options)) return tooMany('options');
  const names = options.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return invalid(`option '${twice}' is there twice`).error;
  return first(
    options,
    ({ name, pros, cons }) =>
      lineFault("an option's name", name, MOST.option) ??
      ([pros, cons].some(isTooMany) ? tooMany(`arguments of option '${name}'`) : undefined) ??
      first([...pros, ...cons], (text) => lineFault(`an argument of option '${name}'`, text, MOST.argument)),
  );
}

export function rolesFault(option: string, roles: readonly string[], roleIds: readonly string[]): Refused | undefined {
  return first(roles, (role) =>
    roleIds.includes(role)
      ? undefined
      : invalid(`there is no role '${role}' (${option})`, asSentence(hintFor(role, roleIds, 'there is'))).error,
  );
}

function sizeFault(proposal: SoundProposal): Refused | undefined {
  const bytes = Buffer.byteLength(JSON.stringify(proposal));
  if (bytes <= MOST_BYTES) return undefined;
  const mend = 'Put what is longer into a file, and name it in the description.';
  return invalid(`the proposal has ${bytes} bytes, and ${MOST_BYTES} are possible`, mend).error;
}

/** A hint, as the sentence after a reason. */
export function asSentence(hint: string | undefined): string | undefined {
  if (hint === undefined) return undefined;
  const text = `${hint.charAt(0).toUpperCase()}${hint.slice(1)}`;
  return text.endsWith('?') ? text : `${text}.`;
}

function first<Item>(items: readonly Item[], check: (item: Item) => Refused | undefined): Refused | undefined {
  for (const item of items) {
    const fault = check(item);
    if (fault) return fault;
  }
  return undefined;
}

const unique = (words: readonly string[]) => [...new Set(words)];
const isTooMany = (list: readonly unknown[]) => list.length > MOST_OF_A_KIND;
const tooMany = (what: string): Refused => invalid(`there are more than ${MOST_OF_A_KIND} ${what}`).error;
