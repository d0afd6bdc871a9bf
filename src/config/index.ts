/** What the floors above may use of the config. */
export { type LoadedConfig, loadConfig } from './config.ts';
export { type Diagnostic, inFileOrder, type Paint, type Position, renderDiagnostics } from './diagnostic.ts';
export { parseDuration } from './duration.ts';
export { examplePath, foreignPath } from './example-path.ts';
export { findConfig } from './find-config.ts';
export { patternsOf } from './outline.ts';
export { parsePlaybook, parseRehearsal } from './playbook.ts';
export { type ConfigPlace, policyDocumentOf } from './policy.ts';
export { printable } from './printable.ts';
export { hintFor } from './suggest.ts';
