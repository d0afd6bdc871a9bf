import { type Command, InvalidArgumentError } from 'commander';
import type { Memory } from '../../domain/records.ts';
import { invalid, type Refused, refused } from '../../domain/refused.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { forget, memoryOf, remember } from '../../services/team/memory.ts';
import { showMemory } from '../memory/show.ts';
import { openShared, type SharedTeam } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import { several } from '../several.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  role?: string;
  known: string[];
  needed: string[];
  json?: true;
  config?: string;
}

const EXAMPLES = `
Examples:
  coord memory add --known 'the API pages with cursors' --needed 'who renews the certificates?'
  coord memory show backend
  coord memory remove 2

What a role knows and needs to know outlives its sessions: the next one is told when it starts.`;

export default function declare(command: Command, terminal: Terminal): void {
  command.addHelpText('after', EXAMPLES);
  withCommon(
    command.command('show').description('show what a role knows and needs to know'),
    'coord memory show backend',
  )
    .argument('[role]', 'whose memory; default: yours')
    .action(async (given: string | undefined, { json, config }: Options) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const role = roleOf(given, team);
      if (!role.ok) return refuse(role.error, terminal);
      print(await memoryOf(team.workplace, role.value), json, terminal);
    });
  for (const name of ['add', 'set'] as const) {
    const description = name === 'add' ? 'add notes' : 'put notes in place of those of the same kind';
    withCommon(
      command.command(name).description(description),
      `coord memory ${name} --known 'the API pages with cursors'`,
    )
      .option('--known <text>', 'something the role knows; repeatable', several, [])
      .option('--needed <text>', 'something it needs to know; repeatable', several, [])
      .option('--role <role>', 'whose memory; default: yours')
      .action(({ known, needed, role, ...options }: Options) =>
        edit(role, options, terminal, (team, of) =>
          remember(team.workplace, {
            by: team.author,
            role: of,
            notes: { ...(known.length > 0 && { known }), ...(needed.length > 0 && { needed }) },
            replace: name === 'set',
          }),
        ),
      );
  }
  withCommon(command.command('remove').description('take a note out'), 'coord memory remove 2')
    .argument('<number>', 'its number, as coord memory show has it', parseNumber)
    .option('--role <role>', 'whose memory; default: yours')
    .action((number: number, { role, ...options }: Options) =>
      edit(role, options, terminal, (team, of) => forget(team.workplace, { by: team.author, role: of, number })),
    );
}

function withCommon(command: Command, example: string): Command {
  return command
    .option('--json', 'print the memory as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', `\nExample:\n  ${example}`);
}

async function edit(
  given: string | undefined,
  { json, config }: Pick<Options, 'json' | 'config'>,
  terminal: Terminal,
  change: (team: SharedTeam, role: string) => Promise<Result<Memory, Refused>>,
): Promise<void> {
  const team = openShared(terminal, config);
  if (!team) return;
  const role = roleOf(given, team);
  if (!role.ok) return refuse(role.error, terminal);
  if (team.author.as === 'agent' && role.value !== team.author.role)
    return refuse(
      refused(`an agent keeps the memory of its own role only`, `Tell them: coord ask ${role.value} 'TEXT'`).error,
      terminal,
    );
  const changed = await change(team, role.value);
  if (!changed.ok) return refuse(changed.error, terminal);
  print(changed.value, json, terminal);
}

function roleOf(given: string | undefined, { author, policy }: SharedTeam): Result<string, Refused> {
  const role = given ?? author.role;
  if (role === undefined) return err(invalid('no role is played here, so name one').error);
  if (!policy.roleIds.includes(role))
    return err(invalid(`there is no role ${role}; the roles are ${policy.roleIds.join(', ')}`).error);
  return ok(role);
}

function print(memory: Memory, json: true | undefined, terminal: Terminal): void {
  terminal.out(json ? JSON.stringify(memory) : showMemory(memory, terminal));
}

function parseNumber(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('give the number of a note.');
  return Number(text);
}
