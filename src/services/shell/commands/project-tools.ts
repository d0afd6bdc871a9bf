import type { Call, Table } from '../call.ts';
import { isSeen } from '../words/unseen.ts';

/** Formatters and fixers: the options with which they write, and those with which they only look. */
const FIXERS: Readonly<Record<string, { writing?: RegExp; looking?: RegExp; verbs?: readonly string[] }>> = {
  prettier: { writing: /^(?:--write|-w)$/ },
  eslint: { writing: /^--fix(?:=true)?$/ },
  stylelint: { writing: /^--fix$/ },
  standard: { writing: /^--fix$/ },
  biome: { writing: /^(?:--write|--apply|--fix|--apply-unsafe)$/, verbs: ['format', 'lint', 'check'] },
  dprint: { looking: /^check$/, verbs: ['fmt', 'check'] },
  gofmt: { writing: /^-w$/ },
  goimports: { writing: /^-w$/ },
  shfmt: { writing: /^(?:-w|--write)$/ },
  'clang-format': { writing: /^-i$/ },
  rustfmt: { looking: /^--check$/ },
  black: { looking: /^(?:--check|--diff)$/ },
  isort: { looking: /^(?:--check-only|-c|--check|--diff)$/ },
  autopep8: { writing: /^(?:-i|--in-place)$/ },
  ruff: { writing: /^(?:--fix|format)$/, looking: /^(?:--check|--diff)$/, verbs: ['format', 'check'] },
  oxlint: { writing: /^--fix(?:-suggestions|-dangerously)?$/ },
  terraform: { writing: /^fmt$/, looking: /^-check$/, verbs: ['fmt'] },
};

/** Programs that run what a project says of itself. */
const RUNNERS = (
  'npm npx pnpm pnpx yarn bun bunx deno node-gyp make gmake cmake ninja cargo go rustc gcc g++ cc clang clang++ ld javac java ' +
  'gradle gradlew mvn mvnw ant sbt dotnet msbuild swift xcodebuild bazel tsc esbuild vite webpack rollup turbo nx lerna jest ' +
  'vitest mocha playwright cypress pytest tox nox pip pip3 pipx uv poetry conda bundle rake gem composer mix rebar3 cabal ' +
  'stack docker docker-compose podman kubectl helm ansible-playbook terragrunt pre-commit husky lint-staged ssh scp sftp rsync ' +
  'claude codex code gh glab aws gcloud az psql mysql sqlite3 redis-cli ffmpeg convert magick pandoc protoc apt apt-get yum ' +
  'dnf apk brew crontab at batch screen tmux watch entr expect socat nc telnet'
).split(' ');

export const PROJECT_TOOLS: Table = {
  ...Object.fromEntries(RUNNERS.map((name) => [name, runProject])),
  ...Object.fromEntries(Object.keys(FIXERS).map((name) => [name, fix])),
  rsync,
  watch: rerun,
  coord: () => undefined,
};

function runProject(call: Call): void | Promise<void> {
  const { name, args } = call;
  if (args.length === 1 && /^(?:-v|-V|--version|-h|--help|version)$/.test(args[0] ?? '')) return;
  if (name === 'tsc' && args.includes('--noEmit')) return;
  const [first = '', ...others] = args.filter((word) => !/^(?:-y|--yes|--no-install|--no|--silent|-s)$/.test(word));
  const isRunner = /^(?:npx|pnpx|bunx)$/.test(name);
  const isExec = /^(?:npm|pnpm|yarn|bun)$/.test(name) && /^(?:exec|x|dlx)$/.test(first);
  const inner = isRunner ? [first, ...others] : isExec ? others.filter((word) => word !== '--') : [];
  const program = (inner[0] ?? '').replace(/@[\w.^~-]+$/, '');
  if (program === 'coord' || Object.hasOwn(FIXERS, program) || program === 'tsc')
    return call.inner([program, ...inner.slice(1)]);
  if (inner.length > 0 && isSeen(program)) call.context.line.effects.addCommand(inner);
  const named = first === '' || first.startsWith('-') ? call : call.as(`${name} ${first}`);
  named.unknown('it runs what the project says');
  if (name !== 'make' && name !== 'gcc' && name !== 'cc') return;
  const at = args.indexOf('-o');
  if (at !== -1 && name !== 'make') call.write(args[at + 1] ?? '', 'possible');
}

/** Writes what it is given, where it finds something to change; of a folder or a pattern, anything below. */
function fix(call: Call): void {
  const rule = FIXERS[call.name] ?? {};
  const isLooking = rule.looking !== undefined && call.args.some((word) => rule.looking?.test(word));
  const isWriting = rule.writing === undefined || call.args.some((word) => rule.writing?.test(word));
  if (isLooking || !isWriting) {
    if (
      /^(?:eslint|prettier|stylelint|standard)$/.test(call.name) &&
      call.args.some((word) =>
        /^(?:-c|--config|-o|--output-file|--plugin|--rulesdir|--resolve-plugins-relative-to|-f|--format)(?:=|$)/.test(
          word,
        ),
      )
    )
      call.unknown('an option that may run or write something');
    return;
  }
  const named = call.as(`${call.name} ${call.args.find((word) => rule.writing?.test(word)) ?? ''}`.trim());
  const targets = call.args.filter((word) => !word.startsWith('-') && !rule.verbs?.includes(word));
  for (const target of targets.length > 0 ? targets : ['.']) named.write(withoutPattern(target), 'possible');
}

/** The folder that a pattern begins with. */
function withoutPattern(path: string): string {
  const at = path.search(/[*?{[!]/);
  if (at === -1 || !isSeen(path)) return path;
  const slash = path.lastIndexOf('/', at);
  return slash === -1 ? '.' : path.slice(0, slash) || '/';
}

/** Into a folder on this machine: anything below it. */
function rsync(call: Call): void {
  const operands = call.args.filter((word) => !word.startsWith('-'));
  const target = operands.at(-1);
  const isRunning = call.args.some((word) =>
    /^(?:-\w*e|--rsh|--rsync-path|--log-file|--backup-dir|--partial-dir|--temp-dir|-T|--write-batch|--remove-source-files)/.test(
      word,
    ),
  );
  if (isRunning) call.unknown('an option that may run or write something else');
  if (
    operands.length < 2 ||
    target === undefined ||
    call.args.some((word) => /^(?:-\w*n\w*|--dry-run|--list-only)$/.test(word))
  )
    return;
  if (isSeen(target) && /^[^/]*:/.test(target)) return;
  call.write(target, 'possible');
}

async function rerun(call: Call): Promise<void> {
  const at = call.args.findIndex(
    (word, index) => !word.startsWith('-') && !/^(?:-n|--interval)$/.test(call.args[index - 1] ?? ''),
  );
  if (at !== -1) await call.script(call.args.slice(at).join(' '), 'watch');
}
