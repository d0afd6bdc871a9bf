import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { isAgentShell } from '../../domain/person-only.ts';
import type { Instance } from '../../domain/records.ts';
import { invalid, type Refused, refused } from '../../domain/refused.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { checklistText } from '../../services/checkin/checklist-text.ts';
import { checkIn } from '../../services/checkin/checklist.ts';
import { type Arrival, register } from '../../services/instances/instances.ts';
import { faultInSaying, say } from '../../services/instances/say.ts';
import { branchOf } from '../../store/head.ts';
import { openShared, type SharedTeam } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';

interface Options {
  role?: string;
  doing?: string;
  json?: true;
  config?: string;
}

const HELP = `
Examples:
  coord checkin --role backend --doing 'nightly import'
  export COORD_INSTANCE="$(coord checkin --json | jq -r .instance.id)"

For scripts and other agents; a Claude Code session checks in by its hooks. Whoever has a COORD_INSTANCE shows that it
still lives. Prints who else is at work, and what waits for you.`;

export default function declare(command: Command, terminal: Terminal): void {
  command
    .option('-r, --role <role>', 'the role you play; default: COORD_ROLE, or that of this worktree')
    .option('--doing <text>', 'what you are doing')
    .option('--json', 'print the checklist as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', HELP)
    .action((options: Options) => checkin(options, terminal));
}

async function checkin({ role: wanted, doing, json, config }: Options, terminal: Terminal): Promise<void> {
  const team = openShared(terminal, config);
  if (!team) return;
  const { workplace, policy, author } = team;
  const role = wanted ?? author.role;
  const saying = doing === undefined ? {} : { doing };
  const fault = faultIn(role, team, terminal) ?? faultInSaying(saying);
  if (fault) return refuse(fault, terminal);
  const id = author.instance ?? `script-${randomBytes(6).toString('hex')}`;
  const known = (await workplace.store.documents('instances').read(id))?.value;
  const instance = await register(workplace, arrivalOf(id, role, known, team));
  const said = doing === undefined ? undefined : await say(workplace, { ...author, instance: id }, saying);
  const rules = { expertise: policy.expertise, checkinMs: policy.health.checkinMs };
  const checklist = await checkIn(workplace, said?.ok ? said.value : instance, rules);
  if (json) return terminal.out(JSON.stringify(checklist));
  terminal.out(safeText(checklistText(checklist) ?? 'Nothing waits for you, and nobody else is here.'));
  if (author.instance !== undefined) return;
  const plays = role === undefined || terminal.env['COORD_ROLE'] === role ? '' : ` COORD_ROLE=${shellWord(role)}`;
  terminal.out(`\nSo that coord knows you: export COORD_INSTANCE=${shellWord(id)}${plays}`);
}

function faultIn(role: string | undefined, { policy, author }: SharedTeam, terminal: Terminal): Refused | undefined {
  if (role !== undefined && !policy.roleIds.includes(role))
    return invalid(`there is no role ${role}; the roles are ${policy.roleIds.join(', ')}`).error;
  // A role is given by a person, never taken.
  if (role !== author.role && isAgentShell(terminal.env))
    return refused(`an agent does not choose its role`, 'A person binds the worktree: coord role switch ROLE').error;
  if (author.instance !== undefined && !/^[\w.:-]{1,100}$/.test(author.instance))
    return invalid('COORD_INSTANCE holds no id that coord has given', 'Unset it, and check in again').error;
  return undefined;
}

function arrivalOf(id: string, role: string | undefined, known: Instance | undefined, team: SharedTeam): Arrival {
  const { worktree } = team.workplace.repository;
  const branch = branchOf(worktree);
  const { run } = team.author;
  return {
    id,
    kind: known?.kind ?? 'script',
    session: known?.session ?? id,
    worktree,
    ...(known?.parent !== undefined && { parent: known.parent }),
    ...(known?.agentType !== undefined && { agentType: known.agentType }),
    ...(known?.process && { process: known.process }),
    ...(role !== undefined && { role }),
    ...(run !== undefined && { run }),
    ...(branch !== undefined && { branch }),
    source: 'checkin',
  };
}
