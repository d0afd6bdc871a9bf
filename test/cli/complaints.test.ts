import { describe, expect, it } from 'vitest';
import { atWork, hold, killSandbox, letGo, saidIn } from '../support/killed-runs.ts';
import {
  endsOf,
  eventually,
  filesAt,
  journalOf,
  outcomeOf,
  reasonOf,
  type Running,
  startsOf,
} from '../support/runs.ts';
import type { Sandbox } from '../support/sandbox.ts';

// What people complain of in tools that run several agents, each as a test.

interface Stage {
  sandbox: Sandbox;
  start(args: string[]): Running;
  /** Begins a run of a playbook with these steps; its id, once it is there. */
  begin(steps: string, ...args: string[]): Promise<{ coord: Running; run: string }>;
  journal(run: string): ReturnType<typeof journalOf>;
}

const PLAYBOOK = (steps: string) => `version: 1
name: mine
description: Does this and that.
parts: { author: { description: Writes. }, other: { description: Writes too. } }
inputs: { topic: { description: What it is about., default: nothing } }
steps:
${steps}`;

async function stage(): Promise<Stage> {
  const { sandbox, start } = await killSandbox();
  const config = sandbox.read('coord.config.yaml');
  sandbox.write(
    'coord.config.yaml',
    config.replace('  trio:', '  mine: { parts: { author: lead, other: web } }\n  trio:'),
  );
  return {
    sandbox,
    start,
    async begin(steps, ...args) {
      sandbox.write('playbooks/mine.yaml', PLAYBOOK(steps));
      const coord = start(['run', 'mine', ...args]);
      const run = await eventually(() => /^run (\S+):/m.exec(coord.printed())?.[1]);
      return { coord, run };
    },
    journal: (run) => journalOf(sandbox, run),
  };
}

const WRITES =
  '  - { id: write, run: echo "$TOPIC" > server/topic.txt, part: author, access: write, env: { TOPIC: "{{inputs.topic}}" } }\n';
const works = (id: string, more = '') => `  - { id: ${id}, run: sh tools/work.sh ${id}, part: author${more} }\n`;
const kill = async ({ child, ended }: Running) => {
  child.kill('SIGKILL');
  await ended;
};

describe('a run is marked as failed by the start of another process', () => {
  it('no: it goes on, and nobody else writes into its journal', async () => {
    const { sandbox, begin, journal, start } = await stage();
    hold(sandbox, ['long']);
    const { coord, run } = await begin(WRITES + works('long'));
    await atWork(sandbox, ['long']);
    const before = journal(run);
    expect(await start(['run', 'trio', '--rehearse']).ended).toMatchObject({ code: 0 });
    expect(await start(['resume', run]).ended).toMatchObject({ code: 3 });
    for (const look of [['runs'], ['status'], ['approvals'], ['logs', run]])
      expect((await sandbox.coord(look)).code).toBe(0);
    expect(journal(run)).toEqual(before);
    expect((await sandbox.coord(['runs'])).stdout).toContain(`${run}  running (pid ${coord.child.pid})`);
    letGo(sandbox, ['long']);
    expect(await coord.ended).toMatchObject({ code: 0 });
  });
});

describe('a dead run holds its worktree', () => {
  it('no: another run of the same role has one of its own, and the dead one can still go on in its', async () => {
    const { sandbox, begin, journal, start } = await stage();
    hold(sandbox, ['long']);
    const dead = await begin(WRITES + works('long'), '--input', 'topic=dead');
    await atWork(sandbox, ['long']);
    await kill(dead.coord);
    letGo(sandbox, ['long']);
    const alive = await begin(WRITES + works('long'), '--input', 'topic=alive');
    expect(await alive.coord.ended).toMatchObject({ code: 0, stderr: '' });
    expect(await filesAt(sandbox, `coord/${alive.run}`, 'server')).toContain('server/topic.txt: alive');
    expect(await start(['resume', dead.run]).ended).toMatchObject({ code: 0 });
    expect(await filesAt(sandbox, `coord/${dead.run}`, 'server')).toContain('server/topic.txt: dead');
    expect(journal(dead.run).at(-1)).toMatchObject({ type: 'run.finished', outcome: 'succeeded' });
  });
});

