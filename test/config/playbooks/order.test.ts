import { describe, expect, it } from 'vitest';
import { renderDiagnostics } from '../../../src/config/diagnostics/diagnostic.ts';
import { parsePlaybook } from '../../../src/config/playbooks/playbook.ts';
import type { Playbook, Step } from '../../../src/domain/playbook.ts';

const HEAD = 'version: 1\nname: order\nparts: { author: { description: Writes. } }\nsteps:\n';
const TYPED = 'output: { type: object, properties: { area: { type: string } } }';

/** A playbook whose steps are written one a line. */
function playbook(...lines: string[]): Playbook {
  const parsed = parse(lines);
  if (!parsed.ok) throw new Error(renderDiagnostics(parsed.error, () => undefined));
  return parsed.value;
}

const parse = (lines: readonly string[]) =>
  parsePlaybook('order.yaml', HEAD + lines.map((line) => `  - ${line}\n`).join(''));

function faultsOf(...lines: string[]): string[] {
  const parsed = parse(lines);
  return parsed.ok ? [] : parsed.error.map(({ message, at }) => `${at?.line}: ${message}`);
}

const agent = (id: string, prompt = 'Do it.', more = '') =>
  `{ id: ${id}, agent: author, prompt: "${prompt}", ${more} }`;
const needsOf = (steps: readonly Step[]) => steps.map(({ id, needs }) => `${id}: ${needs.join(' ')}`.trim());

const hintsOf = (...lines: string[]) => {
  const parsed = parse(lines);
  return parsed.ok ? [] : parsed.error.map(({ hint }) => hint);
};
const loop = (id: string, ...steps: string[]) =>
  `{ id: ${id}, loop: { max: 2, until: "true", steps: [${steps.join(', ')}] } }`;
const each = (id: string, ...steps: string[]) => `{ id: ${id}, each: { in: '["a"]', steps: [${steps.join(', ')}] } }`;
const read = (id: string) => `{{steps.${id}.output.text}}`;

describe('the order of steps', () => {
  it('is that of the file where nothing is said, in inner lists too', () => {
    const { steps } = playbook(
      agent('one'),
      agent('two'),
      `{ id: rounds, loop: { max: 2, until: "true", steps: [${agent('three')}, ${agent('four')}] } }`,
    );
    expect(needsOf(steps)).toEqual(['one:', 'two: one', 'rounds: two']);
    expect(needsOf((steps[2] as { steps: Step[] }).steps)).toEqual(['three:', 'four: three']);
  });

  it('keeps the places of the file where a step needs a later one', () => {
    const { steps } = playbook(
      agent('last', 'Take {{steps.first.output.area}}.', 'needs: [middle]'),
      agent('middle', 'Take {{steps.first.output.area}}.', 'needs: [first]'),
      agent('first', 'Name an area.', `needs: [], ${TYPED}`),
    );
    expect(needsOf(steps)).toEqual(['last: middle', 'middle: first', 'first:']);
  });

  it('lets a step read what it needs, whatever stands where, and knows its fields', () => {
    expect(
      faultsOf(
        agent('last', 'Take {{steps.first.output.aera}}.', 'needs: [middle]'),
        agent('middle', 'Take {{steps.last.output.text}}.', 'needs: [first]'),
        agent('first', 'Name an area.', `needs: [], ${TYPED}`),
      ),
    ).toEqual(["5: 'steps.first.output' has no 'aera'", "6: 'steps.last' is not there yet"]);
  });

  it('lets a step read what its loop or each needs, and what is inside a loop before it', () => {
    const each = (text: string) =>
      `{ id: areas, needs: [rounds], each: { in: '["a"]', steps: [${agent('mend', text)}] } }`;
    const rounds = `{ id: rounds, needs: [first], loop: { max: 2, until: "true", steps: [${agent('review')}] } }`;
    const text = '{{steps.first.output.area}} {{steps.review.output.text}} {{steps.rounds.output.rounds}} {{item}}';
    expect(faultsOf(each(text), rounds, agent('first', 'Name it.', `needs: [], ${TYPED}`))).toEqual([]);
  });

  it('does not let it read a step beside, or one that it needs no more', () => {
    expect(
      faultsOf(
        agent('one'),
        agent('two', '{{steps.one.output.text}}', 'needs: []'),
        agent('three', '{{steps.one.output.text}}'),
      ),
    ).toEqual(["6: 'steps.one' is not there yet", "7: 'steps.one' is not there yet"]);
  });

  it('of a circle is told once, and nothing more follows from it', () => {
    expect(
      faultsOf(
        agent('one', '{{steps.three.output.text}} {{steps.one.output.text}}', 'needs: [three]'),
        agent('two', '{{steps.one.output.text}}'),
        agent('three', '{{steps.two.output.text}}'),
        agent('four', '{{steps.two.output.text}}'),
      ),
    ).toEqual(['5: steps need each other in a circle: one → three → two → one']);
  });

  it('of a step whose id is taken counts for nothing else', () => {
    expect(faultsOf(agent('one'), agent('one'), agent('two', '{{steps.one.output.text}}'))).toEqual([
      "6: there is already a step 'one'",
    ]);
  });

  it('takes a misspelt need for what was meant', () => {
    expect(
      faultsOf(agent('build'), agent('test'), agent('show', '{{steps.build.output.text}}', 'needs: [biuld]')),
    ).toEqual(["7: there is no step 'biuld'"]);
  });

  it('may be that of 200 steps, all of which need all before them', () => {
    const ids = Array.from({ length: 200 }, (_, index) => `step${index}`);
    const lines = ids.map((id, index) => agent(id, 'Do it.', `needs: [${ids.slice(0, index).join(', ')}]`));
    expect(playbook(...lines.toReversed()).steps).toHaveLength(200);
  });
});

