import { type Command, InvalidArgumentError } from 'commander';
import { parseDuration } from '../../config/duration.ts';
import { hintFor } from '../../config/diagnostics/suggest.ts';
import type { ExceptedPath } from '../../domain/records.ts';
import { invalid, type Refused } from '../../domain/refused.ts';
import { ok, type Result } from '../../domain/result.ts';
import { exceptedPathOf } from '../../services/exceptions/excepted-path.ts';
import { grantException } from '../../services/exceptions/grant.ts';
import { refuse } from '../refuse.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';
import { openForUnlock, type OpenForUnlock } from '../unlock/open.ts';
import { listExceptions, shown } from '../unlock/show.ts';

interface Options {
  everything?: true;
  list?: true;
  role?: string;
  for?: number;
  reason?: string;
  json?: true;
  config?: string;
}

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('[path...]', 'files, folders or patterns; a protected file has to be named itself')
    .option('--everything', 'everybody may write everything; leases of others are only told')
    .option('-r, --role <role>', 'for this role alone; without it, for everybody')
    .option('--for <duration>', 'how long: 30m, 2h; at most 24h', parseFor)
    .option('--reason <text>', 'why; it is shown wherever the exception decides')
    .option('--list', 'show what is unlocked now')
    .option('--json', 'print the exception as JSON; with --list, one object per exception')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText(
      'after',
      `
Examples:
  coord unlock src/api --role frontend --for 30m --reason 'one change of the API by frontend'
  coord unlock coord.config.yaml --for 10m --reason 'a new role'
  coord unlock --everything --for 10m --reason 'the config is being mended'
  coord unlock --list
  coord lock EXC-0001

An exception is from ownership. A file that somebody else has leased stays theirs, unless everything is unlocked. Nothing
unlocks git's own directory and coord's state. Only a person unlocks; it is in the log, and in coord health while it lasts.
Where the config is broken or missing, coord unlock --everything is the way to go on until it is mended.`,
    )
    .action((paths: string[], options: Options) => unlock(paths, options, terminal));
}

async function unlock(words: readonly string[], options: Options, terminal: Terminal): Promise<void> {
  const { list, json, config } = options;
  const open = await openForUnlock(list ? undefined : 'unlocks files', terminal, config);
  if (!open) return;
  if (list) return listExceptions(open, json === true, terminal);
  const wanted = wantedBy(words, options, open, terminal.cwd);
  if (!wanted.ok) return refuse(wanted.error, terminal);
  const { role, for: forMs = 0, reason = '' } = options;
  const grant = { paths: wanted.value, forMs, reason, ...(role !== undefined && { role }) };
  const granted = await grantException(open.workplace, open.author, grant);
  if (!granted.ok) return refuse(granted.error, terminal);
  const { id, until } = granted.value;
  const what = wanted.value?.map(({ pattern }) => pattern).join(', ') ?? 'everything';
  terminal.out(
    json
      ? JSON.stringify(shown(granted.value))
      : safeText(`${role ?? 'Everybody'} may write ${what} until ${until}: ${id}. End it with: coord lock ${id}`),
  );
}

/** What is to be unlocked; undefined for everything. */
function wantedBy(
  words: readonly string[],
  { everything, role, for: forMs, reason }: Options,
  { workplace, policy }: OpenForUnlock,
  cwd: string,
): Result<readonly ExceptedPath[] | undefined, Refused> {
  const how = 'For instance: coord unlock src/api --role frontend --for 30m --reason TEXT';
  if (everything ? words.length > 0 : words.length === 0)
    return invalid('name paths, or --everything, and not both', how);
  if (everything && role !== undefined)
    return invalid('--everything is for everybody', `For one role: coord unlock '**' --role ${role} …`);
  if (forMs === undefined) return invalid('say for how long', how);
  if (reason === undefined) return invalid('say why', how);
  if (role !== undefined && policy && !policy.roleIds.includes(role))
    return invalid(`there is no role ${role}`, hintFor(role, policy.roleIds, 'the roles are'));
  if (everything) return ok(undefined);
  const paths: ExceptedPath[] = [];
  for (const word of words) {
    const path = exceptedPathOf(word, cwd, workplace.repository);
    if (!path.ok) return path;
    paths.push(path.value);
  }
  return ok(paths);
}

/** Milliseconds. */
function parseFor(text: string): number {
  if (!/^[1-9][0-9]{0,5}[smh]$/.test(text)) throw new InvalidArgumentError('give a duration such as 30m or 2h.');
  return parseDuration(text);
}
