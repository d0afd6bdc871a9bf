import { beforeEach, expect, it } from 'vitest';
import { agentOf, withExpertise } from '../support/agents.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
let frontend: ReturnType<typeof agentOf>;
let backend: ReturnType<typeof agentOf>;

beforeEach(async () => {
  sandbox = await createSandbox('test/fixtures/team');
  withExpertise(sandbox);
  frontend = agentOf(sandbox, 'frontend');
  backend = agentOf(sandbox, 'backend');
});

const person = (...args: string[]) => sandbox.coord(['task', ...args]);
const said = (stdout: string) => ({ code: 0, stdout: `${stdout}\n`, stderr: '' });
const refused = (stderr: string, code = 3) => ({ code, stdout: '', stderr: `coord: ${stderr}\n` });

it('goes from open to done, and its history says by whom', async () => {
  expect((await person('list')).stdout).toBe("No tasks yet. Add one with: coord task add 'TITLE'\n");
  expect(
    await person('add', 'Return the e-mail', '--expertise', 'api', '--expertise', 'css', '-e', 'sql'),
  ).toMatchObject({
    code: 2,
  });
  expect(
    await person('add', 'Return the e-mail', '--expertise', 'api', '--expertise', 'css', '--expertise', 'sql'),
  ).toEqual(said('TASK-0001 is open; backend knows most of what it needs. Take it with: coord task claim TASK-0001'));
  expect(await backend(['task', 'claim', 'TASK-0001'])).toEqual(
    said('backend has TASK-0001. When it is finished: coord task done TASK-0001'),
  );
  expect(await backend(['task', 'done', '1', '--result', 'see server/main.js\nand \u001b[2Jits test'])).toEqual(
    said('TASK-0001 is done.'),
  );
  const shown = (await person('show', 'task-1')).stdout.replaceAll(/\d{4}-\d\d-\d\dT\S+Z/g, 'TIME');
  expect(shown).toBe(`TASK-0001  Return the e-mail
status        done
priority      normal
who           backend
expertise     API, CSS, SQL

Result
    see server/main.js
    and \\x1b[2Jits test

History
  TIME  a person added it
  TIME  backend claimed it
  TIME  backend finished it
`);
  expect((await person('list')).stdout).toBe('No such tasks.\n');
  const { stdout: log } = await sandbox.coord(['log']);
  expect(log.replaceAll(/^\S+ +/gm, '')).toBe(
    'a person added TASK-0001\nbackend claimed TASK-0001\nbackend completed TASK-0001\n',
  );
});

it('is offered to a role, which alone takes it or declines it with a reason; then another is suggested', async () => {
  expect(
    await frontend(['task', 'add', 'Check the contrast', '--expertise', 'accessibility', '--for', 'frontend']),
  ).toEqual(said('TASK-0001 is offered to frontend. It answers with: coord task accept TASK-0001'));
  for (const move of ['claim', 'accept'])
    expect((await backend(['task', move, '1'])).stderr).toContain('coord: TASK-0001 is offered to frontend.');
  expect(await backend(['task', 'decline', '1', '--reason', 'not mine'])).toEqual(
    refused('TASK-0001 is offered to frontend.'),
  );
  expect((await frontend(['task', 'decline', '1'])).stderr).toContain(
    "required option '--reason <text>' not specified",
  );
  expect(await frontend(['task', 'decline', '1', '--reason', 'no time'])).toEqual(
    said('TASK-0001 is open; backend knows most of what it needs. Take it with: coord task claim TASK-0001'),
  );
  const { history, ...task } = JSON.parse((await person('show', '1', '--json')).stdout);
  expect(task).toEqual({
    id: 'TASK-0001',
    title: 'Check the contrast',
    priority: 'normal',
    status: 'open',
    dependencies: [],
    deliverables: [],
    expertise: ['accessibility'],
    suggested: 'backend',
    overdue: false,
    unfinished: [],
  });
  expect(history).toMatchObject([
    { did: 'added', by: { as: 'agent', role: 'frontend' } },
    { did: 'offered', note: 'frontend' },
    { did: 'declined', by: { as: 'agent', role: 'frontend' }, note: 'no time' },
  ]);
  expect(await frontend(['task', 'accept', '1'])).toEqual(
    refused('TASK-0001 is not offered to anybody. Whoever wants it claims it: coord task claim TASK-0001'),
  );
});

