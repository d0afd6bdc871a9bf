import type { Command } from 'commander';
import type { Lesson } from '../../domain/records.ts';
import { invalid, type Refused } from '../../domain/refused.ts';
import type { Result } from '../../domain/result.ts';
import { pinLesson, removeLesson, sayLesson } from '../../services/lessons/lessons.ts';
import type { Place } from '../../services/place.ts';
import { openForPerson } from '../open-for-person.ts';
import { refuse } from '../refuse.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  role?: string;
  json?: true;
  config?: string;
}

/** Declares what a person does with lessons. */
export function declareLessonMoves(command: Command, terminal: Terminal): void {
  command
    .command('add')
    .description('say what is to be kept in mind (a person only)')
    .argument('<text>', 'in one line')
    .option('-r, --role <role>', 'whom it concerns (default: everybody)')
    .option('--json', 'print the result as JSON')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', "\nExample:\n  coord lessons add 'Migrations run before the service starts'")
    .action((text: string, options: Options) => add(text, options, terminal));
  const move = (name: string, description: string, done: string, change: Change) =>
    command
      .command(name)
      .description(`${description} (a person only)`)
      .argument('<id>', 'the lesson')
      .option('--json', 'print the result as JSON')
      .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
      .addHelpText('after', `\nExample:\n  coord lessons ${name} LES-0003`)
      .action(async (id: string, { json, config }: Options) => {
        const team = openForPerson('changes lessons', terminal, config);
        if (!team) return;
        const changed = await change(team.workplace, id);
        if (!changed.ok) return refuse(changed.error, terminal);
        terminal.out(json ? JSON.stringify(changed.value) : `${changed.value.id} ${done}.`);
      });
  move('pin', 'keep a lesson, and have it told first', 'is kept, and told first', (place, id) =>
    pinLesson(place, id, true),
  );
  move('unpin', 'end what coord lessons pin began', 'is a lesson like others', (place, id) =>
    pinLesson(place, id, false),
  );
  move('remove', 'take a lesson out for good', 'is taken out, and not learned again', removeLesson);
}

type Change = (place: Place, id: string) => Promise<Result<Lesson, Refused>>;

async function add(text: string, { role, json, config }: Options, terminal: Terminal): Promise<void> {
  const team = openForPerson('changes lessons', terminal, config);
  if (!team) return;
  const { roleIds } = team.policy;
  if (role !== undefined && !roleIds.includes(role))
    return refuse(invalid(`there is no role ${role}; the roles are ${roleIds.join(', ')}`).error, terminal);
  const said = await sayLesson(team.workplace, text, role);
  if (!said.ok) return refuse(said.error, terminal);
  terminal.out(json ? JSON.stringify(said.value) : `${said.value.id} is told to whom it concerns.`);
}
