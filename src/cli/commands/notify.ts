import { type Command, Option } from 'commander';
import type { Notifier } from '../../config/generated/config.ts';
import { notifiersOf } from '../../config/notifiers.ts';
import { NOTICE_KINDS, type NoticeKind } from '../../domain/notice.ts';
import { EXIT } from '../exit-codes.ts';
import { deliver } from '../notify/deliver.ts';
import { openShared } from '../open-shared.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  kind: NoticeKind;
  background?: true;
  json?: true;
  config?: string;
}

const EXAMPLES = `
Examples:
  coord notify 'the migration is through'
  coord notify --kind conflict 'frontend and backend differ on the shape of a user'

The config says who is told of what, under notify. Without this command coord tells them by itself, and never waits for it.`;

export default function declare(command: Command, terminal: Terminal): void {
  command
    .argument('<text>', 'what to tell')
    .addOption(new Option('-k, --kind <kind>', 'what it is').choices(NOTICE_KINDS).default('question'))
    .addOption(new Option('--background').hideHelp())
    .option('--json', 'print one JSON object per notifier')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', EXAMPLES)
    .action(async (text: string, { kind, background, json, config }: Options) => {
      const team = openShared(terminal, config);
      if (!team) return;
      const { config: settings } = team.loaded;
      // The bell has been rung by whoever started us, who has a terminal.
      const notifiers = notifiersOf(settings.notify, kind).filter(
        (notifier) => !background || notifier.kind !== 'bell',
      );
      if (notifiers.length === 0 && !background) {
        terminal.err(`coord: the config names nobody who is told of a ${kind}; write one under notify.`);
        return terminal.exit(EXIT.invalid);
      }
      const { store, clock } = team.workplace;
      for (const notifier of notifiers) {
        const { kind: by } = notifier;
        const done = await deliver(notifier, { kind, text }, settings.project.name, terminal);
        if (!done.ok) {
          const failed = {
            type: 'notify.failed',
            at: clock.now().toISOString(),
            by: { as: 'coord' },
            kind: by,
          } as const;
          await store.log('events').append({ ...failed, reason: done.error });
          terminal.exit(EXIT.failed);
        }
        const reason = done.ok ? undefined : done.error;
        if (json) terminal.out(JSON.stringify({ notifier: by, told: done.ok, ...(reason && { reason }) }));
        else if (reason) terminal.err(`coord: ${nameOf(notifier)}: ${reason}.`);
        else terminal.out(`Told by ${nameOf(notifier)}.`);
      }
    });
}

function nameOf({ kind, url }: Notifier): string {
  return url === undefined ? kind : `${kind} ${url.env}`;
}
