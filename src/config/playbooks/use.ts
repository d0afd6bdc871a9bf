import { type Input, readInput } from '../../domain/input.ts';
import type { Text, UseStep } from '../../domain/playbook.ts';
import { hintFor } from '../diagnostics/suggest.ts';
import type { Step as StepFile } from '../generated/playbook.ts';
import { any, type Fields, record } from '../templates/shapes.ts';
import type { Path } from '../yaml/yaml-file.ts';
import type { Outputs } from './names.ts';
import type { CompiledPlaybook, Used } from './uses.ts';
import type { Base, Place } from './verbs.ts';

/** How many playbooks may stand inside each other. */
const MAX_HEIGHT = 8;

/** A step that does another playbook's steps: they are compiled by themselves, and know of ours only what is given. */
export function compileUse(raw: StepFile, base: Base, place: Place): { made?: UseStep; gives: Outputs } {
  const { path, compilation } = place;
  const name = raw.use ?? '';
  const used = compilation.uses.open(name);
  if (used.kind !== 'compiled') {
    reportUnusable(used, name, [...path, 'use'], place);
    return { gives: new Map([[raw.id, { shape: any }]]) };
  }
  const { playbook } = used;
  checkWhole(playbook, [...path, 'use'], place);
  const made: UseStep = {
    ...base,
    verb: 'use',
    playbook: name,
    inputs: inputsFor(playbook, raw, place),
    takes: playbook.inputs,
    parts: partsFor(playbook, raw, place),
    steps: playbook.steps,
  };
  const outputs: Fields = Object.fromEntries([...playbook.gives].map(([id, { shape }]) => [id, shape]));
  return { made, gives: new Map([[raw.id, { shape: record(outputs) }]]) };
}

function reportUnusable(
  used: Exclude<Used, { kind: 'compiled' }>,
  name: string,
  path: Path,
  { compilation }: Place,
): void {
  switch (used.kind) {
    case 'unknown': {
      const hint = hintFor(name, used.names, 'the playbooks are');
      return compilation.fault('unknown-playbook', `there is no playbook '${name}'`, path, { hint });
    }
    case 'circle': {
      const [first = name, ...others] = used.circle;
      const message =
        others.length === 1
          ? `playbook '${first}' uses itself`
          : `playbooks use each other in a circle: ${used.circle.join(' → ')}`;
      return compilation.fault('use-cycle', message, path, { hint: 'it would never end: take this step out' });
    }
    case 'broken':
      compilation.faults.push(...used.faults);
  }
}

function checkWhole(playbook: CompiledPlaybook, path: Path, { compilation }: Place): void {
  const height = playbook.height + 1;
  compilation.height = Math.max(compilation.height, height);
  // One level above is told of once, and no level above that.
  if (height === MAX_HEIGHT + 1) {
    const message = `${height} playbooks would stand inside each other, and ${MAX_HEIGHT} can at most`;
    compilation.fault('use-too-deep', message, path, { hint: 'write the steps of one of them out' });
  }
  if (playbook.finally.length > 0) {
    const message = `playbook '${playbook.name}' has steps under finally, which belong to a run of its own`;
    const hint = 'move them under finally of this playbook, or into the steps of that one';
    compilation.fault('use-of-finally', message, path, { hint });
  }
}

function inputsFor(
  { name: playbook, inputs }: CompiledPlaybook,
  raw: StepFile,
  { path, names, compilation }: Place,
): Record<string, Text> {
  const given = raw.with ?? {};
  const known = Object.keys(inputs);
  for (const name of Object.keys(given).filter((name) => !known.includes(name))) {
    const hint = known.length === 0 ? 'it has no inputs' : hintFor(name, known, 'its inputs are');
    const message = `playbook '${playbook}' has no input '${name}'`;
    compilation.fault('unknown-input', message, [...path, 'with', name], { hint, what: 'key' });
  }
  const missing = known.filter((name) => inputs[name] && isNeeded(inputs[name]) && !Object.hasOwn(given, name));
  for (const name of missing) {
    const { description } = inputs[name] ?? { description: '' };
    const hint = `give it one: with: { ${name}: … }${description && ` (${description})`}`;
    compilation.fault('missing-input', `playbook '${playbook}' needs an input '${name}'`, [...path, 'use'], { hint });
  }
  const texts = Object.entries(given).map(([name, value]): [string, Text] => {
    const here = [...path, 'with', name];
    const input = inputs[name];
    if (input) checkGiven(name, input, value, here, { compilation });
    return [name, compilation.text(String(value), here, names)];
  });
  return Object.fromEntries(texts);
}

