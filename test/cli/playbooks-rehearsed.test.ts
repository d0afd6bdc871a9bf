import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Event } from '../../src/domain/event.ts';
import { documentsIn, documentsOf, inAnyOrder } from '../support/documents.ts';
import { endsOf, journalOf, onlyRun, reasonOf, runFile } from '../support/runs.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

const TEAM = 'test/fixtures/team';

/** What each agent answered, and in which session. */
function answersIn(events: readonly Event[], run: string): [key: string, session: string, output: unknown][] {
  return events.flatMap((event) => {
    if (event.type !== 'step.finished' || event.outcome.kind !== 'succeeded' || !event.outcome.session) return [];
    return [[event.key, event.outcome.session.id.replace(run, 'RUN'), event.outcome.output]];
  });
}

/** Who was refused what, in which step. */
function refusalsIn(events: readonly Event[]): string[] {
  return events.flatMap((event) =>
    event.type === 'write.refused' ? `${event.key}: ${event.role} may not write ${event.path}` : [],
  );
}

/** Rehearses a shipped playbook to its end, and reads what it leaves. */
async function rehearse(playbook: string) {
  const sandbox = await createSandbox(TEAM);
  const ended = await sandbox.coord(['run', playbook, '--rehearse']);
  expect(ended.stderr).toBe('');
  expect(ended.code).toBe(0);
  const run = onlyRun(sandbox);
  const events = journalOf(sandbox, run);
  return {
    ends: endsOf(events),
    answers: answersIn(events, run),
    refusals: refusalsIn(events),
    documents: documentsOf(sandbox, run),
  };
}

/** Rehearses a playbook that can't hand over in `key`, and says why. @param top the step whose document it is */
async function refused(sandbox: Sandbox, playbook: string, key: string, top = key) {
  const ended = await sandbox.coord(['run', playbook, '--rehearse']);
  expect(ended.code).toBe(1);
  const run = onlyRun(sandbox);
  const events = journalOf(sandbox, run);
  expect(endsOf(events)).toContain(`${key} failed`);
  expect(endsOf(events)).not.toContain(`${top} succeeded`);
  expect(existsSync(runFile(sandbox, run, `${top}.md`))).toBe(false);
  const reason = reasonOf(events, key);
  expect(events.at(-1)).toMatchObject({ type: 'run.finished', outcome: 'failed', reason: `${key}: ${reason}` });
  expect(ended.stdout).toContain(`failed: ${key}: ${reason}`);
  return reason;
}

it('rehearses the review chain: a write refused, four reviews, one round of mending', async () => {
  const { ends, answers, refusals, documents } = await rehearse('review-chain');
  expect(ends).toEqual([
    'implement succeeded',
    'rounds.1/security succeeded',
    'rounds.1/performance succeeded',
    'rounds.1/ux succeeded',
    'rounds.1/documentation succeeded',
    'rounds.1/fix succeeded',
    'rounds.2/security succeeded',
    'rounds.2/performance succeeded',
    'rounds.2/ux succeeded',
    'rounds.2/documentation succeeded',
    'rounds.2/fix skipped',
    'rounds succeeded',
    'verify succeeded',
    'approve approved',
    'handoff succeeded',
  ]);
  const [author, reviewer] = ['rehearsal:RUN:backend', 'rehearsal:RUN:frontend'];
  const approved = { verdict: 'approve', findings: [] };
  const misspelt = { where: 'the note, line 1', problem: '"Helo" is misspelt.' };
  const unsaid = { where: 'the note', problem: 'It does not say whom it greets, and why.' };
  expect(answers).toEqual([
    ['implement', author, { summary: 'A note that greets the reader.' }],
    ['rounds.1/security', reviewer, approved],
    ['rounds.1/performance', reviewer, approved],
    ['rounds.1/ux', reviewer, { verdict: 'changes', findings: [misspelt] }],
    ['rounds.1/documentation', reviewer, { verdict: 'changes', findings: [unsaid] }],
    ['rounds.1/fix', author, { summary: 'The greeting is spelt right now, and says why it greets.' }],
    ['rounds.2/security', reviewer, approved],
    ['rounds.2/performance', reviewer, approved],
    ['rounds.2/ux', reviewer, approved],
    ['rounds.2/documentation', reviewer, approved],
  ]);
  expect(refusals).toEqual(['implement: backend may not write web/example']);
  expect(documents).toEqual(documentsIn('review-chain'));
});

/** How a handoff ends whose verifiers pass at once. */
function verified(id: string): string[] {
  const first = (step: string) => `${id}_rounds.1/${id}_${step}`;
  return [
    `${first('remedy')} skipped`,
    `${first('document')} succeeded`,
    `${first('verify')} succeeded`,
    `${id}_rounds succeeded`,
    `${id} succeeded`,
  ];
}

