import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { parseDuration } from '../../config/duration.ts';
import { holdAlone } from '../../services/leases/alone.ts';
import { type Coordinated, coordinateOnce } from '../../services/coordinator/coordinate.ts';
import { EXIT } from '../exit-codes.ts';
import { standing } from '../handoff/describe.ts';
import { verifyingBy } from '../handoff/verifying.ts';
import { tellOutside } from '../notify/tell-outside.ts';
import { openForPerson } from '../open-for-person.ts';
import type { SharedTeam } from '../open-shared.ts';
import { stopOnSignals } from '../run/signals.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';

interface Options {
  once?: true;
  every: string;
  json?: true;
  config?: string;
}

const HELP = `
Examples:
  coord coordinate                 until Ctrl-C, with a look every 30 seconds
  coord coordinate --every 5m
  coord coordinate --once --json   as from cron

It verifies what is handed in, approves what has passed where handoff.auto_approve of the config says so, and asks a person
where handoff.escalation says so. Only one coordinator is at work in a repository.`;

export default function declare(command: Command, terminal: Terminal): void {
  command
    .option('--once', 'look once, and end')
    .option('--every <duration>', 'how long to wait between two looks', duration, '30s')
    .option('--json', 'print each deed as a line of JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', HELP)
    .action((options: Options) => coordinate(options, terminal));
}

async function coordinate(options: Options, terminal: Terminal): Promise<void> {
  const opened = openForPerson('lets handoffs be coordinated', terminal, options.config);
  if (!opened) return;
  const { processes } = opened.workplace;
  const self = processes.identify(process.pid);
  const holder = { session: `coordinator:${randomUUID()}`, task: 'coordinating', ...(self && { process: self }) };
  const alone = await holdAlone(opened.workplace, 'coordinator', holder);
  if (!alone.ok) {
    const { process: other } = alone.error.holder;
    terminal.err(`coord: another coordinator is at work${other ? `, with pid ${other.pid}` : ''}.`);
    return terminal.exit(EXIT.refused);
  }
  const stop = stopOnSignals(terminal);
  /** What kept a handoff from going on, as it was told: it is not told again with each look. */
  const told = new Map<string, string>();
  const signal = AbortSignal.any([stop.signal, alone.value.signal]);
  try {
    for (;;) {
      // The config may have changed since the look before.
      const team = openForPerson('lets handoffs be coordinated', terminal, options.config);
      const verifying = team && verifyingBy(team, signal, () => undefined, terminal);
      if (team && verifying)
        await coordinateOnce(team.workplace, verifying, (deed) => {
          const { id } = deed.handoff;
          const reason = deed.did === 'refused' ? deed.reason : '';
          if (reason === '' || told.get(id) !== reason) tellDeed(deed, options, team, terminal);
          told.set(id, reason);
        });
      if (options.once || !terminal.isRead()) return;
      await sleep(parseDuration(options.every), undefined, { signal }).catch(() => undefined);
      if (alone.value.signal.aborted) terminal.err('coord: another coordinator has taken over.');
      if (signal.aborted) return terminal.exit(stop.signal.aborted ? EXIT.interrupted : EXIT.refused);
    }
  } finally {
    await alone.value.end();
    stop.dispose();
  }
}

function tellDeed(deed: Coordinated, { json }: Options, team: SharedTeam, terminal: Terminal): void {
  const { did, handoff } = deed;
  const text = textOf(deed);
  terminal.out(json ? JSON.stringify({ did, id: handoff.id, state: handoff.state, text }) : safeText(text));
  const isForPerson = did === 'escalated' || (did === 'verified' && handoff.state === 'VERIFICATION');
  if (isForPerson) tellOutside({ kind: 'handoff', text }, team, terminal);
}

function textOf(deed: Coordinated): string {
  const { did, handoff } = deed;
  switch (did) {
    case 'verified':
    case 'approved':
      return standing(handoff);
    case 'escalated':
      return `${handoff.id} needs a person: ${handoff.escalated?.reason}. ${standing(handoff)}`;
    case 'refused':
      return `${handoff.id}: ${deed.reason}.`;
  }
}

function duration(text: string): string {
  if (!/^[1-9][0-9]{0,5}(?:ms|s|m|h)$/.test(text))
    throw new InvalidArgumentError('give a duration such as 30s, 5m or 2h.');
  return text;
}
