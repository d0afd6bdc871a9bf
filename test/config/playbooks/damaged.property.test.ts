import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Diagnostic, renderDiagnostics } from '../../../src/config/diagnostics/diagnostic.ts';
import { parsePlaybook, parseRehearsal } from '../../../src/config/playbooks/playbook.ts';

const names = readdirSync('playbooks').flatMap((file) => /^(.*)(?<!\.rehearsal)\.yaml$/.exec(file)?.[1] ?? []);
const textOf = (name: string) => readFileSync(`playbooks/${name}.yaml`, 'utf8');

/** Pieces that mean something in YAML, in a text, in an expression or in a playbook; a dot stands for a blank. */
const SCRAPS = [
  '{ } [ ] *said &a. ! :. -. ~ \' " | > #',
  '{{ }} {{#if. {{/if}} {{#each. {{/each}} {{else}} {{>. as.|x| @index ../ this',
  'steps_ output_ inputs parts_ item .&&. .==. _exists(x,. has( ) steps[" "] ?:',
  'loop: each: needs:.[] needs:.[approve] part:. run:. many:.true if:. not:. output:.3',
]
  .flatMap((line) => line.split(' '))
  .map((piece) => piece.replaceAll('.', ' ').replaceAll('_', '.'))
  .concat('\n', '\n  ', '\t', '\0', '\u{1f600}', '\u202e');

/** What is done to a text at some place of it, told as a share of its length. */
type Damage = (text: string, at: number) => string;

/** Characters go, and a scrap comes: mostly no YAML any more. */
const scrap =
  (gone: number, piece: string): Damage =>
  (text, at) => {
    const place = Math.floor(at * text.length);
    return text.slice(0, place) + piece + text.slice(place + gone);
  };

/** A name stands where another stood: YAML still, and often no playbook. */
const word =
  (from: number): Damage =>
  (text, at) => {
    const words = [...text.matchAll(/(?<=[.:[{#/] ?|id: |^ *)\w+/gm)];
    const [to, other] = [at, from].map((share) => words[Math.floor(share * words.length)]);
    if (!to || !other) return text;
    return text.slice(0, to.index) + other[0] + text.slice(to.index + to[0].length);
  };

/** A line is gone, or there twice. */
const line =
  (times: number): Damage =>
  (text, at) => {
    const lines = text.split('\n');
    const index = Math.floor(at * lines.length);
    return [...lines.slice(0, index), ...Array(times).fill(lines[index] ?? ''), ...lines.slice(index + 1)].join('\n');
  };

const share = fc.nat(9999).map((number) => number / 10_000);
const damage = fc.oneof(
  fc.record({ gone: fc.nat(12), piece: fc.constantFrom(...SCRAPS) }).map(({ gone, piece }) => scrap(gone, piece)),
  share.map(word),
  share.map(word),
  fc.constantFrom(0, 2).map(line),
);
const damages = fc.array(fc.tuple(damage, share), { minLength: 1, maxLength: 3 });
const damaged = (text: string, all: readonly [Damage, number][]) =>
  all.reduce((whole, [act, at]) => act(whole, at), text);

/** Each mistake stands somewhere in the text, and can be shown on a terminal. */
function expectToBeShown(diagnostics: readonly Diagnostic[], text: string): void {
  expect(diagnostics.length).toBeGreaterThan(0);
  const lines = text.split('\n').length;
  for (const { at, message, code } of diagnostics) {
    expect(at?.line).toBeGreaterThan(0);
    expect(at?.line).toBeLessThanOrEqual(lines);
    expect(code).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
    expect(message).not.toBe('');
  }
  expect(renderDiagnostics(diagnostics, () => text)).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
}

describe('a damaged playbook', () => {
  it('is compiled, or answered with mistakes that can be shown, and never with a fault: 1,000 of them', () => {
    const codes = new Map<string, number>();
    fc.assert(
      fc.property(fc.constantFrom(...names), damages, (name, all) => {
        const changed = damaged(textOf(name), all);
        const parsed = parsePlaybook('damaged.yaml', changed, name);
        const [first] = parsed.ok ? [] : parsed.error;
        codes.set(first?.code ?? 'none', 1 + (codes.get(first?.code ?? 'none') ?? 0));
        if (!parsed.ok) expectToBeShown(parsed.error, changed);
      }),
      { numRuns: 1000, seed: 5 },
    );
    // What is no YAML is soon told: the others say more.
    expect(codes.size).toBeGreaterThan(20);
    expect(codes.get('none')).toBeGreaterThan(100);
    expect(codes.get('yaml-syntax')).toBeLessThan(400);
  });

  it('has a script that is told likewise: 300 of them', () => {
    let broken = 0;
    const whole = new Map(names.map((name) => [name, parsePlaybook(name, textOf(name), name)]));
    fc.assert(
      fc.property(fc.constantFrom(...names), damages, (name, all) => {
        const playbook = whole.get(name);
        if (!playbook?.ok) throw new Error(`${name} is broken as it is shipped`);
        const changed = damaged(textOf(`${name}.rehearsal`), all);
        const parsed = parseRehearsal('damaged.rehearsal.yaml', changed, playbook.value);
        if (parsed.ok) return;
        broken += 1;
        expectToBeShown(parsed.error, changed);
      }),
      { numRuns: 300, seed: 5 },
    );
    expect(broken).toBeGreaterThan(100);
  });
});
