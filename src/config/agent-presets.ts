import type { Agent, AgentCommand } from './generated/config.ts';

export type PresetName = NonNullable<Agent['preset']>;

/** Told once, when the session begins: no such program looks for files outside of its folder. */
const BRIEF = 'text';

/**
 * How programs are called that are no Claude Code, headless: docs/agents.md says of each with which version it was tried.
 * What a program says of itself and can't be added up right is left out: tokens that count a session's earlier calls again.
 */
const PRESETS: Readonly<Record<PresetName, AgentCommand>> = {
  codex: {
    argv: ['codex', 'exec', '--json'],
    read: ['--sandbox', 'read-only'],
    write: ['--sandbox', 'workspace-write'],
    schema: ['--output-schema', '{schema_file}'],
    // A subcommand: after all options. The dash is for the prompt on standard input.
    resume: ['resume', '{session}', '-'],
    brief: BRIEF,
    answer: {
      format: 'jsonl',
      where: { '/item/type': 'agent_message' },
      value: '/item/text',
      session: '/thread_id',
      activity: ['/item/command', '/item/text'],
    },
  },
  gemini: {
    argv: ['gemini', '--output-format', 'json', '--skip-trust'],
    read: ['--approval-mode', 'plan'],
    write: ['--approval-mode', 'auto_edit'],
    resume: ['--resume', '{session}'],
    brief: BRIEF,
    answer: { format: 'json', value: '/response', session: '/session_id' },
  },
  opencode: {
    argv: ['opencode', 'run', '--format', 'json'],
    read: ['--agent', 'plan'],
    write: ['--agent', 'build'],
    resume: ['--session', '{session}'],
    brief: BRIEF,
    answer: {
      format: 'jsonl',
      where: { '/type': 'text' },
      value: '/part/text',
      session: '/sessionID',
      cost_usd: '/part/cost',
      input_tokens: '/part/tokens/input',
      output_tokens: '/part/tokens/output',
      usage: 'sum',
      activity: ['/part/state/title', '/part/text'],
    },
  },
  aider: {
    // It would commit, look for news, and leave files of its own beside ours.
    argv: [
      'aider',
      '--yes-always',
      '--no-auto-commits',
      '--no-dirty-commits',
      '--no-gitignore',
      '--no-check-update',
      '--no-show-release-notes',
      '--no-show-model-warnings',
      '--no-suggest-shell-commands',
      '--no-pretty',
      '--no-stream',
      '--chat-history-file=/dev/null',
      '--input-history-file=/dev/null',
    ],
    read: ['--chat-mode', 'ask'],
    prompt: ['--message-file', '{prompt_file}'],
    brief: BRIEF,
    answer: { format: 'text' },
  },
};

/** The program of a role that a program plays; undefined where the config names none. */
export function programOf({ command, preset, model, args = [] }: Agent): AgentCommand | undefined {
  if (command || preset === undefined) return command;
  const known = PRESETS[preset];
  return { ...known, argv: [...known.argv, ...(model === undefined ? [] : ['--model', model]), ...args] };
}

/** Whether a preset's program says what it has cost. */
export function saysItsCost(preset: string): boolean {
  return Object.hasOwn(PRESETS, preset) && PRESETS[preset as PresetName].answer.cost_usd !== undefined;
}
