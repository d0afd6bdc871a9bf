import { execFileSync } from 'node:child_process';
import { expect, it, onTestFinished } from 'vitest';
import { SETTINGS, type Setting } from '../bypass/settings.ts';
import { file, GIT, SHELL, type Way } from '../bypass/ways.ts';
import { describeEachClient } from '../support/claude/each-client.ts';
import { startMessagesServer } from '../support/claude/messages-server.ts';
import { allText, type ModelRequest } from '../support/claude/model-request.ts';
import { runClient } from '../support/claude/run-client.ts';
import { call, type Reply } from '../support/claude/script.ts';

const named = (ways: readonly Way[], ...names: string[]): Way[] =>
  names.map((name) => ways.find((way) => way.name === name) as Way);

/** Ways that the hook refuses before anything is written. */
const REFUSED = [
  // Over a file that the session has not read, 2.1.197 itself does not write.
  file('Write', 'the Write tool', { file_path: 'server/new.js', content: 'changed\n' }),
  ...named(
    SHELL,
    '`> file`',
    '`cat > file` with a heredoc',
    '`tee`',
    '`sed -i`',
    '`cp`',
    '`mv` of it',
    '`ln -sf` over it',
    '`rm`',
    '`truncate`',
    '`find -delete`',
    '`xargs`',
    '`bash -c`',
    'a path in a variable',
    '`cd` first',
    'a function',
  ),
  ...named(GIT, '`git checkout COMMIT -- file`', '`git rm`'),
];

/** Ways that nobody can know before: the agent is told afterwards. */
const TOLD = named(SHELL, 'a Node script of its own', '`make`', 'a script in base64');

describeEachClient('ways round the hooks', ({ executable, version }) => {
  it('refuses what can be known, and tells of everything else', async () => {
    const setting = await (SETTINGS[version === '2.1.197' ? 'main checkout' : 'worktree'] as () => Promise<Setting>)();
    const { folder, sandbox } = setting;
    const seen: { way: Way; isChanged: boolean; answer: string; news: string }[] = [];
    const ways = [...REFUSED, ...TOLD];
    let tried = 0;
    let read = 0;
    const play: Reply = (request) => {
      const last = ways[tried - 1];
      if (last && tried <= ways.length)
        seen.push({ way: last, ...after(request, setting), news: allText(request).slice(read) });
      read = allText(request).length;
      const next = ways[tried];
      tried += 1;
      if (!next) return 'That was all.';
      const path = next.input['file_path'];
      return [
        call(next.tool, typeof path === 'string' ? { ...next.input, file_path: `${folder}/${path}` } : next.input),
      ];
    };
    const server = await startMessagesServer(play);
    onTestFinished(() => server.stop());
    const { COORD_ROLE } = setting.env as { COORD_ROLE?: string };
    const outcome = await runClient({
      executable,
      url: server.url,
      home: sandbox.home,
      cwd: folder,
      prompt: 'go',
      args: ['--allowedTools', 'Bash'],
      env: COORD_ROLE === undefined ? {} : { COORD_ROLE },
    });
    expect(outcome.code).toBe(0);

    const met = seen.map(({ way, isChanged, answer, news }) => ({
      name: way.name,
      isChanged,
      isRefused: /coord: .*server\//.test(answer),
      isTold: isChanged && /coord: .*server\//s.test(news),
    }));
    expect(met).toEqual([
      ...REFUSED.map(({ name }) => ({ name, isChanged: false, isRefused: true, isTold: false })),
      ...TOLD.map(({ name }) => ({ name, isChanged: true, isRefused: false, isTold: true })),
    ]);
  });
});

/** What a way has come to, on disk and in what the model reads of it; and all is put back for the next. */
function after(request: ModelRequest, { folder, sandbox }: Setting) {
  const env = { PATH: process.env['PATH'], HOME: sandbox.home };
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { env, encoding: 'utf8' });
  const isChanged = git('status', '--porcelain', 'server', 'web/app.js') !== '';
  git('-c', 'core.hooksPath=/dev/null', 'reset', '--quiet', '--hard', 'start');
  const answer = request.toolResults.map(({ text }) => text).join('\n');
  return { isChanged, answer };
}
