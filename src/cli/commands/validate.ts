import { basename, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { type LoadedConfig, loadConfig } from '../../config/config.ts';
import { type Diagnostic, inFileOrder } from '../../config/diagnostics/diagnostic.ts';
import { findConfig } from '../../config/find-config.ts';
import { approvalRuleOf } from '../../config/handoff-rule.ts';
import { runOut, type Survey, survey } from '../../services/survey.ts';
import { trackedFiles } from '../../store/tracked-files.ts';
import { EXIT } from '../exit-codes.ts';
import { checkPlaybooks } from '../playbooks/check-playbooks.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  config?: string;
  json?: true;
  strict?: true;
}

export default function declare(command: Command, terminal: Terminal): void {
  command
    .option('-c, --config <file>', 'the config to check instead of the nearest coord.config.yaml')
    .option('--strict', 'exit with 2 on warnings too')
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      `
Examples:
  coord validate                 the nearest coord.config.yaml, from this folder upwards
  coord validate --strict        in CI: warnings fail as well
  coord validate -c draft.yaml --json

Exits with 0 where the config is valid, and with 2 where it is not.`,
    )
    .action((options: Options) => validate(options, terminal));
}

async function validate(options: Options, terminal: Terminal): Promise<void> {
  const found = findConfig(terminal.cwd, options.config);
  if (found === undefined) return noConfig(options, terminal);
  const shownAs = relative(terminal.cwd, found) || found;
  const loaded = loadConfig(found, shownAs);
  if (!loaded.ok) return tell(options, terminal, { valid: false, diagnostics: loaded.error });

  const playbooks = checkPlaybooks(loaded.value, terminal);
  const rule = approvalRuleOf(loaded.value);
  const files = await trackedFiles(loaded.value.dir);
  const surveyed = files && files.length > 0 ? survey(loaded.value, basename(found), files) : undefined;
  const inConfig = [
    ...loaded.value.warnings,
    ...(surveyed?.warnings ?? []),
    ...runOut(loaded.value, new Date()),
    ...(rule.ok ? [] : rule.error),
    ...playbooks,
  ];
  const [here, elsewhere] = [
    inConfig.filter(({ file }) => file === shownAs),
    inConfig.filter(({ file }) => file !== shownAs),
  ];
  const diagnostics = [...inFileOrder(here), ...elsewhere];
  const valid = !diagnostics.some(({ severity }) => options.strict || severity === 'error');
  const summary = `${shownAs}: valid (${summaryOf(loaded.value, surveyed)})`;
  tell(options, terminal, { valid, diagnostics, summary, ...(surveyed && { files: countsOf(surveyed) }) });
}

interface Outcome {
  valid: boolean;
  diagnostics: Diagnostic[];
  summary?: string;
  files?: { owned: number; unowned: number };
}

function tell(options: Options, terminal: Terminal, { summary, ...outcome }: Outcome): void {
  if (options.json) terminal.out(JSON.stringify(outcome, undefined, 2));
  else {
    if (outcome.diagnostics.length > 0) showDiagnostics(terminal, outcome.diagnostics);
    if (outcome.valid && summary !== undefined) terminal.out(summary);
  }
  terminal.exit(outcome.valid ? EXIT.ok : EXIT.invalid);
}

function summaryOf({ config }: LoadedConfig, surveyed: Survey | undefined): string {
  const roles = count(Object.keys(config.roles).length, 'role');
  const layers = count(Object.keys(config.layers ?? {}).length, 'layer');
  if (!surveyed) return `${roles}, ${layers}; git tracks no files here, so none were looked at`;
  return `${roles}, ${layers}, ${count(surveyed.owned, 'file')} owned, ${surveyed.orphans.length} nobody's`;
}

const countsOf = ({ owned, orphans }: Survey) => ({ owned, unowned: orphans.length });
const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;

function noConfig(options: Options, terminal: Terminal): void {
  const message = 'no coord.config.yaml here or in a folder above';
  if (options.json)
    tell(options, terminal, {
      valid: false,
      diagnostics: [
        { severity: 'error', code: 'missing-file', message, file: resolve(terminal.cwd, 'coord.config.yaml') },
      ],
    });
  else {
    terminal.err(`coord: ${message}. Write one, or name it with --config.`);
    terminal.exit(EXIT.invalid);
  }
}
