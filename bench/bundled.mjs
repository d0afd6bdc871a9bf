// Sources of the package, and of its tests, as a module: what benchmarks measure in process, the package itself does not export.
import { createRequire } from 'node:module';
import { build } from 'esbuild';

/** @param contents TypeScript with `export`s, whose paths are relative to the package's folder */
export async function bundled(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: new URL('..', import.meta.url).pathname, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    mainFields: ['module', 'main'],
    supported: { 'dynamic-import': false },
    alias: { 'graceful-fs': 'node:fs' },
    logLevel: 'error',
  });
  const module = { exports: {} };
  new Function('module', 'require', outputFiles[0].text)(module, createRequire(import.meta.url));
  return module.exports;
}
