import { expect, it } from 'vitest';
import { BACKEND, expectDone, FRONTEND, hookedSandbox, PERSON } from '../../support/git-hooks.ts';

const REFUSED = 'server/main.js is owned by role backend, and you are role frontend (coord.config.yaml:10, server/**)';

it("an agent's commit is held to its role, a person's is not", async () => {
  const hooked = await hookedSandbox();
  hooked.write('server/main.js', 'changed');
  expect(await hooked.as(FRONTEND, ['commit', '-qam', 'work'])).toEqual({
    code: 1,
    stdout: '',
    stderr: `coord: git commit is refused: ${REFUSED}.\n`,
  });
  await expectDone(hooked, BACKEND, ['commit', '-qam', 'work']);
  hooked.write('server/main.js', 'changed again');
  await expectDone(hooked, PERSON, ['commit', '-qam', 'work']);
});

it('so is one that goes round pre-commit', async () => {
  const hooked = await hookedSandbox();
  const before = await hooked.git('rev-parse', 'HEAD');
  hooked.write('server/main.js', 'changed');
  const ended = await hooked.as(FRONTEND, ['commit', '--no-verify', '-qam', 'work']);
  expect(ended.code).toBe(128);
  expect(ended.stderr).toContain(`git may not put this on a branch:\n  `);
  expect(ended.stderr).toContain(REFUSED);
  expect(await hooked.git('rev-parse', 'HEAD')).toBe(before);
});
