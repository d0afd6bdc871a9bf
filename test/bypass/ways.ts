/**
 * Ways to change `server/app.js`, or another file of role backend, for a session that plays frontend. Each is tried for
 * real, without coord as well: a way that changes nothing would prove nothing.
 */
export interface Way {
  /** As it stands in the document. */
  name: string;
  tool: 'Write' | 'Edit' | 'NotebookEdit' | 'Bash' | `mcp__${string}`;
  input: Record<string, unknown>;
  /** What a person has done before, in sh. */
  before?: string;
  /** What the tool does, in sh, where it is not a shell itself. */
  does?: string;
  /** It takes coord's own hooks away, which are put back after it. */
  isSwitch?: true;
  /** Prints what the way changes, in sh: other than before when it has worked. Default: the file's text and mode. */
  effect?: string;
}

const OVERWRITE = "printf 'changed\\n' > server/app.js";
export const bash = (name: string, command: string, more: Partial<Way> = {}): Way => ({
  name,
  tool: 'Bash',
  input: { command, description: 'Run it' },
  ...more,
});
export const file = (tool: Way['tool'], name: string, input: Record<string, unknown>, does = OVERWRITE): Way => ({
  name,
  tool,
  input,
  does,
});
const COMMITTED = 'git show HEAD:server/app.js';
/** A file that stands under the name of another. */
const PLAIN = 'cp server/app.js web/copy.js && echo more >> web/copy.js';

/** A file that a script of the session's own writes. @param script in sh, run by a shell that nobody reads */
export const hidden = (name: string, script: string, more: Partial<Way> = {}): Way =>
  bash(name, `echo ${btoa(script)} | base64 -d | sh`, more);

export const TOOLS: Way[] = [
  file('Write', 'the Write tool', { file_path: 'server/app.js', content: 'changed\n' }),
  file('Edit', 'the Edit tool', { file_path: 'server/app.js', old_string: '1', new_string: '2' }),
  file(
    'NotebookEdit',
    'the NotebookEdit tool',
    { notebook_path: 'server/plan.ipynb', new_source: 'x' },
    'echo {} > server/plan.ipynb',
  ),
  file('Write', 'Write, by way of `..`', { file_path: 'web/../server/app.js', content: 'changed\n' }),
  {
    ...file('Write', 'Write, through a symbolic link of its own', { file_path: 'web/link.js', content: 'changed\n' }),
    before: 'ln -s ../server/app.js web/link.js',
  },
  file('mcp__filesystem__write_file', 'an MCP tool that names the file', { path: 'server/app.js', content: 'x' }),
  file(
    'mcp__filesystem__move_file',
    'an MCP tool that moves it away',
    { source: 'server/app.js', destination: 'web/app.js' },
    'mv server/app.js web/app.js',
  ),
  file('mcp__filesystem__edit_files', 'an MCP tool with a list of files', {
    files: [{ path: 'web/index.html' }, { path: 'server/app.js' }],
  }),
  file('mcp__runner__execute', 'an MCP tool that runs anything', { code: OVERWRITE }),
];

export const SHELL: Way[] = [
  bash('`> file`', OVERWRITE),
  bash('`>> file`', 'echo more >> server/app.js'),
  bash('`>| file`', 'echo more >| server/app.js'),
  bash('`&> file`', 'ls web &> server/app.js'),
  bash('`cat > file` with a heredoc', "cat > server/app.js <<'END'\nchanged\nEND"),
  bash('`exec 3> file`', 'exec 3> server/app.js; echo changed >&3'),
  bash('`tee`', 'echo changed | tee server/app.js'),
  bash('`tee` in a process substitution', 'echo changed > >(tee server/app.js); sleep 0.2'),
  bash('`sed -i`', "sed -i 's/1/2/' server/app.js"),
  bash('`perl -pi -e`', "perl -pi -e 's/1/2/' server/app.js"),
  bash('`awk` that prints into it', `awk 'BEGIN { print "changed" > "server/app.js" }'`),
  bash('`cp`', 'cp web/index.html server/app.js'),
  bash('`cp` into its folder', 'cp web/copy/app.js server/', {
    before: 'mkdir web/copy && echo changed > web/copy/app.js',
  }),
  bash('`mv` over it', 'mv web/copy.js server/app.js', { before: PLAIN }),
  bash('`mv` of it', 'mv server/app.js web/app.js'),
  bash('`ln -sf` over it', 'ln -sf ../web/index.html server/app.js'),
  bash('`install`', 'install -m 644 web/index.html server/app.js'),
  bash('`rm`', 'rm -f server/app.js'),
  bash('`rm -r` of its folder', 'rm -r server'),
  bash('`truncate`', 'truncate -s 0 server/app.js'),
  bash('`dd of=`', 'echo changed | dd of=server/app.js status=none'),
  bash('`chmod`', 'chmod +x server/app.js'),
  bash('`sort -o`', 'sort -r -o server/app.js web/index.html'),
  bash('`patch`', 'patch -p1 -s < web/change.patch'),
  bash('`git apply`', 'git apply web/change.patch'),
  bash('`ed`', "printf '1s/1/2/\\nw\\n' | ed -s server/app.js"),
  bash('`tar` into its folder', 'tar -xf web/a.tar -C server', {
    before: 'mkdir web/t && echo changed > web/t/app.js && tar -cf web/a.tar -C web/t app.js',
  }),
  bash('`find -exec`', "find server -name '*.js' -exec sed -i 's/1/2/' {} +"),
  bash('`find -delete`', "find server -name 'app.js' -delete"),
  bash('`xargs`', 'echo server/app.js | xargs rm'),
  bash('`bash -c`', `bash -c "${OVERWRITE}"`),
  bash('`eval` of a text in pieces', "a='printf x > ser'; b='ver/app.js'; eval \"$a$b\""),
  bash('a path in a variable', 'f=server/app.js; echo changed > "$f"'),
  bash('a path that only running it tells', 'echo changed > "$(printf %s server/ app.js)"'),
  bash('`cd` first', 'cd server && echo changed > app.js'),
  bash('a glob', 'for f in server/*.js; do echo changed > "$f"; done'),
  bash('a brace expansion', 'rm {web/none,server/app}.js 2> /dev/null; true'),
  bash('a function', 'put() { echo changed > "$1"; }; put server/app.js'),
  bash('in the background', `(${OVERWRITE}) & wait`),
  bash('a shell script of its own', 'sh web/build.sh'),
  hidden('a script in base64', OVERWRITE),
  bash('a heredoc into `sh`', `sh <<'END'\n${OVERWRITE}\nEND`),
  bash('`node -e`', `node -e "require('fs').writeFileSync('server/app.js', 'changed')"`),
  bash('a Node script of its own', 'node web/build.mjs'),
  bash('`python3 -c`', `python3 -c "open('server/app.js', 'w').write('changed')"`),
  bash(
    'a heredoc into `python3`',
    "python3 - <<'END'\nfrom pathlib import Path\nPath('server/app.js').write_text('changed')\nEND",
  ),
  bash('`make`', 'make -s -f web/Makefile'),
  bash('an npm script', 'npm run --silent build --prefix web'),
  bash('a command of a variable', 'x=rm; $x server/app.js'),
  bash('a symbolic link of its own', 'echo changed > web/link.js', { before: 'ln -s ../server/app.js web/link.js' }),
  bash('a hard link of its own', 'echo changed > web/link.js', { before: 'ln server/app.js web/link.js' }),
];

