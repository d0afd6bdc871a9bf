import { type Command } from 'commander';
import { isAgentShell } from '../../domain/person-only.ts';
import { type Ailment, examineState, repairState } from '../../services/state-care.ts';
import { ailmentTable } from '../doctor/ailments.ts';
import { EXIT } from '../exit-codes.ts';
import { openAnyway } from '../open-team.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  state?: true;
  repair?: true;
  json?: true;
  config?: string;
}

const EXAMPLES = `
Examples:
  coord doctor --state
  coord doctor --state --repair

note: harmless, and tidied by itself. fault: something does not work. With a fault the exit code is 1.
A repair removes nothing that somebody was told is kept: what is damaged goes to the folder damaged/ of the state.`;

export default function declare(command: Command, terminal: Terminal): void {
  command
    .option('--state', 'read all of the shared state, and say what is not as it should be')
    .option('--repair', 'mend what can be mended without a loss (only a person does)')
    .option('--json', 'print one JSON object per finding')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', EXAMPLES)
    .action(async ({ state, repair, json, config }: Options) => {
      if (!state) {
        terminal.err('coord: say what to examine: coord doctor --state');
        return terminal.exit(EXIT.invalid);
      }
      if (repair && isAgentShell(terminal.env)) {
        terminal.err('coord: only a person repairs the state, in a terminal of their own.');
        return terminal.exit(EXIT.refused);
      }
      const workplace = openAnyway(terminal.cwd, config);
      const ailments = await (repair ? repairState(workplace) : examineState(workplace));
      if (json) for (const ailment of ailments) terminal.out(JSON.stringify(ailment));
      else terminal.out(ailmentTable(ailments, repair === true, terminal));
      if (ailments.some(isLeft)) terminal.exit(EXIT.failed);
    });
}

const isLeft = ({ severity, after }: Ailment) => severity === 'fault' && after !== 'mended';
