import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import { journalOf, onlyRun } from '../support/runs.ts';
import { COORD, createSandbox } from '../support/sandbox.ts';
import { needTerminal } from '../support/watch.ts';

const IN_TERMINAL = resolve('test/support/in-terminal.py');

const PLAYBOOK = `version: 1
name: typed
parts:
  author: { description: Writes it }
  experts: { description: Look at it, many: true }
inputs:
  task: { description: What is to be done }
  count: { type: integer, description: How often }
  fast: { type: boolean }
  tone: { type: choice, choices: [flat, deep] }
  who: { type: role, default: backend }
  share: { type: number, default: 0.5 }
  token: { secret: { env: TOKEN } }
steps:
  - id: many
    if: inputs.count * 2 > 5 && inputs.fast && inputs.tone == "deep" && inputs.share < 1.0
    run: echo "$COUNT $TASK in $WHERE, $FORMAT" > out.txt && cat out.txt
    env: { COUNT: "{{inputs.count}}", TASK: "{{inputs.task}}", WHERE: "{{inputs.token}}", FORMAT: '\\{{.Names}}' }
    part: author
`;

async function sandboxWith(playbook: string) {
  const sandbox = await createSandbox('test/fixtures/team');
  sandbox.write('playbooks/typed.yaml', playbook);
  return sandbox;
}

const GIVEN = ['task=carts', 'count=3', 'fast=yes', 'tone=deep'].flatMap((pair) => ['--input', pair]);
const PARTS = ['--part', 'author=backend', '--part', 'experts=frontend'];
const TOKEN = { TOKEN: 'sesame' };

