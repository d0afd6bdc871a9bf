import type { HookSources } from '../hooks/program.ts';
import { packageFile } from '../config/package-file.ts';

/** The version of package.json, put in by the build. */
declare const VERSION: string;

export function hookSources(): HookSources {
  return {
    hookProgram: packageFile('dist/hook.cjs'),
    hookBody: packageFile('dist/hook-body.js'),
    coordCommand: packageFile('dist/coord.js'),
    node: process.execPath,
    version: VERSION,
  };
}