it('rehearses the sequential handoff: four roles, and a document between each two', async () => {
  const { ends, answers, refusals, documents } = await rehearse('sequential-handoff');
  expect(ends).toEqual([
    'architecture succeeded',
    'to_frontend succeeded',
    'frontend succeeded',
    ...verified('to_backend'),
    'backend succeeded',
    ...verified('to_devops'),
    'devops succeeded',
    'verify_devops succeeded',
    'approve approved',
    'complete succeeded',
  ]);
  expect(answers.map(([key, session]) => [key, session])).toEqual([
    ['architecture', 'rehearsal:RUN:backend'],
    ['frontend', 'rehearsal:RUN:frontend'],
    ['backend', 'rehearsal:RUN:backend'],
    ['devops', 'rehearsal:RUN:frontend'],
  ]);
  expect(answers[1]?.[2]).toEqual({
    summary: 'The page greets with what GET /name answers, and says "Hello" where there is no name.',
    decisions: ['Without a name it says Hello: a blank page looks broken.'],
    next: 'GET /name has to answer { name: string or null } within a second.',
    open: [],
  });
  expect(refusals).toEqual(['frontend: frontend may not write server/example']);
  expect(documents).toEqual(documentsIn('sequential-handoff'));
});

it('rehearses the parallel consultation: nothing is changed, and what the experts say is weighed', async () => {
  const { ends, answers, refusals, documents } = await rehearse('parallel-consultation');
  expect(ends.toSorted()).toEqual(
    [
      'consult:frontend/advise succeeded',
      'consult:backend/advise succeeded',
      'consult succeeded',
      'synthesise succeeded',
      'approve approved',
      'record succeeded',
    ].toSorted(),
  );
  const advice = {
    recommendation: 'Make it on our side.',
    reasons: ['We have what it needs.'],
    risks: ['The other side has to wait for ours.'],
    confidence: 'high',
  };
  expect(answers).toContainEqual(['consult:frontend/advise', 'rehearsal:RUN:frontend', advice]);
  expect(answers).toContainEqual(['consult:backend/advise', 'rehearsal:RUN:backend', advice]);
  expect(answers.at(-1)).toMatchObject([
    'synthesise',
    'rehearsal:RUN:backend',
    { proposal: 'The server says the name, and the page makes the greeting.', conflicts: [{ positions: [{}, {}] }] },
  ]);
  expect(refusals).toEqual([]);
  expect(documents).toEqual(documentsIn('parallel-consultation'));
});

it('rehearses the shared documentation: four write, two find something, and a second round agrees', async () => {
  const { ends, answers, refusals, documents } = await rehearse('shared-documentation');
  expect(ends).toEqual([
    'begin succeeded',
    'rounds.1/technical succeeded',
    'rounds.1/security succeeded',
    'rounds.1/ux succeeded',
    'rounds.1/settle succeeded',
    'rounds.2/technical succeeded',
    'rounds.2/security succeeded',
    'rounds.2/ux succeeded',
    'rounds.2/settle skipped',
    'rounds succeeded',
    'conclude succeeded',
    'approve approved',
    'handoff succeeded',
  ]);
  expect(answers.at(-1)).toMatchObject(['conclude', 'rehearsal:RUN:backend', { open: ['Which languages there are.'] }]);
  expect(refusals).toEqual(['begin: backend may not write web/example']);
  expect(documents).toEqual(documentsIn('shared-documentation'));
});

it('rehearses the expert network: everybody is asked, then nobody, and each round is written down', async () => {
  const { ends, refusals, documents } = await rehearse('expert-network');
  const branches = ['frontend', 'backend'];
  expect(ends.toSorted()).toEqual(
    [
      ...[1, 2].flatMap((round) =>
        ['assign', 'work', 'weigh', 'record'].map((id) => `rounds.${round}/${id} succeeded`),
      ),
      ...branches.flatMap((role) => [
        `rounds.1/work:${role}/contribute succeeded`,
        `rounds.2/work:${role}/contribute skipped`,
      ]),
      'rounds succeeded',
    ].toSorted(),
  );
  expect(refusals.toSorted()).toEqual([
    'rounds.1/work:backend/contribute: backend may not write web/example',
    'rounds.1/work:frontend/contribute: frontend may not write server/example',
  ]);
  expect(inAnyOrder(documents)).toEqual(inAnyOrder(documentsIn('expert-network')));
});

it('rehearses the session handoff: two sessions of one role, and a document each way', async () => {
  const { ends, answers, refusals, documents } = await rehearse('session-handoff');
  expect(ends).toEqual([
    'wrap_up succeeded',
    'hand_over succeeded',
    'read_back succeeded',
    'answer succeeded',
    'approve approved',
    'go_on succeeded',
    'verify succeeded',
    'report_back succeeded',
  ]);
  expect(answers.map(([key]) => key)).toEqual(['wrap_up', 'read_back', 'answer', 'go_on']);
  expect(refusals).toEqual(['go_on: backend may not write web/example']);
  expect(documents).toEqual(documentsIn('session-handoff'));
});

