import { expect, it } from 'vitest';
import { judgedSandbox, judgeWrite } from '../support/judging.ts';

const withException = (lines: string) => (config: string) =>
  config.replace('ownership:\n', `ownership:\n  exceptions:\n    - ${lines.trim().replaceAll('\n', '\n      ')}\n`);

const SOUND = `
paths: [server/contract/**, coord.config.yaml]
roles: [frontend]
until: 2999-12-31
reason: the contract is moving
`;

it('an exception of the config lets its roles write its paths, and says so', async () => {
  const sandbox = await judgedSandbox(withException(SOUND));
  expect((await sandbox.coord(['validate'])).stderr).not.toContain('exception');
  expect((await judgeWrite(sandbox, 'server/contract/a.js', { role: 'frontend' })).verdict).toBeUndefined();
  expect((await judgeWrite(sandbox, 'coord.config.yaml', { role: 'frontend' })).verdict).toBeUndefined();
  expect((await judgeWrite(sandbox, 'coord.config.yaml', { role: 'backend', session: 's-2' })).verdict).toBe('deny');
  expect((await judgeWrite(sandbox, 'server/contract/a.js', {})).verdict).toBe('ask'); // no role
  expect((await judgeWrite(sandbox, 'server/main.js', { role: 'frontend' })).verdict).toBe('deny');
  const why = await sandbox.coord(['why', 'server/contract/b.js', '--role', 'frontend']);
  expect(why.stdout).toContain(
    'but is excepted until 2999-12-31T23:59:59.999Z (coord.config.yaml:14 by the config: the contract is moving)',
  );
  expect((await sandbox.coord(['unlock', '--list'])).stdout).toMatch(/coord\.config\.yaml:14 .*frontend.*the config/);
});

it('a protected path is not unlocked by a pattern that happens to have it', async () => {
  const sandbox = await judgedSandbox(withException(SOUND.replace('coord.config.yaml', '"*.yaml"')));
  expect((await judgeWrite(sandbox, 'coord.config.yaml', { role: 'frontend' })).verdict).toBe('deny');
  expect((await judgeWrite(sandbox, 'other.yaml', { role: 'frontend' })).verdict).toBeUndefined();
});

it('one that has run out has no effect, and validate says so', async () => {
  const sandbox = await judgedSandbox(withException(SOUND.replace('2999', '2001')));
  expect((await judgeWrite(sandbox, 'server/contract/a.js', { role: 'frontend' })).verdict).toBe('deny');
  const valid = await sandbox.coord(['validate']);
  expect(valid.code).toBe(0);
  expect(
    valid.stderr,
  ).toContain(`coord.config.yaml:16:14 warning exception-over: this exception has run out on 2001-12-31
`);
  expect((await sandbox.coord(['validate', '--strict'])).code).toBe(2);
});

it.each([
  [SOUND.replace('2999-12-31', '2999-02-31'), "16:14 error bad-date: there is no date '2999-02-31'"],
  [SOUND.replace('2999-12-31', 'soon'), '16:14 error'],
  [SOUND.replace('reason: the contract is moving\n', ''), '14:7 error'],
  [SOUND.replace('[frontend]', '[frontent]'), "15:15 error unknown-role: there is no role 'frontent'"],
  [SOUND.replace('server/contract/**', '"server/["'), 'error bad-glob'],
  [SOUND.replace('server/contract/**', '"!server/**"'), '14:16 error bad-glob'],
])('%j is a mistake', async (lines, message) => {
  const sandbox = await judgedSandbox(withException(lines));
  const ended = await sandbox.coord(['validate']);
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain(message);
});