describe('why an output is not there', () => {
  it.each([
    [[agent('a', read('b')), agent('b')], "step 'b' runs after step 'a'"],
    [[loop('l', agent('a', read('b'))), agent('b')], "step 'b' runs after 'l', which 'a' is in"],
    [[agent('a', read('b')), loop('l', agent('b'))], "step 'b' is in 'l', which runs after step 'a'"],
    [
      [loop('l', agent('b')), agent('a', read('b'), 'needs: []')],
      "step 'b' is in 'l', which runs beside step 'a': name 'l' under the needs of 'a'",
    ],
    [
      [each('e', agent('b')), agent('a', read('b'))],
      "step 'b' is done once for each branch of 'e': read steps.e.output.done",
    ],
    [
      [each('e', loop('l', agent('b'))), agent('a', read('b'))],
      "step 'b' is done once for each branch of 'e': read steps.e.output.done",
    ],
    [
      [loop('l', each('e', agent('b')), agent('a', read('b')))],
      "step 'b' is done once for each branch of 'e': read steps.e.output.done",
    ],
    [
      [loop('l', agent('a', '{{steps.l.output.rounds}}'))],
      "step 'a' is in 'l', which has an output only when all of it is done",
    ],
    [[each('e', agent('b'), agent('a', read('c')), agent('c'))], "step 'c' runs after step 'a'"],
    [[`{ id: e, each: { in: steps.b.output, steps: [${agent('b')}] } }`], "step 'b' runs in 'e'"],
  ])('is said of the steps that are in question: %#', (lines, hint) => {
    expect(hintsOf(...lines)).toEqual([hint]);
  });

  it('is said in a loop of what is not there in its first round, wherever it asks', () => {
    const inner = loop('inner', agent('c', read('fix')));
    expect(hintsOf(loop('outer', agent('a', read('mend')), inner, agent('fix'), loop('last', agent('mend'))))).toEqual([
      'put it between {{#if steps.mend}} and {{/if}}',
      'put it between {{#if steps.fix}} and {{/if}}',
    ]);
  });
});
