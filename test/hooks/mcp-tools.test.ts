import { expect, it } from 'vitest';
import { judge, judgedSandbox } from '../support/judging.ts';

/** As role frontend, with every path in the repository; `undefined` is no opinion. */
const CALLS: [tool: string, input: (dir: string) => object, verdict: string | undefined][] = [
  ['mcp__filesystem__write_file', (dir) => ({ path: `${dir}/server/a.js`, content: 'x' }), 'deny'],
  ['mcp__filesystem__write_file', (dir) => ({ path: `${dir}/web/a.js`, content: 'x' }), undefined],
  ['mcp__fs__edit_file', () => ({ path: 'server/main.js', edits: [{ oldText: 'a', newText: 'b' }] }), 'deny'],
  ['mcp__filesystem__move_file', () => ({ source: 'web/index.html', destination: 'server/i.html' }), 'deny'],
  ['mcp__filesystem__read_multiple_files', () => ({ paths: ['server/main.js'] }), undefined],
  [
    'mcp__plugin_serena_serena__replace_symbol_body',
    () => ({ name_path: 'a', relative_path: 'server/main.js' }),
    'deny',
  ],
  ['mcp__serena__create_text_file', () => ({ relative_path: 'web/x.js', content: '' }), undefined],
  ['mcp__serena__execute_shell_command', () => ({ command: 'echo x > server/a.js' }), 'deny'],
  ['mcp__desktop-commander__start_process', () => ({ command: 'rm server/main.js', timeout_ms: 5 }), 'deny'],
  ['mcp__desktop-commander__edit_block', () => ({ file_path: 'server/main.js', old_string: 'a' }), 'deny'],
  ['mcp__jetbrains__replace_text_in_file', () => ({ pathInProject: 'server/main.js', oldText: 'a' }), 'deny'],
  ['mcp__jetbrains__execute_terminal_command', () => ({ command: 'touch server/x.js' }), 'deny'],
  ['mcp__x__write_files', () => ({ files: [{ path: 'web/a.js' }, { path: 'server/a.js', content: '' }] }), 'deny'],
  ['mcp__x__write_files', () => ({ files: [{ path: 'web/a.js' }, { path: 'web/b.js' }] }), undefined],
  ['mcp__x__delete_files', () => ({ paths: ['web/a.js', 'server/main.js'] }), 'deny'],
  ['mcp__x__save_document', (dir) => ({ uri: `file://${dir}/server/a%20b.md` }), 'deny'],
  ['mcp__x__save_document', (dir) => ({ uri: `file://localhost${dir}/web/a.md` }), undefined],
  ['mcp__x__save_document', () => ({ uri: 'https://example.com/server/a.md' }), undefined],
  ['mcp__github__create_or_update_file', () => ({ path: 'server/main.js', content: 'x' }), undefined],
  ['mcp__time__write_file', () => ({ path: 'server/main.js', content: 'x' }), 'deny'],
  ['mcp__playwright__browser_take_screenshot', () => ({ filename: 'server/shot.png' }), undefined],
];

it.each(CALLS)('%s %o is judged by what it names: %s', async (tool, input, verdict) => {
  const sandbox = await judgedSandbox();
  const judged = await judge(sandbox, { tool, input: input(sandbox.dir), role: 'frontend' });
  expect(judged).toMatchObject({ verdict, code: 0 });
  if (verdict === 'deny') expect(judged.reason).toContain('is owned by role backend');
});

it('a server that reads relative paths from the project is not led elsewhere by a cd of the session', async () => {
  const sandbox = await judgedSandbox();
  const call = {
    tool: 'mcp__fs__write_file',
    input: { path: 'server/a.js' },
    role: 'frontend',
    cwd: `${sandbox.dir}/web`,
  };
  expect((await judge(sandbox, call)).verdict).toBe('deny');
});

it('more files than can be judged are not written', async () => {
  const sandbox = await judgedSandbox();
  const files = Array.from({ length: 501 }, (_, index) => ({ path: `web/${index}.js` }));
  const judged = await judge(sandbox, { tool: 'mcp__x__write_files', input: { files }, role: 'frontend' });
  expect(judged.verdict).toBe('deny');
  expect(judged.reason).toContain('names 501 files, and at most 500 can be judged at once');
});
