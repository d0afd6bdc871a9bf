import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { eventText } from '../support/event-text.ts';
import { createSandbox } from '../support/sandbox.ts';

it('installed hooks leave a session of a run to its own hooks, and no other one', async () => {
  const sandbox = await createSandbox('test/fixtures/team');
  await sandbox.coord(['hooks', 'install']);
  const state = join(sandbox.dir, '.git/coord');
  const record = join(state, 'runs/r1/hooks.json');
  mkdirSync(join(record, '..'), { recursive: true });
  writeFileSync(record, sandbox.read('.git/coord/hooks.json'));
  const env = { CLAUDE_PROJECT_DIR: sandbox.dir, COORD_ROLE: 'backend', COORD_RUN: 'r1', COORD_BRIEFED: '1' };
  const send = async (session: string, event: string, rest: string[] = [], more: Record<string, string> = {}) => {
    const write = { tool_name: 'Write', tool_input: { file_path: join(sandbox.dir, 'web/app.js'), content: '' } };
    const { stdout } = await sandbox.exec(process.execPath, [join(state, 'bin/hook.cjs'), event, ...rest], {
      input: eventText(session, sandbox.dir, event, event === 'PreToolUse' ? write : {}),
      env: { ...env, ...more },
    });
    return stdout;
  };
  expect(await send('s-1', 'PreToolUse')).toContain('"deny"');
  expect(await send('s-1', 'SessionStart')).toBe('');
  await send('s-1', 'SessionStart', [record]);
  expect(await send('s-1', 'PreToolUse')).toBe('');
  expect(await send('s-1', 'PreToolUse', [record])).toContain('"deny"');
  // A client within that session, another run, and whoever names a run that is none.
  expect(await send('s-2', 'PreToolUse')).toContain('"deny"');
  for (const run of ['r2', '../runs/r1', ''])
    expect(await send('s-1', 'PreToolUse', [], { COORD_RUN: run })).toContain('"deny"');
  const started = (await sandbox.coord(['log'])).stdout.match(/began as instance s-1/g);
  expect(started).toHaveLength(1);
});
