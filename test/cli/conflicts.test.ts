import { beforeEach, expect, it } from 'vitest';
import { agentOf } from '../support/agents.ts';
import { createSandbox, type Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await createSandbox('test/fixtures/team');
});

const conflict = (...args: string[]) => sandbox.coord(['conflict', ...args]);
const OPEN = ['open', 'Who checks the input?', '--between', 'backend,frontend', '--path', 'server/api.ts'];

it('is opened by an agent, settled by a person, and its lesson is kept', async () => {
  const frontend = agentOf(sandbox, 'frontend');
  expect(await frontend(['conflict', ...OPEN, '--text', 'once\nor twice'])).toEqual({
    code: 0,
    stdout: `Opened CONF-0001 between backend and frontend: Who checks the input?
A person settles it with: coord conflict resolve CONF-0001 --resolution 'TEXT'\n`,
    stderr: '',
  });
  expect((await conflict('list')).stdout).toMatch(
    /^CONFLICT {3}STATUS {2}OPENED +BETWEEN {12}TITLE\nCONF-0001 {2}open {4}\S.* {2}backend, frontend {2}Who checks the input\?\n$/,
  );
  expect(await frontend(['conflict', 'resolve', 'CONF-0001', '--resolution', 'as I said'])).toEqual({
    code: 3,
    stdout: '',
    stderr: 'coord: only a person resolves a conflict; this shell belongs to an agent.\n',
  });
  const lesson = ['--lesson', 'agree on the contract first'];
  expect((await conflict('resolve', 'conf-0001', '--resolution', 'both', ...lesson)).stdout).toBe(
    'Resolved CONF-0001.\n',
  );
  expect((await conflict('resolve', '1', '--resolution', 'one')).stderr).toBe(
    'coord: CONF-0001 is resolved already: both.\n',
  );
  expect((await conflict('list')).stdout).toBe('No conflicts.\n');
  expect((await conflict('list', '--lessons')).stdout).toBe(
    'CONF-0001  Who checks the input?\n  agree on the contract first\n',
  );
  const page = (await conflict('show', 'CONF-0001')).stdout.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, 'TIME');
  expect(page).toBe(`CONF-0001  Who checks the input?
  status    resolved
  between   backend, frontend
  opened    by frontend, TIME
  files     server/api.ts
  resolved  by a person, TIME

  once
  or twice

Resolution
  both

Lesson
  agree on the contract first
`);
  expect((await sandbox.coord(['log', '--type', 'conflict'])).stdout).toMatch(
    /frontend opened CONF-0001 between backend and frontend\n.*a person resolved CONF-0001; the lesson: agree on the contract first\n$/,
  );
});

it('says why one is not opened', async () => {
  const cases: [string[], string][] = [
    [['open', 'x', '--between', 'backend'], 'a conflict is between two roles or more. Name them: --between ROLE,ROLE'],
    [
      ['open', 'x', '--between', 'backend,backend'],
      'a conflict is between two roles or more. Name them: --between ROLE,ROLE',
    ],
    [['open', 'x', '--between', 'backend,fronted'], "there is no role 'fronted' (--between). Did you mean 'frontend'?"],
    [['open', ' ', '--between', 'backend,frontend'], 'the title has to have 1 to 200 characters.'],
    [['open', 'x', '--between', 'backend,frontend', '--decision', 'DEC-1'], 'there is no decision DEC-1.'],
    [['show', 'CONF-0001'], 'there is no conflict CONF-0001.'],
  ];
  for (const [args, reason] of cases) {
    expect(await conflict(...args)).toEqual({ code: 2, stdout: '', stderr: `coord: ${reason}\n` });
  }
  expect((await conflict('list', '--all')).stdout).toBe('No conflicts.\n');
});
