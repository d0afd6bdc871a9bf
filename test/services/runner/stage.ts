import type { Start } from '../../../src/domain/advance.ts';
import type { Event } from '../../../src/domain/event.ts';
import type { Playbook, Scope, Text, WorkStep } from '../../../src/domain/playbook.ts';
import { compilePolicy, type RuleDocument } from '../../../src/domain/policy.ts';
import { err, ok } from '../../../src/domain/result.ts';
import { applyEvent, foldRun, type RunState } from '../../../src/domain/run.ts';
import type { Agent } from '../../../src/services/agents.ts';
import type { Recorder, RunnerParts } from '../../../src/services/runner/parts.ts';
import { contextOf, type StepContext } from '../../../src/services/runner/step-context.ts';
import type { Workspaces } from '../../../src/services/runs/workspaces.ts';
import type { Git } from '../../../src/store/git.ts';

const at = '2026-01-15T10:00:00.000Z';
const clock = { now: () => new Date(at), monotonic: () => ({ boot: 'boot-1', ms: 0 }) };

export const TEXT = (source: string): Text => ({ source, render: () => ok(source) });
/** A text that reads what is not there. */
export const BROKEN_TEXT: Text = { source: '{{steps.x}}', render: () => err('steps.x is not there') };

/** What a test changes of the runner's surroundings. */
export interface Changes extends Partial<Omit<RunnerParts, 'workspaces' | 'git'>> {
  workspaces?: Partial<Omit<Workspaces, 'branches'>> & { branches?: Partial<Workspaces['branches']> };
  git?: Partial<Git>;
}

/** The runner's surroundings, of which nothing is real: what is asked of them can be read afterwards. */
export interface Stage {
  parts: RunnerParts;
  state: RunState;
  events: Event[];
  /** What was asked of worktrees and branches, and what went into the journal, in the order in which it was. */
  calls: string[];
  /** What is shown of the steps' activity. */
  reports: string[];
  record: Recorder;
  /** What a step has at hand that begins now. */
  context(start: Start, signal?: AbortSignal): StepContext;
}

/** Role backend owns server/, frontend owns web/, and a person is asked about everything else. */
const POLICY = compilePolicy({
  configFile: 'coord.config.yaml',
  base: '',
  mode: 'enforce',
  unowned: 'ask',
  unassigned: 'deny',
  violations: 'stop',
  unknown: 'allow',
  askWaitMs: 600_000,
  owned: [
    { roles: ['backend'], rules: [rule('server/**', '^server/.*$')] },
    { roles: ['frontend'], rules: [rule('web/**', '^web/.*$')] },
  ],
  shared: [],
  protected: [],
  exceptions: [],
  roleIds: ['backend', 'frontend'],
  leases: { ttlMs: 1000, hold: 'tool', priorities: {} },
  expertise: {},
  handoff: { approve: [], emergency: [] },
  notices: [],
  health: { checkinMs: 86_400_000, replyMs: 14_400_000 },
  focus: { checkpointMs: 1_500_000, breakMs: 5_400_000, reminders: true },
});

function rule(pattern: string, regex: string): RuleDocument {
  return { pattern, negated: false, line: 1, column: 1, regex };
}

const AGENT: Agent = { perform: async () => ({ kind: 'answered', output: {} }) };

