import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/services/runs/plan.ts';
import { createSandbox } from '../support/sandbox.ts';

const team = () => createSandbox('test/fixtures/team');

/** A plan as JSON, with what keeps it from being run. */
type Printed = Plan & { faults: string[]; missing: string[] };

const REVIEWS = ['security', 'performance', 'ux', 'documentation'];
const verdicts = (verdict: string, join: string) =>
  REVIEWS.map((review) => `steps.${review}.output.verdict == "${verdict}"`).join(join);

const REVIEW_CHAIN = `review-chain: One role changes something; security, performance, UX and documentation review it until all approve.
Parts:
  author: backend (Claude Code)
  security: frontend (Claude Code)
  performance: frontend (Claude Code)
  ux: frontend (Claude Code)
  documentation: frontend (Claude Code)
Inputs:
  task: Greet
Limits:
  4 agents at a time
Steps:
  1 implement: agent by backend; writes; answers with summary; up to 2 times more on transient
  2 rounds: loop; at most 3 rounds, until ${verdicts('approve', ' && ')}; stuck where [${REVIEWS.map((review) => `steps.${review}.output.findings`).join(', ')}] stays the same; then asks a person
    2.1 security: agent by frontend; reads; answers with verdict, findings; goes on in its session; up to 2 times more on transient
    2.2 performance: agent by frontend; reads; answers with verdict, findings; goes on in its session; up to 2 times more on transient
    2.3 ux: agent by frontend; reads; answers with verdict, findings; goes on in its session; up to 2 times more on transient
    2.4 documentation: agent by frontend; reads; answers with verdict, findings; goes on in its session; up to 2 times more on transient
    2.5 fix: agent by backend; only if steps.security.round < 3 && (${verdicts('changes', ' || ')}); writes; answers with summary; goes on in its session; up to 2 times more on transient
  3 verify: verify by backend; runs the checks that the role must pass
  4 approve: approve; waits for a person
  5 handoff: handoff by backend to frontend; writes the document with task, summary
`;

const SEQUENTIAL_HANDOFF = `sequential-handoff: Architecture, frontend, backend and operations work one after the other, each from the document before.
Parts:
  architect: backend (Claude Code)
  frontend: frontend (Claude Code)
  backend: backend (Claude Code)
  devops: frontend (Claude Code)
Inputs:
  task: Greet
Limits:
  4 agents at a time
Steps:
  1 architecture: agent by backend; writes; answers with summary, decisions, next, open; up to 2 times more on transient
  2 to_frontend: handoff by backend to frontend; writes the document with task, summary, decisions, next, open
  3 frontend: agent by frontend; writes; answers with summary, decisions, next, open; up to 2 times more on transient
  4 to_backend_rounds: loop; at most 3 rounds, until steps.to_backend_verify.output.passed
    4.1 to_backend_remedy: agent by frontend; only if has(steps.to_backend_verify); writes; goes on in its session
    4.2 to_backend_document: handoff by frontend to backend; drafts the document with task, summary, decisions, next, open, architecture, architecture_decisions
    4.3 to_backend_verify: verify by frontend; runs the checks that the role must pass; goes on where they fail
  5 to_backend: handoff by frontend to backend; writes the document with task, summary, decisions, next, open, architecture, architecture_decisions
  6 backend: agent by backend; writes; answers with summary, decisions, next, open; up to 2 times more on transient
  7 to_devops_rounds: loop; at most 3 rounds, until steps.to_devops_verify.output.passed
    7.1 to_devops_remedy: agent by backend; only if has(steps.to_devops_verify); writes; goes on in its session
    7.2 to_devops_document: handoff by backend to frontend; drafts the document with task, summary, decisions, next, open, architecture, architecture_decisions, frontend, frontend_decisions
    7.3 to_devops_verify: verify by backend; runs the checks that the role must pass; goes on where they fail
  8 to_devops: handoff by backend to frontend; writes the document with task, summary, decisions, next, open, architecture, architecture_decisions, frontend, frontend_decisions
  9 devops: agent by frontend; writes; answers with summary, decisions, next, open; up to 2 times more on transient
  10 verify_devops: verify by frontend; runs the checks that the role must pass
  11 approve: approve; waits for a person
  12 complete: handoff by frontend to backend; writes the document with task, summary, decisions, next, open, architecture, architecture_decisions, frontend, frontend_decisions, backend, backend_decisions
`;

