import { type Command, InvalidArgumentError } from 'commander';
import type { Terminal } from '../terminal.ts';
import { acquire } from '../lease/acquire.ts';
import { cleanUp, force } from '../lease/end.ts';
import { listLateWrites } from '../lease/late.ts';
import { listLeases } from '../lease/list.ts';
import { release, renew } from '../lease/keep.ts';

const DURATION = /^[1-9][0-9]{0,5}(?:ms|s|m|h)$/;

export default function declare(command: Command, terminal: Terminal): void {
  command.addHelpText('after', EXAMPLES);
  const sub = (name: string, description: string, example: string) =>
    command
      .command(name)
      .description(description)
      .option('--json', 'print one JSON object per line')
      .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
      .addHelpText('after', `\nExamples:\n${example}`);
  const WHAT = 'files, patterns, or resources such as port:5432';

  sub('list', 'show who holds what', '  coord lease list\n  coord lease list --all --json')
    .option('--all', "also what has run out, and runs' own leases")
    .action((options) => listLeases(options, terminal));
  sub('acquire', 'hold something, so that nobody else does', `${ACQUIRE}\n\n${NAMES}`)
    .argument('<what...>', WHAT)
    .option('--ttl <duration>', "how long: 30s, 5m, 2h (default: the config's leases.ttl)", duration)
    .option('--reason <text>', 'what for; whoever meets the lease reads it')
    .option('--wait <duration>', 'how long to wait where somebody else holds one of them', duration)
    .action((what: string[], options) => acquire(what, options, terminal));
  sub(
    'release',
    'give back what you hold',
    '  coord lease release src/api/users.ts\n  coord lease release port:5432 --token 7',
  )
    .argument('<what...>', WHAT)
    .option('--token <number>', 'the token that it was given; refused where somebody came after it', token)
    .action((what: string[], options) => release(what, options, terminal));
  sub('renew', 'hold it for longer', '  coord lease renew port:5432 --token 7 --ttl 30m')
    .argument('<what...>', WHAT)
    .requiredOption('--token <number>', 'the token that it was given; refused where somebody came after it', token)
    .option('--ttl <duration>', "how long from now (default: the config's leases.ttl)", duration)
    .action((what: string[], options) => renew(what, options, terminal));
  sub(
    'force',
    'take a lease from its holder (a person only)',
    "  coord lease force src/api/users.ts --reason 'they went home'",
  )
    .argument('<what>', 'as it stands in coord lease list')
    .requiredOption('--reason <text>', 'why; the holder reads it')
    .action((what: string, options) => force(what, options, terminal));
  sub('cleanup', 'release what has run out, and what ended processes hold', '  coord lease cleanup').action((options) =>
    cleanUp(options, terminal),
  );
  sub(
    'late',
    'show what was written after its lease was lost',
    '  coord lease late\n  coord lease late --settle src/api/users.ts',
  )
    .option('--settle <file...>', 'you have looked at these files, and they are right')
    .action((options) => listLateWrites(options, terminal));
}

const ACQUIRE = `  coord lease acquire src/api/users.ts
  coord lease acquire 'src/api/**' --ttl 30m --reason 'renaming the endpoints'
  coord lease acquire port:5432 db:test --wait 1m`;

const NAMES = `Several are taken all or none. A word that is a file's name is that file; with *, ?, [ or { in it, it is a pattern, relative
to this folder. file:NAME and glob:PATTERN say it outright. The token that is printed proves the lease to renew and release.`;

const EXAMPLES = `\nExamples:\n  coord lease list\n${ACQUIRE}\n  coord lease release port:5432`;

function duration(text: string): string {
  if (!DURATION.test(text)) throw new InvalidArgumentError('give a duration such as 30s, 5m or 2h.');
  return text;
}

function token(text: string): number {
  if (!/^[1-9][0-9]{0,14}$/.test(text)) throw new InvalidArgumentError('a token is a whole number.');
  return Number(text);
}
