// Builds dist/: the command (one chunk per command, loaded when it runs), the hook, the library and its types.
// `--if-stale` builds only where a source is newer than the last build: npm runs `prepare` at every `npx coord` here.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { licensesOf } from './licenses.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
if (process.argv.includes('--if-stale') && isFresh()) process.exit(0);

// The old build is there until the new one is whole: somebody may be running it.
const OUT = `dist.${process.pid}`;
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  // The UMD form of a package hides its requires from the bundler.
  mainFields: ['module', 'main'],
  outdir: OUT,
  metafile: true,
  define: { VERSION: JSON.stringify(version) },
  // proper-lockfile is always given the file system to work with; to load its own would take longer than a lock.
  alias: { 'graceful-fs': 'node:fs' },
  logLevel: 'warning',
};
try {
  await buildAll();
  rmSync('dist', { recursive: true, force: true });
  renameSync(OUT, 'dist');
} finally {
  rmSync(OUT, { recursive: true, force: true });
}

async function buildAll() {
  const command = await build({
    ...shared,
    entryPoints: { coord: 'src/cli/main.ts', index: 'src/index.ts' },
    format: 'esm',
    splitting: true,
    // Half of what a command takes to start goes by the length of its code; names stay, for the report of a fault.
    minifyWhitespace: true,
    minifySyntax: true,
    chunkNames: 'chunks/[name]-[hash]',
    // What bundled CommonJS packages expect to find: require() for Node's own modules, and their file's name.
    banner: {
      js: [
        "import { createRequire as bundledRequire } from 'node:module';",
        'const require = bundledRequire(import.meta.url), __filename = import.meta.filename ?? import.meta.url;',
      ].join('\n'),
    },
  });
  // The hook is copied out of the package, and started for each event: a small program, and its body, one file in which
  // what is loaded late stays asleep.
  const hookParts = {
    ...shared,
    minify: true,
    charset: 'ascii',
    format: 'cjs',
    // The body is no module to Node, and has only require().
    supported: { 'dynamic-import': false },
  };
  const hook = await build({
    ...hookParts,
    entryPoints: { hook: 'src/cli/hook-main.ts' },
    outExtension: { '.js': '.cjs' },
  });
  const body = await build({
    ...hookParts,
    entryPoints: { 'hook-body': 'src/cli/hook-body.ts' },
    banner: { js: '(function (module, require) {' },
    footer: { js: '})' },
  });
  seal(join(OUT, 'hook-body.js'));
  writeFileSync(join(OUT, 'THIRD_PARTY_LICENSES.txt'), licensesOf([command.metafile, hook.metafile, body.metafile]));
  const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json', '--outDir', join(OUT, 'types')];
  execFileSync(process.execPath, tsc, { stdio: 'inherit' });
  const program = join(OUT, 'coord.js');
  writeFileSync(program, `#!/usr/bin/env node\n${readFileSync(program, 'utf8')}`);
  chmodSync(program, 0o755);
}

/** Puts the digest of a program's text before it (src/hooks/code-cache.ts), which is read byte by byte. */
function seal(path) {
  const text = readFileSync(path, 'utf8');
  // The bundler writes texts in ASCII, but leaves regular expressions as they are.
  const foreign = /.{0,40}[\u0080-\uffff].{0,20}/.exec(text);
  if (foreign) throw new Error(`${path} has to be ASCII: write \\u escapes in the source of ${foreign[0]}`);
  writeFileSync(path, `/*${createHash('sha256').update(text).digest('hex').slice(0, 16)}*/${text}`);
}

/** Whether nothing that goes into the build is newer than it. */
function isFresh() {
  if (!existsSync('dist/coord.js')) return false;
  const built = statSync('dist/coord.js').mtimeMs;
  const folders = ['src', 'schemas', 'scripts'].flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => join(folder, name)),
  );
  return ['package.json', 'package-lock.json', ...folders].every((path) => statSync(path).mtimeMs < built);
}