const PARALLEL_CONSULTATION = `parallel-consultation: Experts look at one question at the same time; one role weighs what they say and names where they differ.
Parts:
  experts: frontend (Claude Code)
           backend (Claude Code)
  lead: backend (Claude Code)
  owner: frontend (Claude Code)
Inputs:
  question: Greet
Limits:
  4 agents at a time
Steps:
  1 consult: each; at once for each of: frontend, backend; 1 has to succeed; within 30 min
    1.1 advise: agent by frontend, backend; reads; answers with recommendation, reasons, risks, confidence; up to 2 times more on transient
  2 synthesise: agent by backend; reads; answers with proposal, reasons, conflicts, open, lessons; up to 2 times more on transient
  3 approve: approve; waits for a person
  4 record: handoff by backend to frontend; writes the document with question, proposal, reasons, experts, conflicts, open, lessons
`;

describe('coord plan', () => {
  it.each([
    ['review-chain', 'task', REVIEW_CHAIN],
    ['sequential-handoff', 'task', SEQUENTIAL_HANDOFF],
    ['parallel-consultation', 'question', PARALLEL_CONSULTATION],
  ])('says what a shipped playbook would do, and starts nothing: %s', async (name, input, stdout) => {
    const { coord, git } = await team();
    expect(await coord(['plan', name, '--input', `${input}=Greet`])).toEqual({ code: 0, stdout, stderr: '' });
    expect(await git('status', '--porcelain', '--ignored')).toBe('');
    expect((await git('worktree', 'list')).trim().split('\n')).toHaveLength(1);
  });

  it.each(['review-chain', 'sequential-handoff', 'parallel-consultation'])(
    'says it as JSON, with all that a step needs and holds: %s',
    async (name) => {
      const { coord } = await team();
      const { code, stdout, stderr } = await coord(['plan', name, '--rehearse', '--json']);
      const plan = JSON.parse(stdout) as Printed;
      expect([code, stderr, plan.faults, plan.playbook]).toEqual([0, '', [], name]);
      expect(plan.limits).toEqual({ agents: 4 });
      expect(plan.inputs).toEqual([
        { name: expect.any(String), description: expect.any(String), type: 'text', value: expect.any(String) },
      ]);
      const [first, ...others] = plan.steps;
      expect(first?.needs).toEqual([]);
      expect(others.map(({ needs }) => needs)).toEqual(plan.steps.slice(0, -1).map(({ id }) => [id]));
      for (const { verb, roles, steps } of plan.steps) {
        if (verb === 'loop' || verb === 'each') expect(steps?.length).toBeGreaterThan(0);
        else expect(roles.length).toBe({ approve: 0, handoff: 2 }[verb as string] ?? 1);
      }
    },
  );

  it('takes who plays a part from --part, and several with commas', async () => {
    const { coord } = await team();
    const given = ['--part', 'experts=backend', '--part', 'lead=frontend', '--input', 'question=Greet'];
    const { code, stdout } = await coord(['plan', 'parallel-consultation', ...given]);
    expect(code).toBe(0);
    expect(stdout).toContain('  experts: backend (Claude Code)\n  lead: frontend (Claude Code)\n  owner: frontend (');
    expect(stdout).toContain('  1 consult: each; at once for each of: backend; ');
    expect(stdout).toContain('  2 synthesise: agent by frontend; ');

    const both = await coord(['plan', 'parallel-consultation', '--part', 'experts=backend,frontend', '--rehearse']);
    expect(both.stdout).toContain('at once for each of: backend, frontend; ');
  });

  it('shows what an input is for where none is given', async () => {
    const { coord } = await team();
    expect(await coord(['plan', 'review-chain'])).toEqual({
      code: 0,
      stderr: '',
      stdout: REVIEW_CHAIN.replace(
        'task: Greet',
        'task: <What is to be changed, and how one can see that it is done.>',
      ),
    });
  });

  it('says as JSON what is missing too', async () => {
    const { coord } = await team();
    const given = ['--part', 'author=frontend', '--part', 'editor=backend', '--input', 'tsak=x', '--json'];
    const { code, stdout, stderr } = await coord(['plan', 'review-chain', ...given]);
    expect([code, stderr]).toEqual([2, '']);
    const { faults, missing } = JSON.parse(stdout) as Printed;
    expect(missing).toEqual(['task']);
    expect(faults).toEqual([
      "playbook 'review-chain' has no part 'editor'; the parts are: author, security, performance, ux, documentation",
      ...REVIEWS.map(
        (part) =>
          `part '${part}' must not be played by the role that plays 'author'; bind one of the two to another role`,
      ),
      'playbook review-chain has no input tsak; it has: task',
    ]);
  });

  it.each([
    [
      ['nothing'],
      'coord: there is no playbook nothing. There are: expert-network, new-feature, parallel-consultation, problem-solving, review-chain, sequential-handoff, session-handoff, shared-documentation\n',
    ],
    [['revew-chain'], 'coord: there is no playbook revew-chain. Did you mean review-chain?\n'],
    [
      ['../playbooks/review-chain'],
      'coord: there is no playbook ../playbooks/review-chain. Did you mean review-chain?\n',
    ],
  ])('exits with 2 where there is no such playbook: %j', async (names, stderr) => {
    const { coord } = await team();
    expect(await coord(['plan', ...names])).toEqual({ code: 2, stdout: '', stderr });
  });

  it.each([
    [['--part', 'author'], "argument 'author' is invalid. it has to be name=value."],
    [['--part', '=backend'], "argument '=backend' is invalid. it has to be name=value."],
    [['--input', 'task'], "argument 'task' is invalid. it has to be name=value."],
    [['--input', 'task=a', '--input', 'task=b'], "argument 'task=b' is invalid. task is given twice."],
    [['--agents', '3'], "unknown option '--agents'"],
  ])('exits with 2 where its options are wrong: %j', async (given, message) => {
    const { coord } = await team();
    const { code, stdout, stderr } = await coord(['plan', 'review-chain', ...given]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  it('reads the repository’s own playbook before the shipped one of its name', async () => {
    const sandbox = await team();
    sandbox.write(
      'playbooks/review-chain.yaml',
      'version: 1\nname: review-chain\ndescription: Ours.\nsteps: [{ id: ask, approve: { question: Well? } }]\n',
    );
    const config = sandbox.read('coord.config.yaml').replace(/^ {2}review-chain:\n.*\n/m, '');
    sandbox.write('coord.config.yaml', config);
    expect(await sandbox.coord(['plan', 'review-chain'])).toEqual({
      code: 0,
      stdout: 'review-chain: Ours.\nLimits:\n  4 agents at a time\nSteps:\n  1 ask: approve; waits for a person\n',
      stderr: '',
    });
  });

  it('names a file from where one stands, and says what is no text', async () => {
    const sandbox = await team();
    sandbox.write('playbooks/mine.yaml', 'version: 1\nname: yours\nsteps: []\n');
    const inside = await sandbox.coord(['plan', 'mine'], { cwd: `${sandbox.dir}/web` });
    expect(inside).toMatchObject({ code: 2, stdout: '' });
    expect(inside.stderr).toMatch(/^\.\.\/playbooks\/mine\.yaml:3:8 error too-few: steps is empty\n/);

    await sandbox.exec('sh', ['-c', String.raw`printf 'version: 1 # \351\n' > playbooks/mine.yaml`]);
    expect((await sandbox.coord(['plan', 'mine'])).stderr).toBe(
      'playbooks/mine.yaml: error not-text: the file is not UTF-8 text\n\n1 error\n',
    );
  });
});
