import { describe, expect, it } from 'vitest';
import { compileCondition, compileList } from '../../../src/config/playbooks/expressions.ts';
import type { Names, Outputs } from '../../../src/config/playbooks/names.ts';
import { any, flag, list, number, record, text } from '../../../src/config/templates/shapes.ts';

const REVIEW = record({
  verdict: text,
  score: number,
  sure: flag,
  found: list(record({ title: text, tags: list(text) })),
});

const OUTPUTS: Outputs = new Map([
  ['review', { shape: REVIEW }],
  ['free', { shape: any }],
  ['fix', { shape: record({ text }), absent: 'in the first round' }],
]);

const NAMES: Names = {
  inputs: new Map([
    ['task', text],
    ['step', text],
  ]),
  parts: { one: ['author'], many: ['experts'] },
  steps: () => OUTPUTS,
  whyAbsent: (id) => (id === 'publish' ? "step 'publish' runs after it" : undefined),
};

/** What is wrong with a condition: each fault with the piece of the text that it marks. */
function faultsOf(source: string, names = NAMES): string[] {
  const compiled = compileCondition(source, names);
  if (compiled.ok) return [];
  return compiled.error.map(({ message, start, end }) => `${source.slice(start, end)}: ${message}`);
}

describe('a name in an expression', () => {
  it.each([
    ['inputs.tsak == ""', "tsak: 'inputs' has no 'tsak'"],
    ['true && inptus.task == ""', "inptus: there is no 'inptus'"],
    ['(steps.review).output.verdit == ""', "verdit: 'steps.review.output' has no 'verdit'"],
    ['steps . review . output . verdit == ""', "verdit: 'steps.review.output' has no 'verdit'"],
    ['steps.publish.output.text == ""', "publish: 'steps.publish' is not there yet"],
    ['item == "a"', "item: there is no 'item' here"],
    ['inputs.task.text == ""', "text: 'inputs.task' is a text and has no 'text'"],
    ['parts.experts.first == ""', "first: 'parts.experts' is a list of texts and has no 'first'"],
    ['{"a": inputs.tsak}.a == ""', "tsak: 'inputs' has no 'tsak'"],
    ['[1, inputs.tsak].size() > 1', "tsak: 'inputs' has no 'tsak'"],
    ['inputs.tsak == "" ? inputs.taks == "" : true', "tsak: 'inputs' has no 'tsak'", "taks: 'inputs' has no 'taks'"],
  ])('is told where it means nothing: %s', (source, ...faults) => {
    expect(faultsOf(source)).toEqual(faults);
  });

  it.each([
    'steps.free.output.anything.at.all == 3',
    'steps.free.output[0][1]["x"].y == "z"',
    'type(inputs.task) == string',
    'cel.bind(v, steps.review.output.verdict, v == "approve" || v == "changes")',
    'int(steps.review.output.score) == 3 && run.id != "" && steps.review.round > 1',
  ])('is right where it means something: %s', (source) => {
    expect(faultsOf(source)).toEqual([]);
  });

  it('is an item only where there is one', () => {
    expect(faultsOf('item.title == "a"', { ...NAMES, item: record({ title: text }) })).toEqual([]);
    expect(faultsOf('item.name == "a"', { ...NAMES, item: record({ title: text }) })).toEqual([
      "name: 'item' has no 'name'",
    ]);
  });
});

describe('a name that a macro gives', () => {
  const FOUND = 'steps.review.output.found';

  it('hides one of the playbook in what the macro encloses, and nowhere else', () => {
    expect(faultsOf(`${FOUND}.exists(steps, steps.title == "a")`)).toEqual([]);
    expect(faultsOf(`${FOUND}.exists(inputs, inputs.task == "a")`)).toEqual([`task: '${FOUND}[]' has no 'task'`]);
    expect(faultsOf(`${FOUND}.exists(inputs, inputs.title == "a") && inputs.title == ""`)).toEqual([
      "title: 'inputs' has no 'title'",
    ]);
  });

  it('does not hide what the macro is called on', () => {
    expect(faultsOf('item.exists(item, item.title == "a")')).toEqual(["item: there is no 'item' here"]);
    expect(faultsOf('steps.exists(steps, steps == "review")')).toEqual([]);
  });

  it('has the parts of the items, also in a macro inside a macro', () => {
    expect(faultsOf(`${FOUND}.all(one, one.tags.exists(tag, tag == one.title))`)).toEqual([]);
    expect(faultsOf(`${FOUND}.all(one, one.tags.exists(tag, tag.name == one.titel))`)).toEqual([
      `name: '${FOUND}[].tags[]' is a text and has no 'name'`,
      `titel: '${FOUND}[]' has no 'titel'`,
    ]);
    expect(faultsOf(`${FOUND}.all(one, one.tags.exists(one, one.title == ""))`)).toEqual([
      `title: '${FOUND}[].tags[]' is a text and has no 'title'`,
    ]);
  });

  it('is followed through filter and map', () => {
    expect(faultsOf(`${FOUND}.filter(one, one.title != "")[0].titel == ""`)).toEqual([
      `titel: '${FOUND}[]' has no 'titel'`,
    ]);
    expect(faultsOf(`${FOUND}.map(one, one.tags)[0].exists(tag, tag.name == "")`)).toEqual([
      "name: this is a text and has no 'name'",
    ]);
    expect(faultsOf(`${FOUND}.map(one, one.title != "", one.tag).size() > 0`)).toEqual([
      `tag: '${FOUND}[]' has no 'tag'`,
    ]);
  });
});

