import { saysItsCost } from '../agent-presets.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { AgentOutline, Outline, Word } from '../outline.ts';
import { type Check, finding } from './check.ts';

/** A role that a program plays says which program. */
export const commandGiven: Check = (outline) =>
  outline.agents
    .filter(({ kind, keys }) => kind === 'command' && !keys.includes('command') && !keys.includes('preset'))
    .map(({ role, path }) =>
      finding(outline, [...path, 'kind'], {
        code: 'missing-key',
        message: `role '${role}' is played by a command, and its agent has neither \`command\` nor \`preset\``,
        hint: 'add preset: with the name of a program that coord knows, or command: with argv, the program and its arguments, and answer, how its answer is found',
      }),
    );

const CLAUDE_ONLY = ['max_turns', 'permission_mode', 'allowed_tools'];
const COMMAND_ONLY = ['command', 'preset', 'args'];

/** Who plays the role, and what of `agent` is nothing to them. */
interface Player {
  player: string;
  keys: string[];
  hint: string;
}

function playerOf({ kind, keys }: AgentOutline): Player | undefined {
  if (kind === 'claude')
    return { player: 'Claude Code', keys: COMMAND_ONLY, hint: 'write kind: command, or take it out' };
  if (kind === 'manual')
    return { player: 'a person', keys: [...COMMAND_ONLY, 'model', 'budget_usd', ...CLAUDE_ONLY], hint: 'take it out' };
  if (kind !== 'command') return undefined;
  if (keys.includes('preset') && !keys.includes('command')) {
    const hint = 'it is for Claude Code: say it to the program in args, or take it out';
    return { player: "a preset's program", keys: CLAUDE_ONLY, hint };
  }
  const hint = 'say it to the program in command.argv or command.env, or take it out';
  return { player: 'a command', keys: ['model', 'preset', 'args', ...CLAUDE_ONLY], hint };
}

/** A setting that nobody reads was meant for another kind of agent. */
export const keysOfKind: Check = (outline) =>
  outline.agents.flatMap((agent) => {
    const { role, keys } = agent;
    const idle = playerOf(agent);
    if (!idle) return [];
    const found = keys
      .filter((key) => idle.keys.includes(key))
      .map((key) => idleKey(outline, agent, [key], `, as role '${role}' is played by ${idle.player}`, idle.hint));
    return [...found, ...unmeasuredBudget(outline, agent)];
  });

/** What a program costs is only known when it says so. */
function unmeasuredBudget(outline: Outline, agent: AgentOutline): Diagnostic[] {
  const { kind, keys, answerKeys, preset } = agent;
  if (kind !== 'command' || !keys.includes('budget_usd') || answerKeys.includes('cost_usd')) return [];
  if (preset !== undefined && !keys.includes('command')) {
    const why = `, as ${preset} does not say what it costs`;
    return saysItsCost(preset) ? [] : [idleKey(outline, agent, ['budget_usd'], why, 'take it out')];
  }
  const hint = 'add answer.cost_usd, which says where the program prints its cost, or take it out';
  return [idleKey(outline, agent, ['budget_usd'], ', as nobody knows what the program costs', hint)];
}

const ONLY_LINES = ['where', 'activity', 'usage'];
const POINTERS = ['value', 'session', 'cost_usd', 'input_tokens', 'output_tokens'];

/** Keys that the format of the answer has no place for. */
export const answerKeys: Check = (outline) =>
  outline.agents.flatMap((agent) => {
    const { format, answerKeys: keys } = agent;
    const idle = idleWith(format);
    const hint = `write format: ${format === 'text' ? 'json or jsonl' : 'jsonl'} if the program prints that, or take it out`;
    return keys
      .filter((key) => idle.includes(key))
      .map((key) => idleKey(outline, agent, ['command', 'answer', key], ` with format ${format}`, hint));
  });

function idleWith(format: string): string[] {
  if (format === 'text') return [...POINTERS, ...ONLY_LINES];
  return format === 'json' ? ONLY_LINES : [];
}

/** A session goes on by its id. (The id alone is fine: the journal has it, for a person to look the session up.) */
export const sessionsGoOn: Check = (outline) =>
  outline.agents.flatMap((agent) => {
    const { answerKeys, commandKeys } = agent;
    if (!commandKeys.includes('resume') || answerKeys.includes('session')) return [];
    const missing = ' without answer.session, which says where the id of a session is printed';
    return [idleKey(outline, agent, ['command', 'resume'], missing, 'add answer.session, or take it out')];
  });

function idleKey(outline: Outline, { path }: AgentOutline, key: string[], why: string, hint: string): Diagnostic {
  const message = `\`${key.at(-1)}\` does nothing${why}`;
  return finding(outline, [...path, ...key], { code: 'idle-key', message, hint, on: 'key' });
}

/** The list of arguments in which each placeholder stands for something, and when they are added. */
const PLACEHOLDERS = [
  { placeholder: '{prompt_file}', home: 'prompt', when: 'the program reads its prompt from a file' },
  { placeholder: '{schema_file}', home: 'schema', when: 'the step has an output' },
  { placeholder: '{session}', home: 'resume', when: 'a session goes on' },
] as const;

/** Anywhere else the program would be given the braces. */
export const placeholders: Check = (outline) =>
  outline.agents.flatMap(({ arguments: lists }) =>
    Object.entries(lists).flatMap(([list, words]) => words.flatMap((word) => misplaced(outline, list, word))),
  );

function misplaced({ yaml }: Outline, list: string, { text, path }: Word): Diagnostic[] {
  return PLACEHOLDERS.filter(({ placeholder, home }) => list !== home && text.includes(placeholder)).map(
    ({ placeholder, home, when }) => ({
      severity: 'error',
      code: 'misplaced-placeholder',
      message: `${placeholder} stands for nothing in \`${list}\``,
      file: yaml.file,
      at: yaml.within(path, text.indexOf(placeholder), placeholder.length),
      hint: `write this argument under command.${home}, whose arguments are added where ${when}`,
    }),
  );
}
