import { describe, expect, it } from 'vitest';
import type { AnswerRule } from '../../../src/config/generated/config.ts';
import { isAlive } from '../../support/alive.ts';
import { printJson, startProgram, VERDICT } from '../../support/command-agent.ts';

const message = (text: string) => ({ type: 'item', item: { kind: 'message', text } });

describe('format text', () => {
  it('is all that was printed, without colours', async () => {
    const { result } = startProgram(`printf '\\033[1mAll\\033[0m is\\nwell. \\n\\n'`);
    expect(await result).toEqual({ kind: 'answered', output: { text: 'All is\nwell.' } });
  });

  it('is the JSON in it, where the step has an output', async () => {
    const { result } = startProgram(
      `printf 'Here it is:\\n\\140\\140\\140json\\n{ "verdict": "approve" }\\n\\140\\140\\140\\n'`,
      {},
      { output: VERDICT },
    );
    expect(await result).toEqual({ kind: 'answered', output: { verdict: 'approve' } });
  });

  it('is an answer of the wrong form where there is none', async () => {
    expect(await startProgram('echo I approve.', {}, { output: VERDICT }).result).toEqual({
      kind: 'answered',
      output: 'I approve.',
    });
    expect(await startProgram('true', {}, { output: VERDICT }).result).toEqual({ kind: 'answered', output: '' });
  });

  it('is not kept without a bound: the program is ended, and that is said', async () => {
    const { result, pids } = startProgram('head -c 17000000 /dev/zero; sleep 300');
    expect(await result).toEqual({
      kind: 'failed',
      reason: expect.stringMatching(/^\S+\/program-1 printed more than 16 million characters, and was ended$/),
    });
    expect(pids.filter(isAlive)).toEqual([]);
  });
});

describe('format json', () => {
  const rule: AnswerRule = {
    format: 'json',
    value: '/result/0/te~1xt',
    session: '/id',
    cost_usd: '/cost',
    input_tokens: '/usage/in',
    output_tokens: '/usage/out',
  };
  const document = { result: [{ 'te/xt': 'Done.' }], id: 's-1', cost: 0.25, usage: { in: 10, out: 3 } };
  const session = { id: 's-1', costUsd: 0.25, tokens: { input: 10, output: 3 }, denials: [] };

  it('is what the pointer leads to, and the session what the others do', async () => {
    const { result } = startProgram(printJson(document), { answer: rule });
    expect(await result).toEqual({ kind: 'answered', output: { text: 'Done.' }, session });
  });

  it('is read as JSON once more where it is a text and the step has an output', async () => {
    const answer = { ...document, result: [{ 'te/xt': 'So: {"verdict":"approve"}' }] };
    expect(await startProgram(printJson(answer), { answer: rule }, { output: VERDICT }).result).toMatchObject({
      output: { verdict: 'approve' },
    });
    const value = { verdict: 'changes' };
    expect(await startProgram(printJson(value), { answer: { format: 'json' } }, { output: VERDICT }).result).toEqual({
      kind: 'answered',
      output: value,
    });
    expect(await startProgram(printJson(value), { answer: { format: 'json' } }).result).toEqual({
      kind: 'answered',
      output: { text: '{"verdict":"changes"}' },
    });
  });

  it.each([
    { what: 'missing', found: { result: document.result } },
    { what: 'of the wrong kind', found: { ...document, id: 7, cost: '0.25', usage: { in: -1, out: null } } },
    { what: 'an id that could be an option', found: { result: document.result, id: '--yolo' } },
    { what: 'an id with a line break', found: { result: document.result, id: 's\nx' } },
  ])('takes nothing from what is $what', async ({ found }) => {
    const { result } = startProgram(printJson(found), { answer: rule });
    const nothing = { id: '', costUsd: 0, tokens: { input: 0, output: 0 }, denials: [] };
    expect(await result).toEqual({ kind: 'answered', output: { text: 'Done.' }, session: nothing });
  });

  it('takes no number that is none', async () => {
    const text = '{"result":[{"te/xt":"Done."}],"id":"s-1","cost":1e999}';
    const { result } = startProgram(`echo '${text}'`, { answer: rule });
    expect(await result).toMatchObject({ session: { id: 's-1', costUsd: 0 } });
  });

  it('fails where that is not what was printed, and shows the end of it', async () => {
    const lines = startProgram('seq 30; echo warning >&2', { answer: rule });
    const last = Array.from({ length: 20 }, (_, index) => `${index + 11}`).join('\n');
    expect(await lines.result).toMatchObject({
      kind: 'failed',
      reason: expect.stringMatching(/program-1 did not print one JSON document:\n11\n/),
    });
    expect(((await lines.result) as { reason: string }).reason.endsWith(last)).toBe(true);
    const silent = startProgram('echo no key >&2', { answer: rule });
    expect(await silent.result).toMatchObject({
      reason: expect.stringMatching(/did not print one JSON document:\nno key$/),
    });
    const other = startProgram(printJson({ id: 's-1', cost: 2 }), { answer: rule });
    expect(await other.result).toMatchObject({
      kind: 'failed',
      reason: expect.stringMatching(
        /printed a JSON document that has nothing at \/result\/0\/te~1xt:\n\{"id":"s-1","cost":2\}$/,
      ),
      session: { costUsd: 2 },
    });
  });

  it('fails where it has cost more than the role may', async () => {
    const { result } = startProgram(printJson(document), { answer: rule, budgetUsd: 0.2 });
    expect(await result).toEqual({
      kind: 'failed',
      reason: expect.stringMatching(/program-1 cost \$0\.25, more than the budget of its role, \$0\.20$/),
      session,
    });
    expect(await startProgram(printJson(document), { answer: rule, budgetUsd: 0.25 }).result).toMatchObject({
      kind: 'answered',
    });
  });
});