const isNeeded = ({ default: fallback, secret }: Input) => fallback === undefined && !secret;

/** A value that is written out can be judged before any run. */
function checkGiven(
  name: string,
  input: Input,
  value: string | number | boolean,
  path: Path,
  { compilation }: Pick<Place, 'compilation'>,
): void {
  if (input.secret) {
    const message = `input '${name}' is a secret, and comes from the environment variable ${input.secret.env}`;
    return compilation.fault('secret-given', message, path, { what: 'key', hint: 'take it out' });
  }
  if (String(value).includes('{{')) return;
  const read = readInput(input, value);
  if (!read.ok) compilation.fault('bad-input', `input '${name}' ${read.error}`, path);
}

/** Each of its parts is played by one of ours: the one that is named, or the one of the same name. */
function partsFor(used: CompiledPlaybook, raw: StepFile, place: Place): Record<string, string> {
  const { path, alone, compilation } = place;
  const given = raw.parts ?? {};
  const theirs = Object.keys(used.parts);
  for (const name of Object.keys(given).filter((name) => !theirs.includes(name))) {
    const hint = theirs.length === 0 ? 'it has no parts' : hintFor(name, theirs, 'its parts are');
    const message = `playbook '${used.name}' has no part '${name}'`;
    compilation.fault('unknown-part', message, [...path, 'parts', name], { hint, what: 'key' });
  }
  const played = theirs.flatMap((name): [string, string][] => {
    const ours = given[name] ?? name;
    if (!Object.hasOwn(given, name) && !compilation.parts.has(name)) {
      const message = `nobody plays part '${name}' of playbook '${used.name}'`;
      const hint = `say which of ours does: parts: { ${name}: ${[...compilation.parts.keys()].join(' | ') || '…'} }`;
      compilation.fault('unbound-part', message, [...path, 'use'], { hint });
      return [];
    }
    const here = Object.hasOwn(given, name) ? [...path, 'parts', name] : [...path, 'use'];
    if (!used.parts[name]?.many) return [[name, compilation.part(ours, here, alone)]];
    checkMany(used, name, ours, here, place);
    return [[name, ours]];
  });
  const parts = Object.fromEntries(played);
  keepApart(used, parts, place);
  return parts;
}

function checkMany(used: CompiledPlaybook, name: string, ours: string, path: Path, place: Place): void {
  const { compilation, alone } = place;
  const part = compilation.parts.get(ours);
  if (!part) return void compilation.part(ours, path, alone);
  if (part.many && !alone.has(ours)) return;
  const message = `part '${name}' of playbook '${used.name}' is played by several roles, and part '${ours}' by one`;
  const hint = part.many ? 'inside an each over it, one role alone plays it' : `let several play it: many: true`;
  compilation.fault('part-of-one', message, path, { hint });
}

/** Who may not be the same role inside it may not be the same outside. */
function keepApart(used: CompiledPlaybook, parts: Record<string, string>, { path, compilation }: Place): void {
  for (const [name, { not }] of Object.entries(used.parts)) {
    for (const other of not) {
      const [ours, theirs] = [parts[name], parts[other]];
      if (ours === undefined || theirs === undefined) continue;
      if (ours !== theirs) compilation.keepApart(ours, theirs);
      else {
        const message = `parts '${name}' and '${other}' of playbook '${used.name}' must not be played by one role`;
        const hint = `part '${ours}' plays both: name another for one of them`;
        compilation.fault('parts-apart', message, [...path, 'use'], { hint });
      }
    }
  }
}
