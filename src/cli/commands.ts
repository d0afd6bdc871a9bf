import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

/** A command file's default export: declares its options and says what is called. */
export type Declare = (command: Command, terminal: Terminal) => void;

interface Entry {
  summary: string;
  load: () => Promise<{ default: Declare }>;
}

/** All commands, in the order in which `coord --help` lists them. */
export const COMMANDS = {
  validate: {
    summary: 'check coord.config.yaml and show every error at once',
    load: () => import('./commands/validate.ts'),
  },
  roles: { summary: 'show the roles of the team', load: () => import('./commands/roles.ts') },
  owner: { summary: 'say who owns a file', load: () => import('./commands/owner.ts') },
  why: { summary: 'say whether a role may write a file, and what decides it', load: () => import('./commands/why.ts') },
  check: {
    summary: 'hold a change against the rules of what it is to go into, as in CI',
    load: () => import('./commands/check.ts'),
  },
  verify: {
    summary: 'verify layers: checks, contracts, benchmarks, gates and flows',
    load: () => import('./commands/verify.ts'),
  },
  brief: { summary: "write each role's brief", load: () => import('./commands/brief.ts') },
  role: { summary: 'bind this worktree to a role', load: () => import('./commands/role.ts') },
  start: { summary: 'open a session of a role in its worktree', load: () => import('./commands/start.ts') },
  hooks: {
    summary: "install coord's hooks for Claude Code, or take them out",
    load: () => import('./commands/hooks.ts'),
  },
  status: { summary: 'show what waits for you, and who is at work', load: () => import('./commands/status.ts') },
  checkin: { summary: 'say that you are at work, and see what waits', load: () => import('./commands/checkin.ts') },
  checkout: { summary: 'say that you have gone', load: () => import('./commands/checkout.ts') },
  memory: { summary: 'what a role knows and needs to know', load: () => import('./commands/memory.ts') },
  checkpoint: { summary: 'keep where you stand', load: () => import('./commands/checkpoint.ts') },
  context: { summary: 'hand work in progress to others', load: () => import('./commands/context.ts') },
  handoff: {
    summary: 'hand finished work over, verified before it counts',
    load: () => import('./commands/handoff.ts'),
  },
  playbooks: { summary: 'list the playbooks, and who plays them here', load: () => import('./commands/playbooks.ts') },
  coordinate: {
    summary: 'verify, approve by rule and escalate what is handed over',
    load: () => import('./commands/coordinate.ts'),
  },
  plan: { summary: 'show what a playbook would do here, and start nothing', load: () => import('./commands/plan.ts') },
  graph: { summary: 'draw a playbook, or a run as it stands', load: () => import('./commands/graph.ts') },
  run: { summary: 'run a playbook', load: () => import('./commands/run.ts') },
  runs: { summary: 'list the runs', load: () => import('./commands/runs.ts') },
  logs: { summary: 'show what happened in a run', load: () => import('./commands/logs.ts') },
  resume: { summary: 'carry on a run that was stopped', load: () => import('./commands/resume.ts') },
  retry: {
    summary: 'have a failed step done again, and what it has blocked',
    load: () => import('./commands/retry.ts'),
  },
  approvals: {
    summary: 'show what waits for a person, with what answers it',
    load: () => import('./commands/approvals.ts'),
  },
  approve: { summary: 'answer a waiting run with yes, and carry it on', load: () => import('./commands/approve.ts') },
  reject: { summary: 'answer a waiting run with no', load: () => import('./commands/reject.ts') },
  done: {
    summary: 'hand in the work that a run has left to a person, and carry it on',
    load: () => import('./commands/done.ts'),
  },
  cancel: { summary: 'end a run for good', load: () => import('./commands/cancel.ts') },
  task: { summary: 'the work that is to be done, and who does it', load: () => import('./commands/task.ts') },
  ask: {
    summary: 'ask or tell a role, whoever knows something, or everybody',
    load: () => import('./commands/ask.ts'),
  },
  inbox: { summary: 'read what a role was asked', load: () => import('./commands/inbox.ts') },
  thread: { summary: 'show a message and what answers it', load: () => import('./commands/thread.ts') },
  reply: { summary: 'answer a message', load: () => import('./commands/reply.ts') },
  ack: { summary: 'say that you have read the answers to what you asked', load: () => import('./commands/ack.ts') },
  close: { summary: 'close a message on which nothing more is to be said', load: () => import('./commands/close.ts') },
  log: { summary: 'show what happened in the team', load: () => import('./commands/log.ts') },
  health: { summary: 'say what is amiss with the team', load: () => import('./commands/health.ts') },
  metrics: { summary: 'the team in numbers', load: () => import('./commands/metrics.ts') },
  notify: { summary: 'tell people outside the terminals', load: () => import('./commands/notify.ts') },
  decision: {
    summary: 'propose, discuss and make decisions, and find them again',
    load: () => import('./commands/decision.ts'),
  },
  conflict: {
    summary: 'put disagreements between roles before a person',
    load: () => import('./commands/conflict.ts'),
  },
  doctor: {
    summary: 'examine whether the hooks hold, and the shared state',
    load: () => import('./commands/doctor.ts'),
  },
  lease: {
    summary: 'hold files, patterns and resources, and see who holds what',
    load: () => import('./commands/lease.ts'),
  },
  git: { summary: 'do what changes the repository, one at a time', load: () => import('./commands/git.ts') },
  queue: {
    summary: 'take branches in one at a time, each verified',
    load: () => import('./commands/queue.ts'),
  },
  lessons: {
    summary: 'what earlier work has taught, and agents are told',
    load: () => import('./commands/lessons.ts'),
  },
  worktree: { summary: 'make, show and remove worktrees of roles', load: () => import('./commands/worktree.ts') },
  pause: { summary: 'keep every agent from writing', load: () => import('./commands/pause.ts') },
  unlock: {
    summary: 'let files be written for a time although the rules are against it',
    load: () => import('./commands/unlock.ts'),
  },
  lock: { summary: 'end what coord unlock began', load: () => import('./commands/lock.ts') },
  'resume-team': { summary: 'let a paused team go on', load: () => import('./commands/resume-team.ts') },
  audit: {
    summary: 'see what commands have changed against the rules, and put it back',
    load: () => import('./commands/audit.ts'),
  },
  export: {
    summary: 'write the collaboration log, or decisions, as Markdown',
    load: () => import('./commands/export.ts'),
  },
  issue: { summary: 'make a GitHub issue that asks for help', load: () => import('./commands/issue.ts') },
  hook: {
    summary: 'answer one Claude Code hook event (for trying it by hand)',
    load: () => import('./commands/hook.ts'),
  },
} satisfies Record<string, Entry>;

export type CommandName = keyof typeof COMMANDS;