describe('a new run goes on with the arguments of an old one', () => {
  it('no: it has its own, begins with its first step, and says so; so has the old one when it goes on', async () => {
    const { sandbox, begin, journal, start } = await stage();
    hold(sandbox, ['long']);
    const steps = WRITES + works('long') + WRITES.replace('id: write', 'id: again').replace('topic.txt', 'last.txt');
    const old = await begin(steps, '--input', 'topic=old');
    await atWork(sandbox, ['long']);
    await kill(old.coord);
    letGo(sandbox, ['long']);
    const young = await begin(steps, '--input', 'topic=young');
    expect((await young.coord.ended).code).toBe(0);
    expect(young.run).not.toBe(old.run);
    expect(startsOf(journal(young.run))).toEqual(['write 1', 'long 1', 'again 1']);
    // What is given to the new one, or is a default by now, is nothing to the old one.
    expect((await start(['resume', old.run]).ended).code).toBe(0);
    const last = async (run: string) =>
      (await filesAt(sandbox, `coord/${run}`, 'server')).filter((file) => file.startsWith('server/last.txt'));
    expect([await last(young.run), await last(old.run)]).toEqual([
      ['server/last.txt: young'],
      ['server/last.txt: old'],
    ]);
  });
});

describe('a condition skips a step silently', () => {
  const JUDGES = `  - { id: judge, run: 'echo "{\\"verdict\\":\\"bad\\"}"', part: author, output: { type: object } }\n`;

  it('no: where it cannot be evaluated its step has failed, and the run with it', async () => {
    const { begin, journal } = await stage();
    const { coord, run } = await begin(`${JUDGES}${works('mend', ', if: steps.judge.output.verdikt == "bad"')}`);
    expect((await coord.ended).code).toBe(1);
    expect(reasonOf(journal(run), 'mend')).toMatch(
      /^its "if" \(steps\.judge\.output\.verdikt == "bad"\) cannot be evaluated: /,
    );
    expect(journal(run).at(-1)).toMatchObject({ type: 'run.finished', outcome: 'failed' });
  });

  it('no: where it is false, the journal and the terminal say which one it was', async () => {
    const { begin, journal } = await stage();
    const { coord, run } = await begin(`${JUDGES}${works('mend', ', if: steps.judge.output.verdict == "good"')}`);
    const { code, stdout } = await coord.ended;
    expect(code).toBe(0);
    const condition = 'steps.judge.output.verdict == "good"';
    expect(journal(run)).toContainEqual(expect.objectContaining({ type: 'step.skipped', key: 'mend', condition }));
    expect(stdout).toContain(`mend: skipped, as this does not hold: ${condition}\n`);
  });
});

describe('outputs are parsed again from text', () => {
  const VALUE = {
    code: '007',
    yes: 'true',
    json: '{"verdict":"approve"}',
    markup: '{{inputs.topic}} $(touch owned) `touch owned`',
    lines: 'one\ntwo "quoted" \\ end',
    many: [1, '1', null],
  };
  const SAYS = `  - id: say
    run: cat "$FILE"
    part: author
    env: { FILE: '{{inputs.topic}}' }
    output: { type: object, required: [code], properties: { code: { type: string }, yes: { type: string }, json: { type: string }, markup: { type: string }, lines: { type: string }, many: { type: array } } }
`;
  const COMPARES = `  - id: compare
    if: steps.say.output.code == "007" && steps.say.output.yes == "true" && size(steps.say.output.many) == 3
    run: printf '%s|%s|%s|%s' "$CODE" "$JSON" "$MARKUP" "$LINES"
    part: author
    env: { CODE: '{{steps.say.output.code}}', JSON: '{{steps.say.output.json}}', MARKUP: '{{steps.say.output.markup}}', LINES: '{{steps.say.output.lines}}' }
`;

  it('no: a value is what it was, through the journal, a kill, a condition and the next command', async () => {
    const { sandbox, begin, journal, start } = await stage();
    const file = `${sandbox.dir}/../value.json`;
    sandbox.write('../value.json', JSON.stringify(VALUE));
    hold(sandbox, ['long']);
    const { coord, run } = await begin(SAYS + works('long') + COMPARES, '--input', `topic=${file}`);
    await atWork(sandbox, ['long']);
    await kill(coord);
    letGo(sandbox, ['long']);
    // It was read once: what is there by now is nothing to the run.
    sandbox.write('../value.json', '{"code":"008"}');
    expect((await start(['resume', run]).ended).code).toBe(0);
    expect(outcomeOf(journal(run), 'say')).toMatchObject({ kind: 'succeeded', output: VALUE });
    const { code, json, markup, lines } = VALUE;
    const text = [code, json, markup, lines].join('|');
    expect(outcomeOf(journal(run), 'compare')).toMatchObject({ kind: 'succeeded', output: { text } });
  });
});

