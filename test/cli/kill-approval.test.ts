import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/domain/event.ts';
import { type Kill, killSandbox } from '../support/killed-runs.ts';
import { endsOf, journalOf, onlyRun, reasonOf, startsOf, stateOf } from '../support/runs.ts';
import type { Sandbox } from '../support/sandbox.ts';
import { ofSoak } from '../support/soaked.ts';

const HEAD = `version: 1
name: mine
description: Does this and that.
parts: { author: { description: Writes. } }
`;

interface Stage {
  sandbox: Sandbox;
  start: Awaited<ReturnType<typeof killSandbox>>['start'];
}

async function stage(playbook: string, script?: string): Promise<Stage> {
  const { sandbox, start } = await killSandbox();
  const config = sandbox.read('coord.config.yaml');
  sandbox.write('coord.config.yaml', config.replace('  trio:', '  mine: { parts: { author: lead } }\n  trio:'));
  sandbox.write('playbooks/mine.yaml', HEAD + playbook);
  if (script !== undefined) sandbox.write('playbooks/mine.rehearsal.yaml', script);
  return { sandbox, start };
}

/** Nothing after the approval begins before somebody has answered it. */
function checkAsked(journal: readonly Event[]): void {
  const answered = journal.findIndex(({ type }) => type === 'approval.answered');
  const begun = journal.findIndex((event) => event.type === 'step.started' && event.key === 'after');
  if (begun !== -1) expect(answered).toBeGreaterThan(-1);
  if (begun !== -1) expect(begun).toBeGreaterThan(answered);
}

describe('no resume skips an approval', () => {
  const ASKS = `steps:
  - { id: before, run: echo before, part: author }
  - { id: ask, approve: { question: Go on? } }
  - { id: after, run: echo after, part: author }
`;
  const asking: Kill[] = [
    { when: 'after', what: '"type":"step.started","key":"ask"' },
    { when: 'before', what: '"type":"approval.requested"' },
    { when: 'after', what: '"type":"approval.requested"' },
  ];

  it.each(asking.map((kill) => [`${kill.when} ${String('what' in kill && kill.what)}`, kill] as const))(
    'killed %s',
    async (_, kill) => {
      const { sandbox, start } = await stage(ASKS);
      expect(await start(['run', 'mine'], kill).ended).toMatchObject({ signal: 'SIGKILL' });
      const run = onlyRun(sandbox);
      for (let resumed = 0; resumed < 3; resumed += 1) {
        expect((await start(['resume', run]).ended).code).toBe(4);
        expect(startsOf(journalOf(sandbox, run))).not.toContain('after 1');
      }
      expect((await start(['approve', run]).ended).code).toBe(0);
      checkAsked(journalOf(sandbox, run));
    },
  );

  it.each([
    ['before', 'approve', 0],
    ['after', 'approve', 0],
    ['before', 'reject', 1],
    ['after', 'reject', 1],
  ] as const)('killed %s the entry of the answer, %s: it counts, once', async (when, verb, code) => {
    const { sandbox, start } = await stage(ASKS);
    expect((await start(['run', 'mine']).ended).code).toBe(4);
    const run = onlyRun(sandbox);
    const killed = start([verb, run, '--reason', 'looked'], { when, what: '"type":"approval.answered"' });
    expect(await killed.ended).toMatchObject({ signal: 'SIGKILL' });
    checkAsked(journalOf(sandbox, run));
    expect((await start(['resume', run]).ended).code).toBe(code);
    const journal = journalOf(sandbox, run);
    checkAsked(journal);
    const answers = journal.flatMap((event) => (event.type === 'approval.answered' ? [event] : []));
    expect(answers).toMatchObject([{ approved: verb === 'approve', reason: 'looked' }]);
    expect(startsOf(journal).includes('after 1')).toBe(verb === 'approve');
  });
});

describe('budgets are true after a resume', () => {
  const COSTS = `limits: { cost_usd: 1 }
steps:
${['one', 'two', 'three', 'four'].map((id) => `  - { id: ${id}, agent: author, access: read, prompt: Do it. }\n`).join('')}`;
  const SCRIPT = `version: 1
playbook: mine
steps:
${['one', 'two', 'three', 'four'].map((id) => `  ${id}: [{ says: done, cost_usd: 0.42 }]\n`).join('')}`;

  it.each([
    ['nowhere', undefined],
    ['after the first', { when: 'after', what: '"type":"step.finished","key":"one"' }],
    ['after the second', { when: 'after', what: '"type":"step.finished","key":"two"' }],
    ['before the third has begun', { when: 'before', what: '"type":"step.started","key":"three"' }],
    ['after the third', { when: 'after', what: '"type":"step.finished","key":"three"' }],
  ] as [string, Kill | undefined][])('killed %s', async (_, kill) => {
    const { sandbox, start } = await stage(COSTS, SCRIPT);
    const ended = await start(['run', 'mine', '--rehearse'], kill).ended;
    const run = onlyRun(sandbox);
    if (kill) expect(ended.signal).toBe('SIGKILL');
    expect((kill ? await start(['resume', run]).ended : ended).code).toBe(1);
    const journal = journalOf(sandbox, run);
    expect(endsOf(journal)).toEqual(['one succeeded', 'two succeeded', 'three succeeded', 'four failed']);
    expect(reasonOf(journal, 'four')).toContain('$1.26');
    expect(stateOf(sandbox, run).costUsd).toBeCloseTo(1.26);
    expect(startsOf(journal).filter((start) => start.endsWith(' 2'))).toEqual([]);
  });
});

describe('a failed step never ends in a run that has succeeded', () => {
  const FAILS = `steps:
  - { id: fails, run: exit 3, part: author }
  - { id: beside, needs: [], run: echo beside, part: author, workspace: fresh }
  - id: rounds
    needs: [beside]
    loop:
      max: 2
      until: "true"
      steps:
        - { id: inside, run: exit 4, part: author }
  - { id: last, needs: [beside], run: echo last, part: author }
`;
  /** The records in the journal of that run, and a few that a kill adds. */
  const RECORDS = 16;
  const all = Array.from({ length: RECORDS - 1 }, (_, index) => index + 2);
  const records = all.filter((record) => record % ofSoak(1, 5) === 0);

  it.each(records)('killed after record %i', async (record) => {
    const { sandbox, start } = await stage(FAILS);
    const ended = await start(['run', 'mine'], { when: 'after', what: record }).ended;
    const run = onlyRun(sandbox);
    const code = ended.signal === 'SIGKILL' ? (await start(['resume', run]).ended).code : ended.code;
    const { finished } = stateOf(sandbox, run);
    expect(finished).toMatchObject({ outcome: 'failed' });
    expect(finished?.reason).toContain('fails: exit code 3');
    expect(finished?.reason).toContain('rounds.1/inside: exit code 4');
    // One that was killed after its end has nothing to carry on.
    expect([1, 3]).toContain(code);
    expect(endsOf(journalOf(sandbox, run)).toSorted()).toEqual([
      'beside succeeded',
      'fails failed',
      'last succeeded',
      'rounds failed',
      'rounds.1/inside failed',
    ]);
  });
});
