import { type Command, InvalidArgumentError } from 'commander';
import type { DecisionOption } from '../../domain/records.ts';
import { parseMoment } from '../when.ts';

/** What is said of a choice, to be made or made. */
export interface ProposalOptions {
  description?: string;
  category?: string;
  scope?: string;
  tag?: string[];
  option?: DecisionOption[];
  affects?: string[];
  task?: string;
  replaces?: string[];
  config?: string;
  json?: true;
}

/** The options that `propose` and `add` share. `--pro` and `--con` belong to the `--option` before them. */
export function declareProposal(command: Command): Command {
  const options: DecisionOption[] = [];
  const argument = (side: 'pros' | 'cons') => (text: string) => {
    const option = options.at(-1);
    if (!option) throw new InvalidArgumentError('it belongs to an --option, which has to stand before it.');
    option[side].push(text);
    return options;
  };
  return command
    .option('-d, --description <text>', 'why it is to be decided, and what matters')
    .option('--category <category>', 'what it is about, such as api-design; default: general')
    .option('--scope <scope>', 'how far it reaches, such as service; default: project')
    .option('-t, --tag <tag>', 'a word to find it by; may be given again', collect)
    .option('-o, --option <name>', 'one way to decide; may be given again', (name: string) => {
      options.push({ name, pros: [], cons: [] });
      return options;
    })
    .option('--pro <text>', 'what speaks for the option before; may be given again', argument('pros'))
    .option('--con <text>', 'what speaks against the option before; may be given again', argument('cons'))
    .option('--affects <role>', 'a role that it affects, or all; may be given again; default: all', collectRoles)
    .option('--task <id>', 'the task that it is needed for')
    .option('--replaces <id>', 'a decision that this one takes the place of; may be given again', collect)
    .option('--json', 'print the decision as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml');
}

export function declareDeadline(command: Command): Command {
  return command
    .option('-i, --input-from <role>', 'a role whose input is needed; may be given again', collectRoles)
    .option('--deadline <when>', 'until when: 4h, 2d, a date or a time', parseMoment);
}

/** What the options say, in the words of a proposal. */
export function proposalOf(title: string, options: ProposalOptions) {
  const { description, category, scope, tag, option, affects, task, replaces } = options;
  return {
    title,
    ...(description !== undefined && { description }),
    ...(category !== undefined && { category }),
    ...(scope !== undefined && { scope }),
    ...(tag && { tags: tag }),
    ...(option && { options: option }),
    ...(affects && { affects }),
    ...(task !== undefined && { task: task.toUpperCase() }),
    ...(replaces && { replaces: replaces.map((id) => id.toUpperCase()) }),
  };
}

/** For an option that may be given again. */
export function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}

/** The same for roles, of which one option may name several: `backend,devops`. */
export function collectRoles(value: string, before: string[] = []): string[] {
  return [...before, ...value.split(',').map((role) => role.trim())];
}