describe('an index', () => {
  it.each([
    ['steps["review"]["output"]["verdict"] == "approve"'],
    ['steps.review.output.found[0]["tags"][1] == "a"'],
    ['steps[inputs.step].output.anything == ""'],
    ["steps['free'].output[inputs.step] == ''"],
  ])('names a part: %s', (source) => {
    expect(faultsOf(source)).toEqual([]);
  });

  it.each([
    ['steps["reviwe"]["output"] == ""', `"reviwe": 'steps' has no 'reviwe'`],
    ['steps.review["output"]["found"][0]["titel"] == ""', `"titel": 'steps.review.output.found[]' has no 'titel'`],
    [
      'steps.review.output.found[size(inputs.tsak)].titel == ""',
      "tsak: 'inputs' has no 'tsak'",
      "titel: 'steps.review.output.found[]' has no 'titel'",
    ],
    ['steps[inputs["setp"]].output == ""', `"setp": 'inputs' has no 'setp'`],
  ])('is told where the part is missing: %s', (source, ...faults) => {
    expect(faultsOf(source)).toEqual(faults);
  });
});

describe('has()', () => {
  it('may ask for a last part that is not there, and for no other', () => {
    expect(faultsOf('has(steps.review.output.nothing)')).toEqual([]);
    expect(faultsOf('has(steps.publish)')).toEqual([]);
    expect(faultsOf('has(steps.publish.output)')).toEqual(["publish: 'steps.publish' is not there yet"]);
    expect(faultsOf('has(steps.review.outptu.verdict)')).toEqual(["outptu: 'steps.review' has no 'outptu'"]);
    expect(faultsOf('steps.review.output.found.exists(one, has(one.name) && one.name == "")')).toEqual([
      "name: 'steps.review.output.found[]' has no 'name'",
    ]);
  });

  it('has to come before what is not there in the first round', () => {
    const message = "fix: 'steps.fix' is not there in the first round";
    expect(faultsOf('steps.fix.output.text == ""')).toEqual([message]);
    expect(faultsOf('steps["fix"].round > 1')).toEqual([`"fix": 'steps.fix' is not there in the first round`]);
    expect(faultsOf('has(steps.fix)')).toEqual([]);
    expect(faultsOf('has(steps.fix.output.text) && steps.fix.output.text == ""')).toEqual([]);
    expect(faultsOf('!has(steps.fix) || steps.fix.output.text == ""')).toEqual([]);
    expect(faultsOf('"fix" in steps && steps.fix.round > 1')).toEqual([]);
    expect(faultsOf('has(steps.review) && steps.fix.round > 1')).toEqual([message]);
  });
});

describe('what an expression gives', () => {
  it.each([
    ['steps.review.output.sure', []],
    ['!steps.review.output.sure || true', []],
    ['steps.free.output', []],
    ['steps.review.output.verdict', ['this is a text, and a condition has to be true or false']],
    ['steps.review.output.found', ['this is a list of records, and a condition has to be true or false']],
    ['steps.review.output.sure && steps.review.output.score', ['this is a number, and && stands between conditions']],
    ['!steps.review.output.verdict', ['this is a text, and ! is for conditions']],
    ['steps.review.output.score == "3"', ['== compares a number with a text']],
    ['steps.review.output.sure != "true"', ['!= compares true or false with a text']],
    ['steps.review.output.found == []', []],
    ['steps.free.output == 3 && steps.review.output.score > 2', []],
  ])('is known where the schemas say it: %s', (source, messages) => {
    const compiled = compileCondition(source, NAMES);
    expect(compiled.ok ? [] : compiled.error.map(({ message }) => message)).toEqual(messages);
  });

  it('is a list where an each takes it', () => {
    for (const source of ['steps.review.output.found', 'parts.experts', '["a"]', 'steps.free.output.x'])
      expect(compileList(source, NAMES)).toMatchObject({ ok: true });
    for (const source of ['inputs.task', 'steps', '"a"', 'true', 'steps.review.output.score'])
      expect(compileList(source, NAMES)).toMatchObject({ ok: false, error: [{ code: 'wrong-type' }] });
  });
});

describe('matches()', () => {
  it.each([
    'inputs.task.matches("a")',
    'matches(inputs.task, "a")',
    '[1].exists(x, inputs.task . matches ("a"))',
    '{"a": [inputs.task.matches("a")]}.a[0]',
    'inputs.task == "" ? inputs.task.matches("a") : false',
    '!(has(steps.free.output) && inputs.task.matches("a"))',
    'cel.bind(v, inputs.task.matches("a"), v)',
  ])('is refused wherever it stands: %s', (source) => {
    expect(faultsOf(source)).toContain(
      'matches: matches() is not allowed: a hostile pattern would keep it busy for minutes',
    );
  });

  it('may be a text, or a name', () => {
    expect(faultsOf('inputs.task != "matches(" && steps.free.output.matches == "a"')).toEqual([]);
  });
});
