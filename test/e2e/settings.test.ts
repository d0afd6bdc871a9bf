import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { HookEntry } from '../../src/hooks/entries.ts';
import { mergeHooks } from '../../src/hooks/settings/merge.ts';
import { describeEachClient } from '../support/claude/each-client.ts';
import { startMessagesServer } from '../support/claude/messages-server.ts';
import { runClient } from '../support/claude/run-client.ts';
import { call } from '../support/claude/script.ts';

const REFUSE: HookEntry = {
  event: 'PreToolUse',
  matcher: '*',
  hook: { type: 'command', command: 'exit 2', timeout: 10 },
};

// What `mergeHooks` may rely on, and what it must refuse.
describeEachClient('the settings file of the client', ({ executable }) => {
  it.each([
    ['made by coord', undefined],
    ['with a byte order mark', '\uFEFF{\n}\n'],
    ['with foreign and empty lists', '{"hooks":{"Stop":[],"PreToolUse":[{"matcher":"*","hooks":[]}]}}'],
  ])('%s: its hooks run', async (_, before) => {
    const merged = mergeHooks(before, [REFUSE]);
    expect(await writesWith(merged.ok ? merged.value : '')).toBe(false);
  });

  it.each([
    ['with a comment', '/* mine */ {"hooks":{"PreToolUse":[OURS]}}'],
    ['with a group that is none', '{"hooks":{"PreToolUse":[{"matcher":"*"},OURS]}}'],
    ['with a hook without a type', '{"hooks":{"PreToolUse":[{"hooks":[{}]},OURS]}}'],
    ['with "hooks" twice', '{"hooks":{"PreToolUse":[OURS]},"hooks":{}}'],
  ])('%s: it is ignored without a word, so coord refuses to install there', async (_, text) => {
    const ours = JSON.stringify({ matcher: REFUSE.matcher, hooks: [REFUSE.hook] });
    const settings = text.replace('OURS', ours);
    expect(await writesWith(settings)).toBe(true);
    expect(mergeHooks(settings, [REFUSE]).ok).toBe(false);
  });

  /** Whether a write goes through in a project with these settings. */
  async function writesWith(settings: string): Promise<boolean> {
    const root = await realpath(await mkdtemp(join(tmpdir(), 'coord-settings-')));
    const [home, cwd] = [join(root, 'home'), join(root, 'project')];
    await mkdir(home);
    await mkdir(join(cwd, '.claude'), { recursive: true });
    await writeFile(join(cwd, '.claude', 'settings.local.json'), settings);
    const server = await startMessagesServer([
      [call('Write', { file_path: join(cwd, 'a.txt'), content: 'x' })],
      'done',
    ]);
    onTestFinished(async () => {
      await server.stop();
      await rm(root, { recursive: true, force: true });
    });
    const { result } = await runClient({ executable, url: server.url, home, cwd, prompt: 'write a.txt' });
    expect(result).toMatchObject({ subtype: 'success', result: 'done' });
    return existsSync(join(cwd, 'a.txt'));
  }
});