describe('format jsonl', () => {
  const rule: AnswerRule = {
    format: 'jsonl',
    where: { '/type': 'item', '/item/kind': 'message' },
    value: '/item/text',
    session: '/thread',
    cost_usd: '/cost',
    output_tokens: '/usage/out',
  };
  const noise = [
    'start',
    { type: 'item', item: { kind: 'thought', text: 'Hm.' } },
    null,
    { type: 'item', item: { kind: 'message' } },
  ];
  const stream = [
    { thread: 's-7' },
    ...noise,
    message('First.'),
    message('Last.'),
    ...noise,
    { cost: 0.5, usage: { out: 2 } },
    { cost: 0.25, usage: { out: 1 } },
  ];

  it('is the last line that fits, and the session is gathered from all of them', async () => {
    const { result } = startProgram(`echo "Loading..."\n${printJson(...stream)}\necho '{"type":'`, { answer: rule });
    expect(await result).toEqual({
      kind: 'answered',
      output: { text: 'Last.' },
      session: { id: 's-7', costUsd: 0.25, tokens: { input: 0, output: 1 }, denials: [] },
    });
  });

  it('adds up what a program tells of each of its steps', async () => {
    const { result } = startProgram(printJson(...stream), { answer: { ...rule, usage: 'sum' } });
    expect(await result).toMatchObject({ session: { costUsd: 0.75, tokens: { output: 3 } } });
  });

  it('is typed where the step has an output', async () => {
    const { result } = startProgram(printJson(message('{"verdict":"approve"}')), { answer: rule }, { output: VERDICT });
    expect(await result).toMatchObject({ kind: 'answered', output: { verdict: 'approve' } });
  });

  it('may lack the end of its last line, and needs no rule where it is the whole of it', async () => {
    const { result } = startProgram(
      `echo '{"verdict":"changes"}'; printf '{"verdict":"approve"}'`,
      { answer: { format: 'jsonl' } },
      { output: VERDICT },
    );
    expect(await result).toEqual({ kind: 'answered', output: { verdict: 'approve' } });
  });

  it('fails where no line fits', async () => {
    const { result } = startProgram(printJson({ type: 'error', text: 'no key' }), { answer: rule });
    expect(await result).toMatchObject({
      kind: 'failed',
      reason: expect.stringMatching(
        /program-1 printed no line of JSON that has \/type: "item" and \/item\/kind: "message" and something at \/item\/text:\n\{"type":"error","text":"no key"\}$/,
      ),
    });
  });

  it('passes over a line that is longer than is kept, and says so where the answer is missing', async () => {
    const long = 'head -c 17000000 /dev/zero | tr "\\0" x; echo';
    const found = startProgram(`${printJson(message('Before.'))}\n${long}`, { answer: rule });
    expect(await found.result).toMatchObject({ kind: 'answered', output: { text: 'Before.' } });
    const missing = startProgram(long, { answer: { format: 'jsonl' } });
    expect(await missing.result).toMatchObject({
      reason: expect.stringMatching(/printed no line of JSON; 1 of them longer than is read:/),
    });
  });
});
