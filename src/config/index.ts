/** What the floors above may use of the config. */
export { checkConfig, type LoadedConfig, loadConfig } from './config.ts';
export { type Diagnostic, inFileOrder, isError, type Paint, type Position, renderDiagnostics } from './diagnostic.ts';
export { parseDuration } from './duration.ts';
export { examplePath, foreignPath } from './example-path.ts';
export { CONFIG_NAME, findConfig } from './find-config.ts';
export { patternsOf } from './outline.ts';
export { parsePlaybook, parseRehearsal } from './playbook.ts';
export { type ConfigPlace, policyDocumentOf } from './policy.ts';
export { printable } from './printable.ts';
export { hintFor, nearest } from './suggest.ts';
