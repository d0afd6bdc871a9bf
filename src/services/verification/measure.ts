import { atPointer } from '../../config/yaml/at-pointer.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Measured } from '../../domain/verification.ts';
import { runCommand } from '../processes/run-command.ts';
import { baselineKey } from './baselines.ts';
import { parseJson, readIn } from './json-files.ts';
import type { MeasureSpec } from './specs.ts';
import { failedWith, type Finding, passedWith, type VerifierContext } from './verifier-context.ts';

/** Finds a number and holds it against what it may be. @param recording then what is on record has no say */
export async function measure(
  spec: MeasureSpec,
  layer: string,
  recording: boolean,
  context: VerifierContext,
): Promise<Finding & { measured?: Measured }> {
  const values: number[] = [];
  let tail = '';
  for (let run = 0; run < spec.runs; run += 1) {
    const found = await numberOf(spec, context);
    tail = found.tail;
    if (!found.number.ok) return failedWith(found.number.error, tail);
    values.push(found.number.value);
  }
  const value = medianOf(values);
  const { unit, min, max, baseline } = spec;
  const before = context.baselines.get(baselineKey(layer, spec.name));
  const measured: Measured = {
    value,
    ...(unit !== undefined && { unit }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(baseline &&
      before !== undefined &&
      !recording && { baseline: { value: before, ...worstOf(before, baseline) } }),
  };
  const faults = faultsOf(measured);
  if (faults.length > 0) return { ...failedWith(faults.join('; '), tail), measured };
  if (baseline && before === undefined && !recording)
    return { ...failedWith(`${withUnit(value, unit)}, and no number is on record to hold it against`, tail), measured };
  return { ...passedWith(spell(measured), tail), measured };
}

function worstOf(before: number, { better, tolerance }: NonNullable<MeasureSpec['baseline']>) {
  const room = Math.abs(before) * tolerance;
  return { worst: rounded(better === 'lower' ? before + room : before - room), better };
}

function faultsOf({ value, unit, min, max, baseline }: Measured): string[] {
  const is = withUnit(value, unit);
  const worse =
    baseline && (baseline.better === 'lower' ? value > baseline.worst : value < baseline.worst) ? baseline : undefined;
  return [
    ...(min !== undefined && value < min ? [`${is} is below the least that passes, ${withUnit(min, unit)}`] : []),
    ...(max !== undefined && value > max ? [`${is} is above the most that passes, ${withUnit(max, unit)}`] : []),
    ...(worse
      ? [
          `${is} is worse than the ${withUnit(worse.value, unit)} on record: ${withUnit(worse.worst, unit)} would still pass`,
        ]
      : []),
  ];
}

/** `182 ms, at most 200 ms, 175 ms on record` */
function spell({ value, unit, min, max, baseline }: Measured): string {
  return [
    withUnit(value, unit),
    ...(min === undefined ? [] : [`at least ${withUnit(min, unit)}`]),
    ...(max === undefined ? [] : [`at most ${withUnit(max, unit)}`]),
    ...(baseline ? [`${withUnit(baseline.value, unit)} on record`] : []),
  ].join(', ');
}

function withUnit(value: number, unit: string | undefined): string {
  return unit === undefined ? String(rounded(value)) : `${rounded(value)}${unit === '%' ? '' : ' '}${unit}`;
}

/** What a computer makes of a tenth is nobody's number. */
const rounded = (value: number): number => Number(value.toPrecision(12));

async function numberOf(
  { command, file, value, pattern, timeoutMs }: MeasureSpec,
  { folder, signal, started, env }: VerifierContext,
): Promise<{ number: Result<number, string>; tail: string }> {
  let text: string | undefined;
  let tail = '';
  if (command !== undefined) {
    const end = await runCommand(command, { folder, limits: { timeoutMs }, signal, started, ...(env && { env }) });
    tail = end.tail;
    if (!end.passed) return { number: err(end.ending), tail };
    text = end.output;
  }
  if (file !== undefined) {
    const read = readIn(folder, file);
    if (!read.ok) return { number: read, tail };
    text = read.value;
  }
  if (text === undefined) return { number: err('it printed more than 1 MiB, which is not read'), tail };
  return { number: numberIn(text, file ?? 'what it printed', value, pattern), tail };
}

function numberIn(text: string, what: string, pointer?: string, pattern?: string): Result<number, string> {
  if (pointer !== undefined) {
    const json = parseJson(text, what);
    if (!json.ok) return json;
    const found = atPointer(json.value, pointer);
    return typeof found === 'number' ? ok(found) : err(`there is no number at ${pointer || 'the top'} of ${what}`);
  }
  const last = pattern === undefined ? [text, text] : [...text.matchAll(new RegExp(pattern, 'gu'))].at(-1);
  if (!last) return err(`nothing in ${what} is like ${pattern}`);
  const number = last[1]?.trim() ?? '';
  // Number('') is 0, which nobody measured.
  const value = number === '' ? Number.NaN : Number(number);
  if (Number.isFinite(value)) return ok(value);
  return err(`${pattern === undefined ? what : `what ${pattern} finds in ${what}`} is no number`);
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [below = 0, above = 0] = [sorted[middle - (1 - (sorted.length % 2))], sorted[middle]];
  return (below + above) / 2;
}
