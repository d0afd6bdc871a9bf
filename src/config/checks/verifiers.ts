import { hintFor } from '../diagnostics/suggest.ts';
import type { VerifierOutline } from '../verifier-outline.ts';
import { type Check, finding } from './check.ts';

const WHAT = { checks: 'check', contracts: 'contract', benchmarks: 'benchmark', gates: 'gate' } as const;

const named = ({ layer, list, name }: VerifierOutline) =>
  `${WHAT[list]} ${name ? `'${name.text}' ` : ''}of layer '${layer}'`;

/** Reports and baselines tell a layer's verifiers apart by name. */
export const distinctVerifiers: Check = (outline) =>
  outline.verifiers.flatMap((verifier, index) => {
    const { name, layer } = verifier;
    const first = outline.verifiers.find((other) => other.layer === layer && other.name?.text === name?.text);
    if (!name || !first?.name || first === outline.verifiers[index]) return [];
    return [
      finding(outline, name.path, {
        code: 'duplicate-name',
        message: `layer '${layer}' has two verifiers named '${name.text}'`,
        hint: 'checks, contracts, benchmarks and gates of a layer share their names: give one of them another',
        related: [{ path: first.name.path, message: 'first here' }],
      }),
    ];
  });

/** What a contract is held against, and by which schema. */
export const contractsSay: Check = (outline) =>
  outline.verifiers
    .filter(({ list }) => list === 'contracts')
    .flatMap((contract) => {
      const { keys, path } = contract;
      const fault = (key: string | undefined, message: string, hint: string) => [
        finding(outline, key === undefined ? path : [...path, key], { code: 'contract', message, hint, on: 'key' }),
      ];
      if (!keys.has('input') && !keys.has('output'))
        return fault(
          undefined,
          `${named(contract)} has no schema`,
          'say what the layer takes (input) or gives (output)',
        );
      if (keys.has('command') && keys.has('file'))
        return fault('file', `${named(contract)} has a command and a file`, 'keep the one that has the JSON');
      if (keys.has('file') && !keys.has('output'))
        return fault('file', `${named(contract)} has a file and no output`, 'add the schema that the file must fit');
      if (keys.has('example') && !keys.has('input'))
        return fault('example', `${named(contract)} has an example and no input`, 'add the schema that it must fit');
      if (keys.has('output') && keys.has('input') && keys.has('command') && !keys.has('example'))
        return fault('command', `${named(contract)} has nothing to give to its command`, 'add an example of its input');
      return [];
    });

/** A number that nothing is asked of proves nothing. */
export const limitsGiven: Check = (outline) =>
  numbersIn(outline.verifiers).flatMap((verifier) => {
    const { keys, path, min, max } = verifier;
    if (!['min', 'max', 'baseline'].some((key) => keys.has(key)))
      return [
        finding(outline, path, {
          code: 'no-limit',
          message: `${named(verifier)} has no limit, so every number passes`,
          hint: 'add min, max or baseline',
          on: 'key',
        }),
      ];
    if (min === undefined || max === undefined || min <= max) return [];
    const message = `${named(verifier)} asks for at least ${min} and at most ${max}`;
    return [finding(outline, [...path, 'max'], { code: 'no-limit', message, hint: 'no number is both' })];
  });

/** Where a number comes from, and how it is found there. */
export const numbersFound: Check = (outline) =>
  numbersIn(outline.verifiers).flatMap((verifier) => {
    const { keys, path, pattern } = verifier;
    if (!keys.has('command') && !keys.has('file') && verifier.list === 'gates')
      return [
        finding(outline, path, {
          code: 'no-number',
          message: `${named(verifier)} has neither a command nor a file`,
          hint: 'say what prints the number, or which file holds it',
          on: 'key',
        }),
      ];
    if (!pattern) return [];
    if (keys.has('value'))
      return [
        finding(outline, pattern.path, {
          code: 'no-number',
          message: `${named(verifier)} has a value and a pattern`,
          hint: 'value is for JSON, pattern for other text: keep one of them',
          on: 'key',
        }),
      ];
    const fault = faultOf(pattern.text);
    return fault === undefined
      ? []
      : [finding(outline, pattern.path, { code: 'bad-pattern', message: fault.message, hint: fault.hint })];
  });

/** A regular expression that has one group. */
function faultOf(pattern: string): { message: string; hint: string } | undefined {
  try {
    // With an alternative that always matches, its groups can be counted.
    const groups = (new RegExp(`${pattern}|`, 'u').exec('')?.length ?? 1) - 1;
    if (groups === 1) return undefined;
    return {
      message: groups === 0 ? 'the pattern has no group' : `the pattern has ${groups} groups`,
      hint: 'put parentheses around the number; (?:…) for others, as in total: ([0-9.]+)',
    };
  } catch (error) {
    const why = (error as Error).message.replace(/^.*: /s, '');
    return {
      message: `this is no regular expression: ${why.charAt(0).toLowerCase()}${why.slice(1)}`,
      hint: 'in double quotes YAML reads \\ itself: use single quotes',
    };
  }
}

const numbersIn = (verifiers: readonly VerifierOutline[]) =>
  verifiers.filter(({ list }) => list === 'benchmarks' || list === 'gates');

/** A step that names a contract takes it from its layer, and that one has a command or the step has. */
export const flowsUseContracts: Check = (outline) =>
  outline.flowSteps.flatMap(({ layer, contract, keys }) => {
    if (!contract || !layer || !outline.layers.some(({ id }) => id === layer.text)) return [];
    const contracts = outline.verifiers.filter((one) => one.list === 'contracts' && one.layer === layer.text);
    const found = contracts.find(({ name }) => name?.text === contract.text);
    if (!found) {
      const names = contracts.flatMap(({ name }) => name?.text ?? []);
      const message = `layer '${layer.text}' has no contract '${contract.text}'`;
      const hint = hintFor(contract.text, names, 'its contracts are') ?? `add it under layers.${layer.text}.contracts`;
      return [finding(outline, contract.path, { code: 'unknown-contract', message, hint })];
    }
    if (found.keys.has('command') || keys.has('command')) return [];
    const message = `contract '${contract.text}' of layer '${layer.text}' has no command to run`;
    return [finding(outline, contract.path, { code: 'flow-step', message, hint: 'add a command to this step' })];
  });

/** A step has something to run. */
export const flowStepsDo: Check = (outline) =>
  outline.flowSteps
    .filter(({ keys }) => keys.has('layer') && !keys.has('contract') && !keys.has('command'))
    .map(({ path }) =>
      finding(outline, path, {
        code: 'flow-step',
        message: 'this step of a flow runs nothing',
        hint: 'name a contract of its layer, or give it a command',
        on: 'key',
      }),
    );