/** A run that begins at commit c0, in whose worktrees nothing changes unless `changes` say so. */
export function stage(changes: Changes = {}): Stage {
  const calls: string[] = [];
  const reports: string[] = [];
  const events: Event[] = [
    {
      type: 'run.started',
      at,
      run: 'r1',
      playbook: 'p',
      hash: '',
      inputs: {},
      parts: { author: 'backend', reviewer: 'frontend' },
      base: 'c0',
      rehearsal: false,
    },
  ];
  const state = foldRun(events);
  const record: Recorder = (unstamped) => {
    const event = { ...unstamped, at } as Event;
    events.push(event);
    applyEvent(state, event);
    calls.push('key' in event ? `${event.type} ${event.key}` : event.type);
  };
  const { workspaces, git, ...others } = changes;
  const parts: RunnerParts = {
    playbook: PLAYBOOK,
    team: {
      project: 'Shop',
      roles: {
        backend: { title: 'Backend', mustPass: [], briefPath: '/briefs/backend.md' },
        frontend: { title: 'Frontend', mustPass: [], briefPath: '/briefs/frontend.md' },
      },
      layers: [],
      requiredFields: [],
    },
    policy: POLICY,
    workspaces: fakeWorkspaces(calls, workspaces),
    git: { ...fakeGit(), ...git } as Git,
    agent: AGENT,
    person: { answer: async () => undefined, handIn: async () => undefined },
    documents: {
      writeHandoff: ({ key }) => ok({ name: `${key}.md`, text: 'A document.' }),
      writeTask: (key) => `/run/${key}.task.md`,
    },
    post: { send: async () => ok('MSG-1') },
    clock,
    env: { PATH: process.env['PATH'] },
    processes: {
      identify: (pid) => ({ pid, start: '1', boot: 'boot-1', space: '' }),
      stateOf: () => 'running',
      firstAbove: () => undefined,
    },
    isOurs: () => true,
    lateAmong: async () => [],
    exceptions: async () => [],
    isAsking: async () => false,
    lessons: async () => '',
    portOf: async () => undefined,
    releaseLeases: async (workspace) => void calls.push(`release leases of ${workspace}`),
    observe: (happening) => {
      if (happening.type === 'activity') reports.push(`${happening.key}: ${happening.text}`);
    },
    signal: new AbortController().signal,
    ...others,
  };
  const context = (start: Start, signal = parts.signal) =>
    contextOf(start, grantFor(start, parts, state), state, record, parts, signal);
  return { parts, state, events, calls, reports, record, context };
}

/** What an agent that is alone may spend. */
function grantFor({ step }: Start, { playbook }: RunnerParts, { costUsd }: RunState): number {
  const own = step.verb === 'agent' ? (step.budgetUsd ?? Infinity) : Infinity;
  return Math.min(own, Math.max(0, (playbook.limits.costUsd ?? Infinity) - costUsd));
}

export const PLAYBOOK: Playbook = {
  name: 'p',
  description: '',
  parts: {},
  inputs: {},
  limits: { agents: 4 },
  steps: [],
  finally: [],
  used: {},
  hash: '',
};

function fakeWorkspaces(calls: string[], { branches, ...changes }: Changes['workspaces'] = {}): Workspaces {
  const trees: Omit<Workspaces, 'branches'> = {
    at: async ({ name }) => `/trees/${name}`,
    aside: async ({ name }) => `/trees/${name}`,
    remove: async () => undefined,
    commit: async () => undefined,
    setAside: async (why, { name }) => `coord/r1-${why}-${name}-1`,
    isUntouched: async () => true,
    discard: async () => undefined,
    removeAll: async () => [],
    ...changes,
  };
  const ours: Workspaces['branches'] = {
    name: 'coord/r1',
    obstacle: async () => undefined,
    publish: async () => undefined,
    catchUp: async () => undefined,
    keep: async (why, workspace) => `coord/r1-${why}-${workspace}-1`,
    keepLeftover: async () => undefined,
    deleteAll: async () => undefined,
    ...branches,
  };
  return { ...watched(trees, calls), branches: watched(ours, calls) };
}

/** Notes each call: `commit backend c0` for one with a workspace and a commit. */
function watched<T extends object>(target: T, calls: string[]): T {
  const methods = Object.entries(target).map(([name, method]: [string, unknown]) => {
    if (typeof method !== 'function') return [name, method];
    const call = (...args: unknown[]): unknown => {
      calls.push([name, ...args.flatMap(wordOf)].join(' '));
      return method(...args) as unknown;
    };
    return [name, call];
  });
  return Object.fromEntries(methods) as T;
}

/** A workspace's name, a commit or another word; no messages. */
function wordOf(arg: unknown): string[] {
  if (typeof arg === 'string') return /^\S+$/.test(arg) ? [arg] : [];
  const { name } = (arg ?? {}) as { name?: unknown };
  return typeof name === 'string' ? [name] : [];
}

function fakeGit(): Partial<Git> {
  return {
    changedPaths: async () => [],
    commitsBetween: async () => [],
    diffStat: async () => '',
    merge: async (ours, theirs) => ({ kind: 'merged', commit: `${ours}+${theirs}` }),
  };
}

/** A start as it is offered for a step of a playbook's own list: by role backend, in the worktree of that. */
export function startOf(step: WorkStep, more: Partial<Start> = {}): Start {
  const scope: Scope = { run: { id: 'r1' }, inputs: {}, parts: { author: 'backend', reviewer: 'frontend' }, steps: {} };
  const place = { part: 'author', role: 'backend', workspace: 'backend' };
  return { kind: 'start', step, key: step.id, attempt: 1, scope, ...('part' in step && { place }), ...more };
}
