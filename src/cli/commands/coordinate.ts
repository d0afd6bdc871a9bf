import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { parseDuration } from '../../config/duration.ts';
import { holdAlone } from '../../services/leases/alone.ts';
import { EXIT } from '../exit-codes.ts';
import { look } from '../coordinate/look.ts';
import { openForPerson } from '../open-for-person.ts';
import { stopOnSignals } from '../run/signals.ts';
import type { Terminal } from '../terminal.ts';

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

It verifies what is handed in, approves what has passed where handoff.auto_approve of the config says so, asks a person where
handoff.escalation says so, and carries on runs whose question nobody has answered in time. Only one coordinator is at work
in a repository.`;

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
  const told = { refusals: new Map<string, string>(), expired: new Set<string>() };
  const signal = AbortSignal.any([stop.signal, alone.value.signal]);
  try {
    for (;;) {
      // The config may have changed since the look before.
      const team = openForPerson('lets handoffs be coordinated', terminal, options.config);
      if (team) await look(team, told, signal, options.json === true, terminal);
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

function duration(text: string): string {
  if (!/^[1-9][0-9]{0,5}(?:ms|s|m|h)$/.test(text))
    throw new InvalidArgumentError('give a duration such as 30s, 5m or 2h.');
  return text;
}
