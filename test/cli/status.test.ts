import { beforeEach, expect, it } from 'vitest';
import { startCoord } from '../support/runs.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';
import { needTerminal, watch } from '../support/watch.ts';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await createSandbox('test/fixtures/team');
});

const agent = (role: string) => ({ CLAUDECODE: '1', COORD_ROLE: role, COORD_INSTANCE: `${role}-1` });
const as = (role: string, ...args: string[]) => sandbox.coord(args, { env: agent(role) });
const ageless = (text: string) => text.replace(/\b(?:just now|\d+s ago)/g, 'AGO');

/** Something of everything, for both roles. */
async function work(): Promise<void> {
  await as('frontend', 'checkin', '--doing', 'the login form');
  await as('backend', 'checkin');
  await as('frontend', 'status', 'set', '--needs', 'the shape of a user');
  await sandbox.coord(['task', 'add', 'Return the e-mail', '--for', 'backend', '--due', '2026-01-15']);
  await as('frontend', 'ask', 'backend', 'which field?');
  const options = ['--option', 'one', '--option', 'two', '--input-from', 'backend'];
  await as('frontend', 'decision', 'propose', 'Fields of a user', ...options);
  await as('frontend', 'lease', 'acquire', 'web/app.js', 'port:5432');
}

it('shows what waits for a role first, then who is at work and what they need', async () => {
  await work();
  const { stdout } = await as('backend', 'status');
  expect(
    ageless(stdout)
      .replace(/DEC-\d+/g, 'DEC-DAY')
      .replace(/ {2,}/g, '  '),
  ).toBe(
    `shop: 2 instances, 1 open task, 1 unanswered question, 1 pending decision, 2 leases

WAITS FOR BACKEND
MSG-1  AGO  frontend asks: which field?
DEC-DAY-0001  AGO  decide: Fields of a user (input of backend)
TASK-0001  ${/\d+d late/.exec(stdout)?.[0]}  offered: Return the e-mail

INSTANCE  ROLE  STATUS  SEEN  DOING
frontend-1  frontend  active  AGO  the login form
backend-1  backend  active  AGO

WHO  NEEDS
frontend  the shape of a user
`,
  );
});

it('tells whoever proposed a decision that everybody asked has said something', async () => {
  await work();
  expect((await as('frontend', 'status')).stdout).not.toContain('Fields of a user');
  await as('backend', 'decision', 'input', '1', 'one is enough');
  expect((await as('frontend', 'status')).stdout).toMatch(/^DEC-\d+-0001 .* decide: Fields of a user$/m);
  expect((await as('frontend', 'checkin')).stdout).toContain('coord decision decide DEC-');
});

it('shows a person everything that waits, and with --verbose every lease and where everybody works', async () => {
  await work();
  const { stdout } = await sandbox.coord(['status', '--verbose']);
  expect(stdout).toContain('WAITS FOR A PERSON');
  expect(stdout).toMatch(/^MSG-1 .* frontend asks backend: which field\?$/m);
  expect(stdout).toMatch(/^frontend-1 +frontend +active .* main +2 +\S+\/repo +the login form$/m);
  expect(stdout).toMatch(/^LEASE +HELD BY +SINCE +UNTIL\n(?:.*\n)*web\/app\.js +frontend .* until \d\d:\d\d:\d\dZ$/m);
  expect(stdout).toMatch(/^port:5432 +frontend/m);
});

it('is one document as JSON: session, coordination, instances, handoff protocol', async () => {
  await work();
  await sandbox.coord(['pause', '--reason', 'a release']);
  const document = JSON.parse((await sandbox.coord(['status', '--json'])).stdout) as Record<string, unknown>;
  expect(document).toMatchObject({
    session: { project: 'shop', mode: 'multi-instance', totalInstances: 2, phase: 'paused' },
    coordination: {
      paused: { reason: 'a release' },
      openTasks: 1,
      unansweredMessages: 1,
      pendingDecisions: 1,
      openConflicts: 0,
      lateWrites: 0,
      violations: 0,
      leases: [
        { key: 'file:web/app.js', role: 'frontend', token: 1 },
        { key: 'resource:port:5432', role: 'frontend', token: 1 },
      ],
    },
    instances: {
      'frontend-1': {
        role: 'frontend',
        kind: 'script',
        status: 'active',
        doing: 'the login form',
        collaborationNeeded: ['the shape of a user'],
        leases: ['file:web/app.js', 'resource:port:5432'],
        branch: 'main',
        worktree: sandbox.dir,
      },
      'backend-1': { role: 'backend', owns: ['server/**', 'web/api-client/**'], leases: [] },
    },
    handoffProtocol: { verificationRequired: { backend: ['server'], frontend: [] }, waiting: [], open: [] },
  });
});

it('names runs that wait for a person before everything else', async () => {
  sandbox.write(
    'playbooks/ask.yaml',
    'version: 1\nname: ask\nsteps:\n  - { id: ask, approve: { question: "Ship it?" } }\n',
  );
  await sandbox.coord(['run', 'ask']);
  const { stdout } = await sandbox.coord(['status']);
  const [, run, command = ''] =
    /WAITS FOR A PERSON\nrun +(\S+-ask-\S+) asks: Ship it\?\n +coord (.*)$/m.exec(stdout) ?? [];
  expect(command).toBe(`approve ${run} ask`);
  const { session } = JSON.parse((await sandbox.coord(['status', '--json'])).stdout) as { session: object };
  expect(session).toMatchObject({ phase: 'waiting' });
  expect(await sandbox.coord(command.split(' '))).toMatchObject({ code: 0 });
  expect((await sandbox.coord(['status'])).stdout).toContain('Nothing waits for a person.');
});

it('while it is watched by a program, prints it anew whenever something has changed', async () => {
  const { child } = startCoord(sandbox, ['status', '--watch']);
  let shown = '';
  child.stdout?.on('data', (chunk) => (shown += String(chunk)));
  await expect.poll(() => shown, { timeout: 20_000 }).toContain('0 open tasks');
  await sandbox.coord(['task', 'add', 'More work']);
  await expect.poll(() => shown, { timeout: 20_000 }).toContain('1 open task');
  child.kill('SIGINT');
  expect(shown.match(/^shop:/gm)).toHaveLength(2);
});

it('draws over what it drew in a terminal until Ctrl-C', async (context) => {
  await needTerminal(sandbox, context);
  const typing: [string, string][] = [['Nobody is at work', '\\x03']];
  const { stdout, lines } = await watch(sandbox, { args: ['status', '--watch'], typing });
  expect(stdout).toContain('\u001b[H\u001b[2J');
  expect(lines[0]).toMatch(/^shop: 0 instances/);
});

it('shows no text as it came, and no line wider than the terminal', async (context) => {
  await needTerminal(sandbox, context);
  await as('frontend', 'checkin', '--doing', 'red \u001b[31m and \u202e back');
  const screen = await watch(sandbox, { args: ['status'], columns: 60 });
  expect(screen.lines.join('\n')).toContain('red \\x1b[31m and \\u202e back');
  expect(screen.lines.every((line) => line.length <= 60)).toBe(true);
});