describe('inputs of other types than text', () => {
  it('reach conditions as numbers and flags, and a secret never as its value', async () => {
    const sandbox = await sandboxWith(PLAYBOOK);
    const { code, stderr } = await sandbox.coord(['run', 'typed', ...GIVEN, ...PARTS], { env: TOKEN });
    expect([code, stderr]).toEqual([0, '']);
    const events = journalOf(sandbox, onlyRun(sandbox));
    expect(events[0]).toMatchObject({
      inputs: { task: 'carts', count: 3, fast: true, tone: 'deep', who: 'backend', share: 0.5, token: 'TOKEN' },
    });
    const done = events.find((event) => event.type === 'step.finished');
    expect(done).toMatchObject({ outcome: { kind: 'succeeded', output: { text: '3 carts in TOKEN, {{.Names}}\n' } } });
    expect(JSON.stringify(events)).not.toContain('sesame');
  });

  it('a plan says of a secret where it is, and that it is not there', async () => {
    const sandbox = await sandboxWith(PLAYBOOK);
    const plan = async (env: Record<string, string>) =>
      (await sandbox.coord(['plan', 'typed', ...GIVEN, ...PARTS], { env })).stdout;
    expect(await plan({})).toContain('  token: in $TOKEN, which is not set\n');
    expect(await plan(TOKEN)).toContain('  token: in $TOKEN\n');
  });

  it('of a secret the value is in nothing that a command has printed, and the name in what others read', async () => {
    const leak = PLAYBOOK.replace(
      / {4}run: .*\n/,
      '    run: echo "it is $TOKEN, $COUNT"; printenv TOKEN > out.txt; cat out.txt >&2; exit 3\n',
    );
    const sandbox = await sandboxWith(leak);
    const { code, stdout, stderr } = await sandbox.coord(['run', 'typed', ...GIVEN, ...PARTS, '--json'], {
      env: TOKEN,
    });
    expect(code).toBe(1);
    expect(stdout + stderr).not.toContain('sesame');
    const events = journalOf(sandbox, onlyRun(sandbox));
    expect(JSON.stringify(events)).not.toContain('sesame');
    expect(JSON.stringify(events)).toContain('***');
  });

  it('are all told where nobody can be asked, with how they are given', async () => {
    const { coord } = await sandboxWith(PLAYBOOK);
    const given = ['--input', 'count=three', '--input', 'who=nobody', '--input', 'tasc=x'];
    const { code, stdout, stderr } = await coord(['run', 'typed', ...given]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toEqual([
      "coord: nobody plays part 'author' of playbook 'typed'; bind it to one of frontend, backend: under playbooks.typed.parts, or with --part author=ROLE",
      "coord: nobody plays part 'experts' of playbook 'typed'; bind it to some of frontend, backend: under playbooks.typed.parts, or with --part experts=ROLE,ROLE",
      'coord: playbook typed has no input tasc; it has: task, count, fast, tone, who, share, token',
      "coord: input count has to be a whole number, and is 'three' (How often)",
      "coord: input who has to be a role (frontend, backend), and is 'nobody'",
      "coord: input task is missing: --input task='…' (What is to be done)",
      'coord: input fast is missing: --input fast=true|false',
      'coord: input tone is missing: --input tone=flat|deep',
      'coord: input token is missing: set the environment variable TOKEN',
    ]);
  });

  it('are shown in a plan as what they are for', async () => {
    const { coord } = await sandboxWith(PLAYBOOK);
    const { code, stdout, stderr } = await coord(['plan', 'typed', ...PARTS]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`Inputs:
  task: <What is to be done>
  count: <How often>
  fast: <boolean>
  tone: <flat | deep>
  who: backend
  share: 0.5
  token: in $TOKEN, which is not set
`);
  });
});

const DOWN = '\\x1b[B';
const ENTER = '\\r';
const atTerminal = async (context: TestContext, typed: [string, string][], more: string[] = []) => {
  const sandbox = await sandboxWith(PLAYBOOK);
  await needTerminal(sandbox, context);
  const typing = typed.flatMap(([text, keys]) => ['--type', text, keys]);
  const command = [process.execPath, COORD, 'run', 'typed', ...more];
  const ended = await sandbox.exec('python3', [IN_TERMINAL, '100', '40', ...typing, '--', ...command], {
    env: TOKEN,
  });
  return { sandbox, ...ended };
};

describe('at a terminal', () => {
  it('a person is asked for each input and part that is missing, and for nothing else', async (context) => {
    const { sandbox, code, stdout } = await atTerminal(context, [
      ['What is to be done', `carts${ENTER}`],
      ['How often', `three${ENTER}`],
      ['has to be a whole number', `\\x7f\\x7f\\x7f\\x7f\\x7f4${ENTER}`],
      ['fast', ENTER],
      ['tone', `${DOWN}${ENTER}`],
      ['Who plays author', `${DOWN}${ENTER}`],
      ['Who plays experts', ` ${DOWN} ${ENTER}`],
    ]);
    expect(stdout).not.toContain('share');
    expect(code).toBe(0);
    expect(journalOf(sandbox, onlyRun(sandbox))[0]).toMatchObject({
      inputs: { task: 'carts', count: 4, fast: true, tone: 'deep', who: 'backend' },
      parts: { author: 'backend', experts: ['frontend', 'backend'] },
    });
  });

  it('nobody is asked for what is wrong already', async (context) => {
    const { code, stdout } = await atTerminal(context, [], ['--input', 'count=three']);
    expect(code).toBe(2);
    expect(stdout).toContain("input count has to be a whole number, and is 'three'");
    expect(stdout).not.toContain('Who plays');
  });

  it('whoever would rather not has begun nothing', async (context) => {
    const { sandbox, code } = await atTerminal(context, [['What is to be done', '\\x03']]);
    expect(code).toBe(130);
    expect(existsSync(join(sandbox.dir, '.git/coord/runs'))).toBe(false);
  });
});

describe('coord plan --json', () => {
  it('tells the mistakes of the file as JSON too', async () => {
    const { coord } = await sandboxWith(PLAYBOOK.replace('inputs.fast &&', 'inputs.fsat &&'));
    const { code, stdout, stderr } = await coord(['plan', 'typed', '--json']);
    expect([code, stderr]).toEqual([2, '']);
    expect(JSON.parse(stdout)).toEqual({
      playbook: 'typed',
      faults: [],
      diagnostics: [
        {
          severity: 'error',
          code: 'unknown-name',
          message: "'inputs' has no 'fsat'",
          hint: "did you mean 'fast'?",
          file: 'playbooks/typed.yaml',
          at: { line: 16, column: 40, length: 4 },
        },
      ],
    });
  });

  it('and that there is no such playbook', async () => {
    const { coord } = await sandboxWith(PLAYBOOK);
    const { code, stdout, stderr } = await coord(['plan', 'tipped', '--json']);
    expect([code, stderr]).toEqual([2, '']);
    expect(JSON.parse(stdout)).toEqual({
      playbook: 'tipped',
      faults: ['there is no playbook tipped. Did you mean typed?'],
      diagnostics: [],
    });
  });
});
