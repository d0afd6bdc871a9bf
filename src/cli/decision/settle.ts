import { type Command, Option } from 'commander';
import type { Decision } from '../../domain/decision.ts';
import { decide, giveInput, supersede } from '../../services/decisions/settle.ts';
import { openShared } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';
import { collectRoles } from './options.ts';

interface Common {
  config?: string;
  json?: true;
}

export function declareInput(command: Command, terminal: Terminal): void {
  common(command.argument('<id>', 'the decision').argument('<text>', 'what there is to say to it'))
    .option('--prefer <option>', 'the option that you would choose')
    .addHelpText(
      'after',
      "\nExample:\n  coord decision input DEC-20260115-0001 'one endpoint is easier to cache' --prefer GraphQL",
    )
    .action(async (id: string, text: string, { prefer, ...options }: Common & { prefer?: string }) => {
      const team = openShared(terminal, options.config);
      if (!team) return;
      const said = { id, text, ...(prefer !== undefined && { prefers: prefer }) };
      const given = await giveInput(team.workplace, team.author, said);
      if (!given.ok) return refuse(given.error, terminal);
      const { role } = team.author;
      const asRole = role === undefined ? '' : ` for ${role}`;
      show(given.value, `Noted with ${given.value.id}${asRole}.`, options, terminal);
    });
}

interface DecideOptions extends Common {
  choice?: string;
  rationale: string;
  withoutInput?: string[];
}

export function declareDecide(command: Command, terminal: Terminal): void {
  common(command.argument('<id>', 'the decision').argument('[option]', 'the name of the option that is chosen'))
    .option('--choice <text>', 'a choice in words of your own, instead of an option')
    .requiredOption('-r, --rationale <text>', 'why')
    .addOption(
      new Option('--without-input <role>', 'do not wait for the input of this role; may be given again').argParser(
        collectRoles,
      ),
    )
    .addHelpText(
      'after',
      `
Examples:
  coord decision decide DEC-20260115-0001 GraphQL --rationale 'one endpoint for all clients'
  coord decision decide DEC-20260115-0001 --choice 'REST now, GraphQL with version 2' --rationale 'less to learn'

The role that proposed a decision decides it, or a person; what a person has proposed only a person decides.`,
    )
    .action(async (id: string, option: string | undefined, options: DecideOptions) => {
      const { choice, rationale, withoutInput = [] } = options;
      const isOne = (option === undefined) !== (choice === undefined);
      if (!isOne) {
        const mend = "coord decision decide ID OPTION, or coord decision decide ID --choice 'TEXT'";
        return refuse({ kind: 'invalid', reason: 'say one option, or a choice in words', mend }, terminal);
      }
      const team = openShared(terminal, options.config);
      if (!team) return;
      const call = option === undefined ? { text: choice ?? '' } : { option };
      const decided = await decide(team.workplace, team.author, { id, choice: call, rationale, withoutInput });
      if (!decided.ok) return refuse(decided.error, terminal);
      show(decided.value, toldOf(decided.value), options, terminal);
    });
}

export function toldOf({ id, title, decided, replaces }: Decision): string {
  const { choice = '', withoutInput = [] } = decided ?? {};
  return [
    `Decided ${id}, ${title}: ${choice}`,
    ...(withoutInput.length > 0 ? [`Without the input of ${withoutInput.join(', ')}.`] : []),
    ...replaces.map((replaced) => `${replaced} is superseded.`),
  ].join('\n');
}

export function declareSupersede(command: Command, terminal: Terminal): void {
  common(command.argument('<id>', 'the decision that no longer counts'))
    .requiredOption('--by <id>', 'the decision that has taken its place')
    .addHelpText('after', '\nExample:\n  coord decision supersede DEC-20260115-0001 --by DEC-20260220-0003')
    .action(async (id: string, { by, ...options }: Common & { by: string }) => {
      const team = openShared(terminal, options.config);
      if (!team) return;
      const done = await supersede(team.workplace, team.author, { id, by });
      if (!done.ok) return refuse(done.error, terminal);
      const { superseded } = done.value;
      show(done.value, `${done.value.id} is superseded by ${superseded?.replacement ?? ''}.`, options, terminal);
    });
}

function common(command: Command): Command {
  return command
    .option('--json', 'print the decision as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml');
}

function show(decision: Decision, told: string, { json }: Common, terminal: Terminal): void {
  terminal.out(json ? JSON.stringify(decision, undefined, 2) : safeText(told));
}