it('waits for others, and says for which; nothing waits for itself by any way round', async () => {
  await person('add', 'first');
  await person('add', 'second', '--depends', 'TASK-0001', '--depends', 'TASK-0001');
  await person('add', 'third', '--depends', '2', '--for', 'backend');
  expect(await frontend(['task', 'claim', '2'])).toEqual(refused('TASK-0002 waits for TASK-0001.'));
  expect(await backend(['task', 'accept', '3'])).toEqual(said('backend has TASK-0003. It waits for TASK-0002.'));
  expect(await backend(['task', 'done', '3'])).toEqual(refused('TASK-0003 waits for TASK-0002.'));
  expect(await person('done', '3')).toEqual(refused('TASK-0003 waits for TASK-0002.'));
  expect(await person('depend', '1', '3')).toEqual(
    refused('tasks would wait for each other: TASK-0001 waits for TASK-0003 waits for TASK-0002 waits for TASK-0001.'),
  );
  expect(await person('depend', '1', '1')).toEqual(
    refused('tasks would wait for each other: TASK-0001 waits for TASK-0001.'),
  );
  expect((await person('show', '1', '--json')).stdout).toContain('"dependencies": []');
  expect(await person('add', 'fourth', '--depends', 'TASK-0009')).toEqual(
    refused('there is no task TASK-0009. See those there are: coord task list --all', 2),
  );
  expect((await person('list')).stdout).toBe(`TASK       STATUS           PRIORITY  WHO      DUE  TITLE
TASK-0001  open             normal                  first
TASK-0002  open, blocked    normal                  second (waits for TASK-0001)
TASK-0003  active, blocked  normal    backend       third (waits for TASK-0002)
`);
  await person('depend', '2', '1', '--drop');
  expect((await frontend(['task', 'claim', '2'])).code).toBe(0);
  await person('cancel', '2', '--reason', 'not needed');
  expect(await backend(['task', 'done', '3'])).toEqual(said('TASK-0003 is done.'));
});

it('lists what concerns the reader first, then what is late, then by priority', async () => {
  await person('add', 'of nobody');
  await person('add', 'late', '--due', '2020-01-01');
  await person('add', 'urgent', '--priority', 'urgent');
  await person('add', 'known', '--priority', 'low', '--expertise', 'css');
  await person('add', 'offered', '--for', 'frontend');
  await person('add', 'of another', '--for', 'backend');
  await person('add', 'mine', '--priority', 'low');
  await frontend(['task', 'claim', '7']);
  const ids = async (...args: string[]) => {
    const { stdout } = await frontend(['task', 'list', '--json', ...args]);
    return stdout.split('\n').flatMap((line) => (line === '' ? [] : [(JSON.parse(line) as { title: string }).title]));
  };
  expect(await ids()).toEqual(['mine', 'offered', 'known', 'late', 'urgent', 'of nobody', 'of another']);
  expect(await ids('--mine')).toEqual(['mine', 'offered']);
  expect(await ids('--role', 'backend')).toEqual(['of another']);
  expect(await ids('--status', 'active')).toEqual(['mine']);
  await person('cancel', '3');
  expect(await ids('--all')).toEqual(['mine', 'offered', 'known', 'late', 'of nobody', 'of another', 'urgent']);
  expect((await frontend(['task', 'list'])).stdout).toMatch(/^TASK-0002  open +normal +\d+d late  late$/m);
});

