// Builds dist/: the command (one chunk per command, loaded when it runs), the hook, the library and its types.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { licensesOf } from './licenses.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  // The UMD form of a package hides its requires from the bundler.
  mainFields: ['module', 'main'],
  outdir: 'dist',
  metafile: true,
  define: { VERSION: JSON.stringify(version) },
  logLevel: 'warning',
};

rmSync('dist', { recursive: true, force: true });
const command = await build({
  ...shared,
  entryPoints: { coord: 'src/cli/main.ts', index: 'src/index.ts' },
  format: 'esm',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  // What bundled CommonJS packages expect to find: require() for Node's own modules, and their file's name.
  banner: {
    js: [
      "import { createRequire as bundledRequire } from 'node:module';",
      'const require = bundledRequire(import.meta.url), __filename = import.meta.filename ?? import.meta.url;',
    ].join('\n'),
  },
});
// The hook is one file: it is copied out of the package, and what it loads late stays asleep inside it.
const hook = await build({
  ...shared,
  entryPoints: { hook: 'src/cli/hook-main.ts' },
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
});
writeFileSync('dist/THIRD_PARTY_LICENSES.txt', licensesOf([command.metafile, hook.metafile]));
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json'], { stdio: 'inherit' });
makeCommand('dist/coord.js');

/** Makes the file a program and, in a checkout, what `npx coord` finds: npm links no package's own command. */
function makeCommand(file) {
  writeFileSync(file, `#!/usr/bin/env node\n${readFileSync(file, 'utf8')}`);
  chmodSync(file, 0o755);
  if (!existsSync('node_modules/.bin')) return;
  rmSync('node_modules/.bin/coord', { force: true });
  symlinkSync(`../../${file}`, 'node_modules/.bin/coord');
}
