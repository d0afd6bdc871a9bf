import { describe, expect, it, vi } from 'vitest';
import { ok } from '../../../src/domain/result.ts';
import { claudeAgent, type ClaudeSettings } from '../../../src/agents/claude/claude.ts';
import type { AgentTask } from '../../../src/services/agents.ts';
import { programFolder, watchedTask } from '../../support/agent-task.ts';
import { isAlive } from '../../support/alive.ts';

/** Starts a program for sh in the client's place. @param refusals what the hooks have refused, each time it is looked */
function start(
  script: string,
  settings: Partial<ClaudeSettings> = {},
  changes: Partial<AgentTask> = {},
  refusals: () => { path: string; text: string }[] = () => [],
) {
  const folder = programFolder();
  const watched = watchedTask(folder.dir, changes);
  const agent = claudeAgent({
    program: folder.program(script),
    env: { PATH: process.env['PATH'] },
    settingsOf: () => ({ permissionMode: 'acceptEdits', allowedTools: [], ...settings }),
    heldTo: async () => ok(['--settings', 'settings.json']),
    refusalsOf: async () => refusals(),
  });
  return { ...watched, folder, result: agent.perform(watched.task) };
}

const stream = (...lines: object[]) => `cat <<'END'\n${lines.map((line) => JSON.stringify(line)).join('\n')}\nEND`;
const ended = (subtype: string) => ({ type: 'result', subtype, session_id: 's-1', total_cost_usd: 0.6, result: '' });
const assistant = { type: 'assistant', message: { content: [{ type: 'text', text: 'Reading.' }] } };

const message = (id: string, tokens: number, content: object, parent?: string) => ({
  type: 'assistant',
  message: {
    id,
    content: [content],
    usage: { input_tokens: 10, cache_read_input_tokens: tokens - 10, output_tokens: 1 },
  },
  parent_tool_use_id: parent ?? null,
});
const tool = (name: string, input: object) => ({ type: 'tool_use', name, input });

it('tells the client where it works, and hears it with each line', async () => {
  const { result, reports, heard, folder } = start(
    `env | grep '^COORD_' | sort > env\n${stream({ type: 'system', subtype: 'init' }, assistant, ended('success'))}`,
  );
  expect(await result).toMatchObject({ kind: 'answered', session: { id: 's-1' } });
  expect(reports).toEqual(['Reading.']);
  expect(heard()).toBe(3);
  expect((await folder.written('env')).split('\n')).toEqual([
    'COORD_BRIEFED=1',
    'COORD_ROLE=backend',
    'COORD_RUN=r1',
    'COORD_WORKSPACE=backend+2',
  ]);
});

describe('what is shown while it works', () => {
  it("is each tool and text, the turn it is in, and how full the agent's own session is", async () => {
    const { result, reports } = start(
      stream(
        message('m1', 900, { type: 'text', text: 'Reading.\nThen writing.' }),
        message('m1', 900, tool('Read', { file_path: 'web/a.ts' })),
        message('m9', 5000, tool('Grep', { pattern: 'x' }), 'toolu_1'),
        message('m2', 34_400, tool('Bash', { command: 'npm test\necho done' })),
        ended('success'),
      ),
    );
    await result;
    expect(reports).toEqual([
      'Reading. (turn 1, 900 tokens)',
      'Read web/a.ts (turn 1, 900 tokens)',
      'Grep x (turn 1, 900 tokens)',
      'Bash npm test (turn 2, 34k tokens)',
    ]);
  });

  it('is each refused write as soon as the agent is told of it, and once', async () => {
    const denied = {
      type: 'user',
      session_id: 's-1',
      message: { content: [{ type: 'tool_result', is_error: true, content: 'no' }] },
    };
    const all = ['earlier', 'web/a', 'web/b'].map((path) => ({ path, text: `${path} is not yours` }));
    const [before, first, second] = [all.slice(0, 1), all.slice(0, 2), all];
    const looks = [before, first, first, second];
    const told: string[] = [];
    let toldBeforeItsEnd = 0;
    const lines = [denied, denied, ended('success')].map((line) => stream(line)).join('\n');
    const { result } = start(
      lines,
      {},
      {
        resume: 's-1',
        refused: (path) => void told.push(path),
        heard: () => {
          toldBeforeItsEnd = told.length;
        },
      },
      () => looks.shift() ?? all,
    );
    await result;
    expect(told).toEqual(['web/a', 'web/b']);
    expect(toldBeforeItsEnd).toBe(1);
  });
});