it('is given back, taken away, dropped and opened again by those who may', async () => {
  await frontend(['task', 'add', 'shared work']);
  await backend(['task', 'claim', '1']);
  expect(await frontend(['task', 'claim', '1'])).toEqual(
    refused('backend has TASK-0001. See what else there is: coord task list'),
  );
  expect(await frontend(['task', 'done', '1'])).toEqual(refused('backend has TASK-0001.'));
  expect(await frontend(['task', 'reopen', '1'])).toEqual(refused('backend or a person opens TASK-0001 again.'));
  expect((await backend(['task', 'reopen', '1', '--reason', 'ill'])).code).toBe(0);
  expect(await backend(['task', 'done', '1'])).toEqual(
    refused('nobody has TASK-0001 yet. Claim it first: coord task claim TASK-0001'),
  );
  expect(await backend(['task', 'reopen', '1'])).toEqual(refused('TASK-0001 is open already.'));
  expect(await backend(['task', 'cancel', '1'])).toEqual(
    refused('whoever added or has TASK-0001, or a person, cancels it.'),
  );
  expect(await backend(['task', 'depend', '1', '1'])).toEqual(
    refused('whoever added or has TASK-0001, or a person, says what it waits for.'),
  );
  expect(await frontend(['task', 'cancel', '1'])).toEqual(said('TASK-0001 is cancelled.'));
  for (const move of ['claim', 'accept', 'done', 'cancel'])
    expect(await backend(['task', move, '1'])).toEqual(
      refused('TASK-0001 is cancelled. If it has to be done after all: coord task reopen TASK-0001'),
    );
  expect(await backend(['task', 'reopen', '1'])).toEqual(
    refused('whoever added or had TASK-0001 or a person opens TASK-0001 again.'),
  );
  expect((await person('done', '1')).code).toBe(3);
  expect((await person('reopen', '1')).code).toBe(0);
  expect(await person('done', '1')).toEqual(said('TASK-0001 is done.'));
});

it('refuses what can not be meant, and adds nothing then', async () => {
  expect(await person('add', '')).toEqual(refused('the title has to have 1 to 200 characters.', 2));
  expect(await person('add', 'x'.repeat(201))).toEqual(
    refused('the title has to have 1 to 200 characters, and has 201.', 2),
  );
  expect(await person('add', 'one\ntwo')).toEqual(refused('the title has to be one line.', 2));
  expect(await person('add', 'x', '--for', 'ops')).toEqual(
    refused('there is no role ops; the roles are frontend, backend.', 2),
  );
  expect(await person('add', 'x', '-d', 'y'.repeat(20_001))).toEqual(
    refused('the description has to have 1 to 20,000 characters, and has 20,001.', 2),
  );
  const many = Array.from({ length: 51 }, (_, index) => ['--deliverable', `${index}`]).flat();
  expect(await person('add', 'x', ...many)).toEqual(refused('at most 50 deliverables can be given, not 51.', 2));
  expect((await person('add', 'x', '--due', 'soon')).stderr).toContain('give a duration (30m, 4h, 2d)');
  expect(await person('show', 'nonsense')).toEqual(
    refused('there is no task nonsense. See those there are: coord task list --all', 2),
  );
  expect(await person('list', '--role', 'ops')).toEqual(
    refused('there is no role ops; the roles are frontend, backend.', 2),
  );
  expect((await person('add', 'the first that counts')).stdout).toContain('TASK-0001');
});

it('of sixteen that claim one task, exactly one has it, and the others are told who', async () => {
  await person('add', 'wanted by all');
  const claims = await Promise.all(
    Array.from({ length: 16 }, (_, index) =>
      agentOf(sandbox, index % 2 === 0 ? 'frontend' : 'backend', `${index}-instance`)(['task', 'claim', '1']),
    ),
  );
  const winner = claims.findIndex(({ code }) => code === 0);
  const { assignee, history } = JSON.parse((await person('show', '1', '--json')).stdout);
  const role = winner % 2 === 0 ? 'frontend' : 'backend';
  expect(assignee).toEqual({ role, instance: `${winner}-instance` });
  expect(history).toHaveLength(2);
  const lost = claims.filter((_, index) => index !== winner);
  expect(lost.map(({ code }) => code)).toEqual(Array(15).fill(3));
  for (const { stderr } of lost)
    expect(stderr).toMatch(
      new RegExp(`^coord: ${role}(?: \\(instance \\d+-inst\\w*\\))? has TASK-0001\\. See what else`),
    );
}, 60_000);