it('rehearses a new feature: designed, advised, built side by side, tried and mended', async () => {
  const { ends, refusals, documents } = await rehearse('new-feature');
  expect(ends.toSorted()).toEqual(
    [
      'design succeeded',
      'advice:frontend/advise succeeded',
      'advice:backend/advise succeeded',
      'advice succeeded',
      'settle succeeded',
      'approve_design approved',
      ...[1, 2].flatMap((round) => ['backend', 'frontend', 'try'].map((id) => `rounds.${round}/${id} succeeded`)),
      'rounds succeeded',
      'verify_backend succeeded',
      'verify_frontend succeeded',
      'approve approved',
      'handoff succeeded',
    ].toSorted(),
  );
  expect(ends.indexOf('rounds.1/try succeeded')).toBeGreaterThan(ends.indexOf('rounds.1/frontend succeeded'));
  expect(refusals).toEqual(['rounds.1/backend: backend may not write web/example']);
  expect(inAnyOrder(documents)).toEqual(inAnyOrder(documentsIn('new-feature')));
});

it('rehearses problem solving: options, every side, one decision, and all build it until it is found so', async () => {
  const { ends, refusals, documents } = await rehearse('problem-solving');
  const sides = ['frontend', 'backend'];
  expect(ends.toSorted()).toEqual(
    [
      'options succeeded',
      ...sides.map((role) => `weighing:${role}/weigh succeeded`),
      'weighing succeeded',
      'decide succeeded',
      'agree approved',
      ...[1, 2].flatMap((round) => [
        ...sides.flatMap((role) => ['build', 'verify'].map((id) => `rounds.${round}/building:${role}/${id} succeeded`)),
        ...['building', 'check'].map((id) => `rounds.${round}/${id} succeeded`),
      ]),
      'rounds succeeded',
      'approve approved',
      'record succeeded',
    ].toSorted(),
  );
  expect(refusals.toSorted()).toEqual([
    'rounds.1/building:backend/build: backend may not write web/example',
    'rounds.1/building:frontend/build: frontend may not write server/example',
  ]);
  expect(inAnyOrder(documents)).toEqual(inAnyOrder(documentsIn('problem-solving')));
});

it('puts nothing into a prompt bare but what a person, coord or a list of words has said', () => {
  const bare = readdirSync('playbooks').flatMap((file) => {
    const prompts: string[] = [];
    JSON.stringify(parse(readFileSync(join('playbooks', file), 'utf8')), (key, value: unknown) => {
      if (key === 'prompt' && typeof value === 'string') prompts.push(value);
      return value;
    });
    return prompts.flatMap((prompt) => prompt.match(/\{\{(?![#/]|else|fence |code )[^}]*\}\}/g) ?? []);
  });
  expect([...new Set(bare)].toSorted()).toEqual([
    '{{expert.steps.advise.output.confidence}}',
    '{{inputs.feature}}',
    '{{inputs.task}}',
    '{{list parts.experts}}',
    '{{run.id}}',
  ]);
});

describe('a required field that says nothing fails the handoff, whoever requires it', () => {
  it('the config: an empty list of the agent leaves it empty', async () => {
    const sandbox = await createSandbox(TEAM);
    sandbox.write('coord.config.yaml', `${sandbox.read('coord.config.yaml')}handoff:\n  required: [summary, open]\n`);
    const key = 'to_backend_rounds.1/to_backend_document';
    expect(await refused(sandbox, 'sequential-handoff', key, 'to_backend')).toBe(
      "its document is not complete: field open is empty, and the config's handoff.required names it",
    );
  });

  it('the playbook: the agent answered with white space', async () => {
    const sandbox = await createSandbox(TEAM);
    sandbox.write('playbooks/note.yaml', NOTE);
    sandbox.write('playbooks/note.rehearsal.yaml', BLANK);
    sandbox.write(
      'coord.config.yaml',
      `${sandbox.read('coord.config.yaml')}  note:\n    parts: { author: backend, reader: frontend }\n`,
    );
    expect(await refused(sandbox, 'note', 'hand_over')).toBe(
      'its document is not complete: field risks is empty, and step hand_over requires it',
    );
  });
});

it('refuses before the first step a playbook that lacks a field which the config requires', async () => {
  const sandbox = await createSandbox(TEAM);
  sandbox.write('coord.config.yaml', `${sandbox.read('coord.config.yaml')}handoff:\n  required: [summary, risks]\n`);
  expect(await sandbox.coord(['run', 'review-chain', '--rehearse'])).toEqual({
    code: 2,
    stdout: '',
    stderr:
      "coord: step handoff has no field risks, and the config's handoff.required names it; add it in a playbook of your " +
      'own, in playbooks/, or take it out of the config\n',
  });
});

const NOTE = `version: 1
name: note
parts: { author: { description: writes }, reader: { description: reads } }
steps:
  - id: write
    agent: author
    prompt: Write it.
    output: { type: object, required: [risks], properties: { risks: { type: string } } }
  - id: hand_over
    handoff: { from: author, to: reader, required: [risks], fields: { risks: '{{steps.write.output.risks}}' } }
`;
const BLANK = `version: 1
playbook: note
steps:
  write: [{ output: { risks: "\\t \\n" } }]
`;