describe('what it may spend', () => {
  it.each([
    { ofRole: 2, ofStep: 0.5, least: '0.5' },
    { ofRole: 0.5, ofStep: 2, least: '0.5' },
    { ofRole: 2, ofStep: undefined, least: '2' },
    { ofRole: undefined, ofStep: 0.5, least: '0.5' },
  ])('is the least of $ofRole for the role and $ofStep for the step', async ({ ofRole, ofStep, least }) => {
    const { result, folder } = start(
      `echo "$*" > args\n${stream(ended('error_max_budget_usd'))}\nexit 1`,
      { ...(ofRole !== undefined && { budgetUsd: ofRole }) },
      { ...(ofStep !== undefined && { budgetUsd: ofStep }) },
    );
    expect(await result).toMatchObject({
      kind: 'failed',
      reason: `Claude Code used up its budget of $${Number(least).toFixed(2)}`,
      session: { costUsd: 0.6 },
    });
    expect(await folder.written('args')).toMatch(new RegExp(` --max-budget-usd ${least}$`));
  });

  it('has no limit where neither has one', async () => {
    const { result, folder } = start(`echo "$*" > args\n${stream(ended('success'))}`);
    await result;
    expect(await folder.written('args')).not.toContain('budget');
  });
});

const since = (...costs: number[]) => ({
  model_usage_since_last_result: Object.fromEntries(costs.map((costUSD, index) => [`model-${index}`, { costUSD }])),
});

it('counts what every turn of the process has used, and in a resumed session no more than that', async () => {
  const usage = { input_tokens: 100, output_tokens: 20 };
  const turn = (total: number) => ({ ...ended('success'), total_cost_usd: total, usage });
  // As 2.1.197 tells it: the total is that of the process.
  const old = start(stream(turn(1), turn(3)));
  expect(await old.result).toMatchObject({ session: { costUsd: 3, tokens: { input: 200, output: 40 } } });
  // As 2.1.329 does: the total has in it what the session has cost before, 7 here.
  const resumed = start(
    stream({ ...turn(8), ...since(0.5, 0.5) }, { ...turn(10), ...since(2) }, { ...turn(10), ...since() }),
  );
  expect(await resumed.result).toMatchObject({ session: { costUsd: 3, tokens: { input: 300, output: 60 } } });
});

it.each([
  { how: { ...ended('success'), is_error: true, result: 'API Error: 403' }, reason: 'an error: API Error: 403' },
  {
    how: { ...ended('error_max_turns'), errors: ['Reached 3 turns', 'x'] },
    reason: 'error_max_turns: Reached 3 turns; x',
  },
])('says how it ended: $reason', async ({ how, reason }) => {
  const { result } = start(`${stream(how)}\nexit 1`);
  expect(await result).toMatchObject({ kind: 'failed', reason: `Claude Code ended with ${reason}` });
});

// As both clients tell it; 2.1.197 and 2.1.329 have the same fields.
function retry(error_status: number | null) {
  return { type: 'system', subtype: 'api_retry', attempt: 1, max_retries: 10, retry_delay_ms: 609.75, error_status };
}
function refused(api_error_status: number | null, result: string) {
  return { ...ended('success'), is_error: true, api_error_status, result };
}

describe('whether it may go away by itself', () => {
  const unreached = refused(null, 'API Error: Unable to connect to API (ConnectionRefused)');

  it.each([
    { lines: [retry(529), refused(529, 'API Error: 529 busy.')], class: 'transient', what: 'an overload' },
    { lines: [refused(429, 'API Error: Request rejected (429)')], class: 'transient', what: 'too many requests' },
    { lines: [retry(null), unreached], class: 'transient', what: 'a service that cannot be reached' },
    { lines: [refused(403, 'API Error: 403')], class: undefined, what: 'a refused account' },
    {
      lines: [retry(null), message('m1', 100, { type: 'text', text: 'Going on.' }), unreached],
      class: undefined,
      what: 'what came later',
    },
    { lines: [ended('error_max_turns')], class: undefined, what: 'too many turns' },
    {
      lines: [{ ...ended('success'), is_error: true, result: 'API Error: 529' }],
      class: undefined,
      what: 'mere words',
    },
  ])('$what: $class', async ({ lines, class: expected }) => {
    const result = await start(`${stream(...lines)}\nexit 1`).result;
    expect(result).toMatchObject({ kind: 'failed' });
    expect('class' in result ? result.class : undefined).toBe(expected);
  });

  it('a client that is killed, or is not there, has crashed', async () => {
    expect(await start('kill -9 $$').result).toMatchObject({ kind: 'failed', class: 'crash' });
    expect(await start('exit 3').result).toMatchObject({ class: 'crash' });
    expect(await start('echo "503 from the gateway" >&2; exit 1').result).toMatchObject({ class: 'transient' });
  });

  it('is shown while the client tries again', async () => {
    const { result, reports } = start(stream(retry(529), retry(null), ended('success')));
    await result;
    expect(reports).toEqual([
      "the model's service answers with 529; try 1 of 10 in 1 s",
      "the model's service cannot be reached; try 1 of 10 in 1 s",
    ]);
  });
});

it('is ended where its start cannot be journalled', async () => {
  let started = 0;
  const { result } = start(
    'exec sleep 300',
    {},
    {
      started: (pid) => {
        started = pid;
        throw new Error('the journal is closed');
      },
    },
  );
  await expect(result).rejects.toThrow('the journal is closed');
  await vi.waitUntil(() => !isAlive(started), { timeout: 20_000 });
});
