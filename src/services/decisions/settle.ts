import { hintFor } from '../../config/diagnostics/suggest.ts';
import { textFault } from '../../domain/bounds.ts';
import { contributorsOf, type Decision, owedInput, statusOf } from '../../domain/decision.ts';
import type { Author } from '../../domain/records.ts';
import { invalid, type Refused, refused } from '../../domain/refused.ts';
import { err, type Result } from '../../domain/result.ts';
import type { Place } from '../place.ts';
import { settleFault, closedFault, findDecision } from './find.ts';
import { asSentence, MOST } from './proposal.ts';
import { replacedFault } from './propose.ts';

/** Records what a role, or a person, has to say to a decision that is still open. @param prefers an option's name */
export async function giveInput(
  place: Place,
  author: Author,
  { id, text, prefers }: { id: string; text: string; prefers?: string },
): Promise<Result<Decision, Refused>> {
  const found = await findDecision(place, id);
  if (!found.ok) return found;
  const fault =
    textFault('the input', text, MOST.text) ??
    closedFault(found.value) ??
    (prefers === undefined ? undefined : optionFault(found.value, prefers));
  if (fault) return err(fault);
  await place.store.log('decisions').append({
    type: 'decision.input',
    ...stamp(place, author),
    id: found.value.id,
    text,
    ...(prefers !== undefined && { prefers }),
  });
  return findDecision(place, found.value.id);
}

/** The final call. */
export interface Call {
  id: string;
  /** `option` is the name of one of its options; `text` is a choice in words of one's own. */
  choice: { option: string } | { text: string };
  rationale: string;
  /** Roles whose input is needed, and not waited for. A person need not name them. */
  withoutInput: readonly string[];
}

/** Of several calls at the same time the first one in the log counts; the others are refused. */
export async function decide(place: Place, author: Author, call: Call): Promise<Result<Decision, Refused>> {
  const found = await findDecision(place, call.id);
  if (!found.ok) return found;
  const decision = found.value;
  const { id } = decision;
  const fault =
    closedFault(decision) ??
    settleFault(decision, author, 'decide') ??
    ('option' in call.choice
      ? optionFault(decision, call.choice.option)
      : textFault('the choice', call.choice.text, MOST.argument)) ??
    textFault('the rationale', call.rationale, MOST.text) ??
    owedFault(decision, author, call.withoutInput) ??
    (await replacesFault(place, decision, author));
  if (fault) return err(fault);
  const seq = await place.store.log('decisions').append({
    type: 'decision.decided',
    ...stamp(place, author),
    id,
    choice: 'option' in call.choice ? call.choice.option : call.choice.text,
    rationale: call.rationale,
    contributors: contributorsOf(decision),
    withoutInput: owedInput(decision),
  });
  const after = await findDecision(place, id);
  if (!after.ok || after.value.decided?.seq === seq) return after;
  const lost = closedFault(after.value);
  return lost ? err(lost) : after;
}

/** Says that another decision, which is made, has taken the place of one. */
export async function supersede(
  place: Place,
  author: Author,
  { id, by }: { id: string; by: string },
): Promise<Result<Decision, Refused>> {
  const [found, replacement] = [await findDecision(place, id), await findDecision(place, by)];
  if (!found.ok) return found;
  if (!replacement.ok) return replacement;
  if (found.value.id === replacement.value.id) return invalid('a decision cannot take its own place');
  const fault = replacedFault(found.value) ?? settleFault(found.value, author, 'replace');
  if (fault) return err(fault);
  const status = statusOf(replacement.value);
  if (status !== 'decided') {
    const mend = status === 'pending' ? `Decide it first: coord decision decide ${replacement.value.id}` : undefined;
    return refused(`${replacement.value.id} is ${status}, and takes no other decision's place`, mend);
  }
  const record = { id: found.value.id, replacement: replacement.value.id };
  const seq = await place.store
    .log('decisions')
    .append({ type: 'decision.superseded', ...stamp(place, author), ...record });
  const after = await findDecision(place, record.id);
  if (!after.ok || after.value.superseded?.seq === seq) return after;
  const lost = replacedFault(after.value);
  return lost ? err(lost) : after;
}

/** Takes a decision out of the lists. It stays in the log. */
export async function archive(place: Place, author: Author, id: string): Promise<Result<Decision, Refused>> {
  const found = await findDecision(place, id);
  if (!found.ok) return found;
  if (found.value.archived) return refused(`${found.value.id} is archived already`);
  const fault = settleFault(found.value, author, 'archive');
  if (fault) return err(fault);
  await place.store.log('decisions').append({ type: 'decision.archived', ...stamp(place, author), id: found.value.id });
  return findDecision(place, found.value.id);
}

function optionFault({ id, options }: Decision, name: string): Refused | undefined {
  const names = options.map((option) => option.name);
  if (names.includes(name)) return undefined;
  if (names.length === 0)
    return invalid(`${id} has no options`, `Say the choice in words: coord decision decide ${id} --choice TEXT`).error;
  return invalid(`${id} has no option '${name}'`, asSentence(hintFor(name, names, 'its options are'))).error;
}

function owedFault(decision: Decision, author: Author, withoutInput: readonly string[]): Refused | undefined {
  const owed = owedInput(decision);
  const wrong = withoutInput.find((role) => !owed.includes(role));
  if (wrong !== undefined) return invalid(`${decision.id} does not wait for input from ${wrong}`).error;
  const missing = author.as === 'person' ? [] : owed.filter((role) => !withoutInput.includes(role));
  if (missing.length === 0) return undefined;
  return refused(
    `${decision.id} still waits for input from ${missing.join(', ')}`,
    `Wait for it, or decide without: ${missing.map((role) => `--without-input ${role}`).join(' ')}`,
  ).error;
}

/** What it replaces is superseded by the same record, which takes the right to do so. */
async function replacesFault(place: Place, { replaces }: Decision, author: Author): Promise<Refused | undefined> {
  for (const id of replaces) {
    const replaced = await findDecision(place, id);
    const fault = replaced.ok ? settleFault(replaced.value, author, 'replace') : undefined;
    if (fault) return fault;
  }
  return undefined;
}

const stamp = ({ clock }: Place, by: Author) => ({ at: clock.now().toISOString(), by });