export const GIT: Way[] = [
  bash('`git checkout COMMIT -- file`', 'git checkout other -- server/app.js'),
  bash('`git restore --source`', 'git restore --source other server/app.js'),
  bash('`git rm`', 'git rm -q server/app.js'),
  bash('`git mv`', 'git mv server/app.js web/app.js'),
  bash('`git stash pop`', 'git stash pop -q', { before: `${OVERWRITE} && git stash push -q` }),
  bash('`git reset --hard`, over uncommitted work of the owner', 'git reset -q --hard', { before: OVERWRITE }),
  bash('`git clean`', 'git clean -fdq', {
    before: 'echo new > server/new.js',
    effect: 'ls server',
  }),
  bash("`git commit`, over the owner's staged work", 'git commit -q -m mine', {
    before: `${OVERWRITE} && git add server`,
    effect: COMMITTED,
  }),
  bash('`git commit --no-verify`', 'git commit -q --no-verify -m mine', {
    before: `${OVERWRITE} && git add server`,
    effect: COMMITTED,
  }),
  bash('`git -c core.hooksPath=… commit`', 'git -c core.hooksPath=/dev/null commit -q -m mine', {
    before: `${OVERWRITE} && git add server`,
    effect: COMMITTED,
  }),
  bash('`git commit-tree` and `git update-ref`', PLUMBING(), { effect: COMMITTED }),
  bash('`git am`', 'git am -q web/mine.patch', {
    before: 'git format-patch -q -1 other --stdout > web/mine.patch',
    effect: COMMITTED,
  }),
  bash('`git cherry-pick`', 'git cherry-pick other', { effect: COMMITTED }),
];

/** A commit made without a worktree. */
function PLUMBING(): string {
  return [
    'export GIT_INDEX_FILE=$PWD/web/index.tmp',
    'git read-tree HEAD',
    'git update-index --cacheinfo 100644,$(echo changed | git hash-object -w --stdin),server/app.js',
    'git update-ref refs/heads/$(git branch --show-current) $(git commit-tree -p HEAD -m mine $(git write-tree))',
  ].join('\n');
}

export const SWITCHES: Way[] = [
  bash('the hooks taken out of the settings', 'echo {} > .claude/settings.local.json', {
    effect: 'cat .claude/settings.local.json',
    isSwitch: true,
  }),
  bash('the hook program replaced', 'echo > "$(git rev-parse --git-common-dir)/coord/bin/hook.cjs"', {
    effect: 'cat "$(git rev-parse --git-common-dir)/coord/bin/hook.cjs"',
    isSwitch: true,
  }),
  bash('another role by the environment', `COORD_ROLE=backend git commit -q -m mine`, {
    before: `${OVERWRITE} && git add server`,
    effect: COMMITTED,
  }),
  bash('the config changed', "sed -i 's/backend/frontend/' coord.config.yaml", { effect: 'cat coord.config.yaml' }),
  bash(
    'git told of other hooks',
    `printf '[core]\\n\\thooksPath = /dev/null\\n' >> "$(git rev-parse --git-common-dir)/config"`,
    { effect: 'git config --get core.hooksPath; true', isSwitch: true },
  ),
];
