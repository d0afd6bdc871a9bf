import type { Command } from 'commander';
import type { Handoff } from '../../domain/records.ts';
import type { Refused } from '../../domain/refused.ts';
import type { Result } from '../../domain/result.ts';
import { declareEmergency, moveHandoff, submitHandoff, writeFields } from '../../services/handoffs/move.ts';
import { type HandoffProtocol, protocolOf } from '../../services/handoffs/protocol.ts';
import { rollBack } from '../../services/handoffs/roll-back.ts';
import { turnRequest } from '../git/turn-request.ts';
import { openShared, type SharedTeam } from '../open-shared.ts';
import { refuse } from '../refuse.ts';
import { several } from '../several.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';
import { handoffNow, standing } from './describe.ts';
import { fieldsFrom } from './fields.ts';

interface Common {
  json?: true;
  config?: string;
}

type Moved = Promise<Result<Handoff, Refused>>;

/** The commands that move a handoff on by a word alone, and whether they say why. */
const MOVES = [
  { move: 'begin', says: 'begin the work that is to be handed over' },
  { move: 'approve', says: 'approve what has passed its verifiers', reason: 'may' },
  { move: 'reject', says: 'say no to it: its giver has to mend it', reason: 'must' },
  { move: 'remedy', says: 'begin to mend what has failed' },
  { move: 'complete', says: 'take over what is approved, for the role that it is for' },
  { move: 'reopen', says: 'begin the same handoff once more' },
] as const;

export function declareHandoffMoves(command: Command, terminal: Terminal): void {
  for (const one of MOVES) {
    const { move, says } = one;
    const declared = common(command.command(move).description(says)).addHelpText(
      'after',
      `\nExample:\n  coord handoff ${move} HAND-0001${'reason' in one ? " --reason '\u2026'" : ''}`,
    );
    if ('reason' in one && one.reason === 'must') declared.requiredOption('-r, --reason <text>', 'why');
    else declared.option('-r, --reason <text>', 'why');
    declared.action((id: string, options: Common & { reason?: string }) =>
      change(terminal, options, ({ workplace, author }, protocol) =>
        moveHandoff(workplace, protocol, author, {
          id,
          move,
          ...(options.reason !== undefined && { note: options.reason }),
        }),
      ),
    );
  }
  declareReady(command, terminal);
  common(command.command('write').description('change fields of its document'))
    .requiredOption('-f, --field <name=text>', 'a field; @file takes a file; repeatable', several, [])
    .addHelpText('after', "\nExample:\n  coord handoff write HAND-0001 --field summary='\u2026'")
    .action((id: string, options: Common & { field: string[] }) => {
      const fields = fieldsFrom(options.field, terminal);
      return (
        fields &&
        change(terminal, options, ({ workplace, author }, protocol) =>
          writeFields(workplace, protocol, author, { id, fields }),
        )
      );
    });
  common(command.command('emergency').description('approve it before it is verified; that has to be made up for'))
    .requiredOption('-r, --reason <text>', 'what can\u0027t wait')
    .addHelpText('after', "\nExample:\n  coord handoff emergency HAND-0001 --reason 'the shop is down'")
    .action((id: string, options: Common & { reason: string }) =>
      change(terminal, options, ({ workplace, author }, protocol) =>
        declareEmergency(workplace, protocol, author, { id, reason: options.reason }),
      ),
    );
  common(
    command.command('rollback').description('take the work of a failed one out of the way; it is kept on branches'),
  )
    .requiredOption('-r, --reason <text>', 'why')
    .addHelpText('after', "\nExample:\n  coord handoff rollback HAND-0001 --reason 'the other way was better'")
    .action((id: string, options: Common & { reason: string }) =>
      change(terminal, options, (team, protocol) => {
        const turn = turnRequest(`handoff rollback ${id}`, team, terminal);
        return rollBack(team.workplace, protocol, team.author, { id, reason: options.reason, turn });
      }),
    );
}

function declareReady(command: Command, terminal: Terminal): void {
  common(command.command('ready').description('hand it in: the work is committed, and the document complete'))
    .option('-f, --field <name=text>', 'a field of its document; @file takes a file; repeatable', several, [])
    .option('-n, --note <text>', 'what is to be said of it in its history')
    .addHelpText(
      'after',
      "\nExample:\n  coord handoff ready HAND-0001 --field summary='\u2026' --field next_steps=@next.md",
    )
    .action((id: string, { field, note, ...options }: Common & { field: string[]; note?: string }) => {
      const fields = fieldsFrom(field, terminal);
      return (
        fields &&
        change(terminal, options, ({ workplace, author }, protocol) =>
          submitHandoff(workplace, protocol, author, { id, fields, ...(note !== undefined && { note }) }),
        )
      );
    });
}

function common(command: Command): Command {
  return command
    .argument('<handoff>', 'its id, as in HAND-0001')
    .option('--json', 'print the handoff as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml');
}

async function change(
  terminal: Terminal,
  { json, config }: Common,
  act: (team: SharedTeam, protocol: HandoffProtocol) => Moved,
): Promise<void> {
  const team = openShared(terminal, config);
  if (!team) return;
  const result = await act(team, protocolOf(team.loaded.config));
  if (!result.ok) return refuse(result.error, terminal);
  terminal.out(json ? JSON.stringify(handoffNow(result.value)) : safeText(standing(result.value)));
}
