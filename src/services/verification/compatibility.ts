import type { Misfit, MisfitKind } from '../../domain/schema/misfit.ts';
import { misfits } from '../../domain/schema/misfits.ts';
import { inTime } from './in-time.ts';
import { parseSchema, readSchema } from './json-files.ts';
import type { ContractSpec } from './specs.ts';
import { failedWith, type Finding, passedWith, type VerifierContext } from './verifier-context.ts';

/**
 * Whether those who rely on a contract as it is at the base can go on so: what the layer gives now must fit what it
 * promised then, and what it took then must fit what it takes now. Undefined where there is nothing to compare.
 */
export async function verifyCompatibility(
  { input, output, compatible }: ContractSpec,
  { folder, atBase }: VerifierContext,
): Promise<Finding | undefined> {
  if (!atBase || !compatible) return undefined;
  const faults: string[] = [];
  let compared = 0;
  for (const [path, side] of [[input, 'input'] as const, [output, 'output'] as const]) {
    const before = path === undefined ? undefined : await atBase(path);
    if (path === undefined || before === undefined) continue;
    const then = parseSchema(before, path);
    const now = readSchema(folder, path);
    if (!now.ok) faults.push(now.error);
    // One that could not be used was nobody's to rely on.
    if (!now.ok || !then.ok) continue;
    compared += 1;
    const [narrow, wide] = side === 'output' ? [now.value, then.value] : [then.value, now.value];
    const found = inTime(() => misfits(narrow, wide));
    if (!found.ok) faults.push(`${side}: ${path} against the one of the base: ${found.error}`);
    else faults.push(...found.value.map((one) => `${side}: ${side === 'output' ? ofOutput(one) : ofInput(one)}`));
  }
  if (faults.length > 0)
    return failedWith(`it breaks who relies on it: ${shown(faults)}`, faults.length > SHOWN ? faults.join('\n') : '');
  return compared === 0 ? undefined : passedWith('whoever relies on it can go on so');
}

/** So many are in a sentence; all are in what is printed below it. */
const SHOWN = 5;

function shown(faults: string[]): string {
  const more = faults.length > SHOWN ? `; and ${faults.length - SHOWN} more` : '';
  return faults.slice(0, SHOWN).join('; ') + more;
}

/** narrow is what it is now, wide what it was. */
function ofOutput({ at, what }: Misfit): string {
  switch (what.kind) {
    case 'may-lack':
      return what.known
        ? `${placeOf([...at, what.property])} was always there, and is not required any more`
        : `${placeOf([...at, what.property])} was always there, and is gone`;
    case 'not-allowed':
      return what.property === undefined
        ? `${placeOf(at)} may have other properties now, which it never had`
        : `${placeOf([...at, what.property])} is new, and the schema of the base allows no other properties`;
    case 'types':
      return `${placeOf(at)} was ${what.wide.join(' or ')}, and may be ${what.beyond.join(' or ')} now`;
    case 'values':
      return what.beyond
        ? `${placeOf(at)} may be ${listed(what.beyond)} now, and was one of ${listed(what.wide)}`
        : `${placeOf(at)} may be anything now, and was one of ${listed(what.wide)}`;
    case 'limit':
      return limited(at, what.keyword, what.wide, what.narrow);
    default:
      return unsure(at, what);
  }
}

/** narrow is what it was, wide what it is now. */
function ofInput({ at, what }: Misfit): string {
  switch (what.kind) {
    case 'may-lack':
      return what.known
        ? `${placeOf([...at, what.property])} could be left out, and is required now`
        : `${placeOf([...at, what.property])} is new and required`;
    case 'not-allowed':
      return what.property === undefined
        ? `${placeOf(at)} could have other properties, and may not any more`
        : `${placeOf([...at, what.property])} was accepted, and is not any more`;
    case 'types':
      return `${placeOf(at)} could be ${what.beyond.join(' or ')}, and has to be ${what.wide.join(' or ')} now`;
    case 'values':
      return what.beyond
        ? `${placeOf(at)} could be ${listed(what.beyond)}, and has to be one of ${listed(what.wide)} now`
        : `${placeOf(at)} could be anything, and has to be one of ${listed(what.wide)} now`;
    case 'limit':
      return limited(at, what.keyword, what.narrow, what.wide);
    default:
      return unsure(at, what);
  }
}

function limited(at: string[], keyword: string, then: unknown, now: unknown): string {
  return `${placeOf(at)}: \`${keyword}\` was ${say(then)}, and is ${say(now)}`;
}

const say = (value: unknown): string => (value === undefined ? 'not there' : JSON.stringify(value));

function unsure(at: string[], what: Extract<MisfitKind, { kind: 'alternatives' | 'unclear' }>): string {
  return what.kind === 'alternatives'
    ? `${placeOf(at)}: its alternatives (anyOf, oneOf) have changed, and one fits none of those there were`
    : `${placeOf(at)}: \`${what.keyword}\` has changed, and whether that breaks anything can't be told`;
}

/** As a JSON pointer shows it. */
const placeOf = (at: string[]): string => (at.length === 0 ? 'the whole' : `/${at.join('/')}`);

const listed = (values: unknown[]): string => values.map((value) => JSON.stringify(value)).join(', ');