describe('siblings of a failed step are killed in the middle of their work', () => {
  it('no: they finish it, and only then the run has failed', async () => {
    const { sandbox, begin, journal } = await stage();
    hold(sandbox, ['slow']);
    const { coord, run } = await begin(`${works('slow')}  - { id: fails, needs: [], run: exit 1, part: other }
  - { id: after, needs: [slow], run: echo kept > server/kept.txt, part: author, access: write }
  - { id: never, needs: [fails], run: echo never, part: other }
`);
    await eventually(() => endsOf(journal(run)).includes('fails failed'));
    expect(journal(run).at(-1)).not.toMatchObject({ type: 'run.finished' });
    letGo(sandbox, ['slow']);
    expect((await coord.ended).code).toBe(1);
    expect(saidIn(sandbox).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'begin 1 slow',
      'end 1 slow',
    ]);
    expect(endsOf(journal(run)).toSorted()).toEqual(['after succeeded', 'fails failed', 'slow succeeded']);
    expect(await filesAt(sandbox, `coord/${run}`, 'server')).toContain('server/kept.txt: kept');
    expect(journal(run).at(-1)).toMatchObject({ type: 'run.finished', outcome: 'failed' });
  });
});

const asks = (expires: string) =>
  `${WRITES}  - { id: ask, approve: { question: Go on?, expires: ${expires} } }\n${works('last')}`;

describe("an approval's timer wipes what a person has said", () => {
  it('no: what was said in time counts, and what was said too late is kept with its reason', async () => {
    const { sandbox, begin, journal, start } = await stage();
    const long = await begin(asks('1h'));
    expect((await long.coord.ended).code).toBe(4);
    expect((await start(['approve', long.run, '--reason', 'read it all']).ended).code).toBe(0);
    expect(journal(long.run)).toContainEqual(
      expect.objectContaining({ type: 'approval.answered', approved: true, reason: 'read it all' }),
    );
    const short = await begin(asks('1s'));
    expect((await short.coord.ended).code).toBe(4);
    const { at } = journal(short.run).find(({ type }) => type === 'approval.requested') ?? { at: '' };
    await eventually(() => Date.now() > Date.parse(at) + 1000);
    expect((await start(['approve', short.run, '--reason', 'was at lunch']).ended).code).toBe(1);
    expect(journal(short.run)).toContainEqual(
      expect.objectContaining({
        type: 'approval.expired',
        late: expect.objectContaining({ approved: true, reason: 'was at lunch' }),
      }),
    );
    expect(saidIn(sandbox).filter((line) => line.includes(' last '))).toHaveLength(2);
  });
});

describe('a resume begins with the first step again', () => {
  it('no: it goes on with the step that was cut short, and asks nothing twice that was answered', async () => {
    const { sandbox, begin, journal, start } = await stage();
    hold(sandbox, ['long']);
    const { coord, run } = await begin(
      `${WRITES}  - { id: ask, approve: { question: Go on? } }\n${works('long')}${works('last')}`,
    );
    expect((await coord.ended).code).toBe(4);
    const approver = start(['approve', run]);
    await eventually(() => saidIn(sandbox).some((line) => /^begin \d+ long /.test(line)));
    await kill(approver);
    letGo(sandbox, ['long']);
    expect((await start(['resume', run]).ended).code).toBe(0);
    expect(startsOf(journal(run))).toEqual(['write 1', 'ask 1', 'long 1', 'long 2', 'last 1']);
    expect(endsOf(journal(run))).toEqual(['write succeeded', 'ask approved', 'long succeeded', 'last succeeded']);
  });
});
