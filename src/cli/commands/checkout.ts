import type { Command } from 'commander';
import type { Instance } from '../../domain/records.ts';
import { invalid, type Refused, refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { endInstance, listInstances } from '../../services/instances/instances.ts';
import { notRegistered } from '../../services/instances/say.ts';
import { openForPerson } from '../open-for-person.ts';
import { openShared, type SharedTeam } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';

interface Options {
  json?: true;
  config?: string;
}

const EXAMPLES = `
Examples:
  coord checkout
  coord checkout backend-1

Ends what COORD_INSTANCE names, or, for a person, an instance that ended without a word: coord health names those. Its leases
are given back.`;

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('[instance]', 'one that ended without a word (a person only)')
    .option('--json', 'print the instance as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', EXAMPLES)
    .action(async (id: string | undefined, { json, config }: Options) => {
      const team =
        id === undefined ? openShared(terminal, config) : openForPerson('checks out another', terminal, config);
      if (!team) return;
      const ended = id === undefined ? await endOwn(team) : await endLost(team, id);
      if (!ended.ok) return refuse(ended.error, terminal);
      const { value } = ended;
      terminal.out(json ? JSON.stringify(value) : safeText(`${value.id} is checked out; its leases are given back.`));
    });
}

async function endOwn({ author, workplace }: SharedTeam): Promise<Result<Instance, Refused>> {
  const { instance } = author;
  const ended = instance === undefined ? undefined : await endInstance(workplace, instance, 'checked out');
  return ended ? ok(ended) : notRegistered();
}

async function endLost({ workplace, policy }: SharedTeam, id: string): Promise<Result<Instance, Refused>> {
  const all = await listInstances(workplace, workplace.processes, policy.health.checkinMs);
  const found = all.find((instance) => instance.id === id);
  if (found && (found.presence === 'active' || found.presence === 'idle'))
    return refused(`${id} may still be at work`, 'It is checked out when its session ends.');
  const ended = found && (await endInstance(workplace, id, 'checked out by a person'));
  return ended ? ok(ended) : invalid(`no instance ${id} is open`, 'See which are: coord status');
}
