import { type Command } from 'commander';
import { isAgentShell } from '../../domain/person-only.ts';
import { type Ailment, examineState, repairState } from '../../services/state-care.ts';
import { ailmentTable } from '../doctor/ailments.ts';
import { examineAll, examineFiring } from '../doctor/examine.ts';
import { showFindings } from '../doctor/show-findings.ts';
import { EXIT } from '../exit-codes.ts';
import { openAnyway } from '../open-team.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  canary?: true;
  state?: true;
  repair?: true;
  json?: true;
  config?: string;
}

const EXAMPLES = `
Examples:
  coord doctor
  coord doctor --canary
  coord doctor --state
  coord doctor --state --repair

Without --state, everything is examined: whether coord's hooks are in every worktree, as they were installed, and nothing
switches them off; whether they really refuse, by a write that must be refused; and the state.

note: good to know, or tidied by itself. fault: something does not work. With a fault the exit code is 1.
A repair removes nothing that somebody was told is kept: what is damaged goes to the folder damaged/ of the state.`;

export default function declare(command: Command, terminal: Terminal): void {
  command
    .option('--state', 'read all of the shared state, and say what is not as it should be')
    .option('--canary', 'only look whether the hooks are there and refuse a write that must be refused')
    .option('--repair', 'with --state: mend what can be mended without a loss (only a person does)')
    .option('--json', 'print one JSON object per finding')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', EXAMPLES)
    .action((options: Options) => {
      if (options.state) return careForState(options, terminal);
      if (!options.repair) return examine(options, terminal);
      terminal.err('coord: say what to repair: coord doctor --state --repair');
      return terminal.exit(EXIT.invalid);
    });
}

async function examine({ canary, json, config }: Options, terminal: Terminal): Promise<void> {
  const workplace = openAnyway(terminal.cwd, config);
  const findings = await (canary ? examineFiring : examineAll)(workplace, terminal);
  if (json) for (const finding of findings) terminal.out(JSON.stringify(finding));
  else terminal.out(showFindings(findings, 'No faults.', terminal));
  if (findings.some(({ severity }) => severity === 'fault')) terminal.exit(EXIT.failed);
}

async function careForState({ repair, json, config }: Options, terminal: Terminal): Promise<void> {
  if (repair && isAgentShell(terminal.env)) {
    terminal.err('coord: only a person repairs the state, in a terminal of their own.');
    return terminal.exit(EXIT.refused);
  }
  const workplace = openAnyway(terminal.cwd, config);
  const ailments = await (repair ? repairState(workplace) : examineState(workplace));
  if (json) for (const ailment of ailments) terminal.out(JSON.stringify(ailment));
  else terminal.out(ailmentTable(ailments, repair === true, terminal));
  if (ailments.some(isLeft)) terminal.exit(EXIT.failed);
}

const isLeft = ({ severity, after }: Ailment) => severity === 'fault' && after !== 'mended';
