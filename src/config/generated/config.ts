// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * A path pattern relative to this file: *, ?, **, [a-z], {a,b}.
 */
export type Glob = string;
/**
 * What this role may write. A pattern that starts with ! takes files out again; the last match wins.
 *
 * @minItems 1
 * @maxItems 500
 */
export type Globs = Glob[];
/**
 * Lower-case letters, digits and dashes; starts with a letter; at most 40 characters.
 */
export type Id = string;
/**
 * Layers this role has authority over.
 */
export type LayerIds = Id[];
/**
 * Layers whose checks this role's work must pass before it is handed off.
 */
export type LayerIds1 = Id[];
/**
 * A JSON pointer: /name/0/other.
 */
export type Pointer = string;
/**
 * @minItems 1
 * @maxItems 500
 */
export type Globs1 = Glob[];
/**
 * @minItems 1
 */
export type RoleIds = Id[];
/**
 * A protected path is meant only where it is named itself, without * and the like.
 *
 * @minItems 1
 * @maxItems 500
 */
export type Globs2 = Glob[];
/**
 * Paths that no agent writes, in addition to this file and, anywhere in the repository, what is in a folder .git, .claude or .coord.
 *
 * @minItems 1
 * @maxItems 500
 */
export type Globs3 = Glob[];
/**
 * Which files belong to the layer.
 *
 * @minItems 1
 * @maxItems 500
 */
export type Globs4 = Glob[];
/**
 * Layers that must be verified before this one.
 */
export type LayerIds2 = Id[];
/**
 * A regular expression with one group, which is the number; its last match counts.
 */
export type NumberPattern = string;
/**
 * Shown after the number.
 */
export type Unit = string;
export type Field = string;
/**
 * The layers that have to pass before a branch is taken in, with all they need. Default: all layers.
 */
export type LayerIds3 = Id[];
/**
 * What they may approve. Default: everything, also outside the folder of this file.
 *
 * @minItems 1
 * @maxItems 500
 */
export type Globs5 = Glob[];

/**
 * coord.config.yaml: the roles of a team, who owns which files, how layers are verified, what a handoff needs.
 */
export interface CoordConfig {
  /**
   * The version of this format.
   */
  version: 1;
  project: {
    /**
     * Shown in briefs, reports and handoff documents.
     */
    name: string;
    /**
     * One or two sentences that every brief opens with.
     */
    description?: string;
  };
  /**
   * Who works here. The key is the role's id.
   */
  roles: {
    [k: string]: Role;
  };
  ownership?: Ownership;
  /**
   * The layers of the system and the checks that prove each of them works.
   */
  layers?: {
    [k: string]: Layer;
  };
  /**
   * Data that goes through several layers, verified when they have passed.
   */
  flows?: {
    [k: string]: Flow;
  };
  verification?: Verification;
  handoff?: Handoff;
  leases?: Leases;
  worktrees?: Worktrees;
  queue?: Queue;
  health?: Health;
  focus?: Focus;
  /**
   * Who is told of what, outside the terminals: never in the way of what it tells of.
   *
   * @maxItems 20
   */
  notify?: Notifier[];
  check?: Check;
  /**
   * Which of these roles play the parts of a playbook. The key is the playbook's name.
   */
  playbooks?: {
    [k: string]: Binding;
  };
  state?: {
    /**
     * Where coord keeps its state, absolute or relative to this file. Default: coord/ inside git's common directory.
     */
    dir?: string;
  };
}
export interface Role {
  title: string;
  description?: string;
  expertise?: string[];
  owns?: Globs;
  layers?: LayerIds;
  must_pass?: LayerIds1;
  /**
   * With which role, on what.
   */
  collaborates?: {
    with: Id;
    on: string;
  }[];
  agent?: Agent;
  tools?: Tools;
  /**
   * A role with a higher number, that has met another's lease, has it next: the other one can't prolong it. Default: 0.
   */
  lease_priority?: number;
  brief?: {
    /**
     * A Handlebars file, relative to this file, used instead of the shipped one.
     */
    template?: string;
    /**
     * Documents, relative to this file, whose text the brief carries.
     */
    include?: string[];
  };
}
/**
 * What does the role's steps in a run. max_turns, permission_mode and allowed_tools are Claude Code's.
 */
export interface Agent {
  /**
   * Who plays the role in a run: Claude Code, any other program, or a person. Default: claude.
   */
  kind?: 'claude' | 'command' | 'manual';
  command?: AgentCommand;
  /**
   * kind command, instead of command: a program that coord knows how to call. See docs/agents.md.
   */
  preset?: 'codex' | 'gemini' | 'opencode' | 'aider';
  /**
   * With preset: arguments for the program, after those that coord gives it.
   *
   * @minItems 1
   * @maxItems 100
   */
  args?: string[];
  /**
   * The model, by the name that Claude Code or the preset's program has for it.
   */
  model?: string;
  /**
   * The most that one session of this role may cost, in US dollars. A command's cost is looked at afterwards.
   */
  budget_usd?: number;
  max_turns?: number;
  /**
   * Claude Code's permission mode. Default: acceptEdits.
   */
  permission_mode?: 'default' | 'acceptEdits' | 'plan' | 'bypassPermissions';
  /**
   * Claude Code permission rules granted to the role's sessions, such as Bash(npm test).
   */
  allowed_tools?: string[];
}
/**
 * A program that reads the prompt on its standard input and prints its answer. No shell is between.
 */
export interface AgentCommand {
  /**
   * The program and its arguments. A program with a / in its name is looked for from the worktree.
   *
   * @minItems 1
   */
  argv: string[];
  /**
   * Arguments added when the step may change nothing.
   *
   * @minItems 1
   */
  read?: string[];
  /**
   * Arguments added when the step may write.
   *
   * @minItems 1
   */
  write?: string[];
  /**
   * Arguments for a program that reads its prompt from a file, for which {prompt_file} stands, and not on its standard input.
   *
   * @minItems 1
   */
  prompt?: string[];
  /**
   * How the prompt brings the role's brief: file names the file that it is in, text has all of it. Default: file.
   */
  brief?: 'file' | 'text';
  /**
   * Arguments added when the step has an output; {schema_file} stands for a file with its JSON Schema.
   *
   * @minItems 1
   */
  schema?: string[];
  /**
   * Arguments added, after all others, when a session goes on; {session} stands for its id.
   *
   * @minItems 1
   */
  resume?: string[];
  /**
   * Environment variables, besides those that coord sets: COORD_ROLE and others.
   */
  env?: {
    [k: string]: string;
  };
  answer: AnswerRule;
}
/**
 * How the answer is found in what the program prints.
 */
export interface AnswerRule {
  /**
   * text: all of it. json: one JSON document. jsonl: one a line, of which the last holds that fits `where` and has `value`.
   */
  format: 'text' | 'json' | 'jsonl';
  /**
   * jsonl: the values that the line of the answer has, by JSON pointer, such as /type: result.
   */
  where?: {
    [k: string]: string | number | boolean;
  };
  /**
   * Where in it the answer is, as a JSON pointer. Default: all of it.
   */
  value?: string;
  /**
   * Where the session's id is. jsonl, as for the three below: on the newest line that has it.
   */
  session?: string;
  /**
   * Where the cost in US dollars is.
   */
  cost_usd?: string;
  input_tokens?: Pointer;
  output_tokens?: Pointer;
  /**
   * jsonl: whether the newest cost and tokens are the whole, or those of all lines together. Default: last.
   */
  usage?: 'last' | 'sum';
  /**
   * jsonl: where a line says what the agent does now; of several places the first that has a text.
   */
  activity?: Pointer | Pointer[];
}
/**
 * What the sessions of the role have of Claude Code's tools, in runs and with coord start.
 */
export interface Tools {
  /**
   * The only MCP servers that the role's sessions have, of those in .mcp.json beside this file. Default: whatever the client finds.
   *
   * @maxItems 100
   */
  mcp?: string[];
  /**
   * Claude Code permission rules for what the role's sessions never do, such as WebFetch or Bash(git push *).
   *
   * @maxItems 200
   */
  deny?: string[];
}
export interface Ownership {
  /**
   * enforce refuses, warn lets the write happen and tells the agent, audit only records. Default: enforce.
   */
  mode?: 'enforce' | 'warn' | 'audit';
  /**
   * The verdict for a file that nobody owns. Default: ask.
   */
  unowned?: 'allow' | 'ask' | 'deny';
  /**
   * The verdict for an owned file in a session that has no role. Default: ask.
   */
  unassigned?: 'allow' | 'ask' | 'deny';
  /**
   * Paths that several roles may write, one at a time. They decide before any role's owns.
   */
  shared?: {
    paths: Globs1;
    roles: RoleIds;
  }[];
  /**
   * The verdict for a command of which nobody can say what it writes. Default: allow; what it has written is looked at afterwards.
   */
  unknown?: 'allow' | 'ask' | 'deny';
  /**
   * In a run: how long a write that a person is asked about waits for the answer, at most 1h. Default: 10m.
   */
  ask_wait?: string;
  /**
   * What happens when a command has changed what its role may not write: tell says so to the agent, stop also keeps it from stopping once, so that it mends it. Default: stop.
   */
  violations?: 'tell' | 'stop';
  /**
   * Paths that some roles may write for a time although they are not theirs.
   *
   * @maxItems 100
   */
  exceptions?: Exception[];
  protected?: Globs3;
}
export interface Exception {
  paths: Globs2;
  roles: RoleIds;
  /**
   * A day, to its end in UTC, or a time: 2026-03-31, 2026-03-31T18:00Z.
   */
  until: string;
  /**
   * Shown wherever it decides.
   */
  reason: string;
}
export interface Layer {
  /**
   * data, service, communication, presentation, integration, caching, or a word of your own.
   */
  type: string;
  title?: string;
  paths?: Globs4;
  needs?: LayerIds2;
  /**
   * Commands that pass with exit code 0.
   *
   * @maxItems 100
   */
  checks?: LayerCheck[];
  /**
   * What the layer takes and gives, as JSON Schemas: held against what it really takes and gives, and against the base.
   *
   * @maxItems 100
   */
  contracts?: Contract[];
  /**
   * Commands that print a number, run while nothing else is.
   *
   * @maxItems 100
   */
  benchmarks?: Benchmark[];
  /**
   * Numbers that a command prints or a file holds, such as a coverage.
   *
   * @maxItems 100
   */
  gates?: Gate[];
}
export interface LayerCheck {
  name: Id;
  /**
   * Run by sh in the worktree that is verified; exit code 0 passes.
   */
  command: string;
  /**
   * Default: 10m.
   */
  timeout?: string;
  /**
   * Shown with a failure: how it is usually mended.
   */
  hint?: string;
}
export interface Contract {
  name: Id;
  /**
   * The JSON Schema of what the layer takes: a file, relative to this file.
   */
  input?: string;
  /**
   * JSON that fits `input`; the command reads it on its standard input.
   */
  example?: string;
  /**
   * The JSON Schema of what the layer gives: a file, relative to this file.
   */
  output?: string;
  /**
   * Run by sh in the worktree that is verified; prints one JSON document that fits `output`.
   */
  command?: string;
  /**
   * Instead of a command: a file of JSON that fits `output`.
   */
  file?: string;
  /**
   * Whether a change of the schemas must leave those well who rely on the ones of the base. Default: true.
   */
  compatible?: boolean;
  /**
   * Default: 10m.
   */
  timeout?: string;
  /**
   * Shown with a failure: how it is usually mended.
   */
  hint?: string;
}
export interface Benchmark {
  name: Id;
  /**
   * Run by sh in the worktree that is verified; prints the number.
   */
  command: string;
  /**
   * How often it is run; the median counts. Default: 1.
   */
  runs?: number;
  /**
   * A JSON pointer: /name/0/other.
   */
  value?: string;
  pattern?: NumberPattern;
  unit?: Unit;
  /**
   * The least that passes.
   */
  min?: number;
  /**
   * The most that passes.
   */
  max?: number;
  baseline?: Baseline;
  /**
   * For each time it is run. Default: 10m.
   */
  timeout?: string;
  /**
   * Shown with a failure: how it is usually mended.
   */
  hint?: string;
}
/**
 * Held against the number that coord verify --record has written into coord.baselines.json beside this file.
 */
export interface Baseline {
  /**
   * Which way the number gets better.
   */
  better: 'lower' | 'higher';
  /**
   * How much worse than the recorded number still passes: 10%, 0.5%, 0%.
   */
  tolerance: string;
}
export interface Gate {
  name: Id;
  /**
   * Run by sh in the worktree that is verified; prints the number, or writes `file`.
   */
  command?: string;
  /**
   * The file that holds the number, read after the command.
   */
  file?: string;
  /**
   * A JSON pointer: /name/0/other.
   */
  value?: string;
  pattern?: NumberPattern;
  unit?: Unit;
  /**
   * The least that passes.
   */
  min?: number;
  /**
   * The most that passes.
   */
  max?: number;
  baseline?: Baseline;
  /**
   * Default: 10m.
   */
  timeout?: string;
  /**
   * Shown with a failure: how it is usually mended.
   */
  hint?: string;
}
export interface Flow {
  title?: string;
  /**
   * What the first step reads on its standard input. Default: its contract's example, or nothing.
   */
  data?: string;
  /**
   * One after the other; each reads on its standard input what the one before it has printed.
   *
   * @minItems 1
   * @maxItems 50
   */
  steps: FlowStep[];
  /**
   * Shown with a failure: how it is usually mended.
   */
  hint?: string;
}
export interface FlowStep {
  /**
   * Lower-case letters, digits and dashes; starts with a letter; at most 40 characters.
   */
  layer: string;
  /**
   * Lower-case letters, digits and dashes; starts with a letter; at most 40 characters.
   */
  contract?: string;
  /**
   * Run by sh in the worktree that is verified. Default: the contract's.
   */
  command?: string;
  /**
   * A JSON Schema that what it reads must fit.
   */
  input?: string;
  /**
   * A JSON Schema that what it prints must fit.
   */
  output?: string;
  /**
   * Default: 10m.
   */
  timeout?: string;
}
/**
 * How layers are verified.
 */
export interface Verification {
  /**
   * How many verifiers run at once, of layers that do not need each other. Default: 4.
   */
  parallel?: number;
  /**
   * Whether the first failure ends what is still running. Default: false, which finishes what does not need it.
   */
  fail_fast?: boolean;
}
export interface Handoff {
  /**
   * Fields every handoff document must have, besides those that a playbook requires.
   */
  required?: Field[];
  /**
   * A Handlebars file, relative to this file, used instead of the shipped one.
   */
  template?: string;
  verify?: {
    /**
     * Roles whose agents may approve or reject what other roles hand over. Without it: people alone.
     */
    by: Id[];
  };
  /**
   * CEL over handoff, verification and work: where it is true, what has passed its verifiers is approved by rule.
   */
  auto_approve?: string;
  /**
   * What coord coordinate lets pass before it asks a person.
   */
  escalation?: {
    /**
     * After so many failed verifications a person is asked. Default: 3.
     */
    failures?: number;
    /**
     * How long what has passed may wait for its approval. Default: 4h.
     */
    unapproved?: string;
    /**
     * How long what is approved may wait for its receiver. Default: 24h.
     */
    untaken?: string;
    /**
     * How long what has failed may wait to be mended. Default: 24h.
     */
    unmended?: string;
  };
  emergency?: {
    /**
     * Roles whose agents may approve before anything is verified. Without it: people alone.
     */
    by?: Id[];
    /**
     * By when it has to be verified after all. Default: 24h.
     */
    verify_within?: string;
  };
}
export interface Leases {
  /**
   * How long a lease lasts after the last write. Default: 5m.
   */
  ttl?: string;
  /**
   * tool: released when the tool has finished; session: kept until it expires. Default: session.
   */
  hold?: 'tool' | 'session';
}
export interface Worktrees {
  /**
   * Where role worktrees are made, relative to the repository. Default: a folder beside the repository.
   */
  dir?: string;
  /**
   * Ignored files or folders of the main checkout, linked into each worktree (node_modules).
   */
  link?: string[];
  /**
   * Ignored files of the main checkout, copied into each worktree (.env).
   */
  copy?: string[];
  /**
   * A command run by sh in each new worktree.
   */
  setup?: string;
  /**
   * Ports that each worktree has for itself: COORD_PORT is the first of its own.
   */
  ports?: {
    /**
     * The first port.
     */
    from: number;
    /**
     * How many ports each worktree gets. Default: 10.
     */
    each?: number;
  };
  /**
   * Whose worktrees stay when a run has ended: no run's, those of runs that failed, or all. What is not committed stays in any case. Default: failed.
   */
  keep?: 'never' | 'failed' | 'always';
}
/**
 * The merge queue: branches are taken in one at a time, each verified.
 */
export interface Queue {
  /**
   * The branch that others are taken into. Default: what the main checkout has checked out.
   */
  into?: string;
  verify?: LayerIds3;
}
/**
 * When coord health finds fault.
 */
export interface Health {
  /**
   * How long an instance may be without a sign of life. Default: 24h.
   */
  checkin?: string;
  /**
   * How long a question may be without an answer. Default: 4h.
   */
  reply?: string;
}
export interface Focus {
  /**
   * How often a session's state is kept as a checkpoint. Default: 25m.
   */
  checkpoint?: string;
  /**
   * After how long without a break the person is gently reminded of one. Default: 90m.
   */
  break?: string;
  /**
   * Whether there are reminders of breaks. Default: true.
   */
  reminders?: boolean;
}
export interface Notifier {
  /**
   * webhook: an HTTP POST of JSON that Slack and Discord understand. desktop: notify-send or osascript. bell: the terminal's.
   */
  kind: 'webhook' | 'desktop' | 'bell';
  /**
   * For a webhook: the environment variable that holds its address, which is a secret.
   */
  url?: {
    env: string;
  };
  /**
   * What it tells of. Default: all.
   *
   * @minItems 1
   */
  on?: ('question' | 'decision' | 'conflict' | 'approval' | 'handoff' | 'late-write' | 'violation' | 'paused')[];
}
/**
 * What coord check holds a change against, besides ownership.
 */
export interface Check {
  /**
   * Whose work a branch is. pattern: role; the first pattern that matches the branch decides. What matches none is as coord worktree add names branches: ROLE/… and ROLE-1 are of that role.
   */
  branches?: {
    [k: string]: Id;
  };
  /**
   * The verdict for an owned file in a change by a branch of no role. Default: that of ownership.unassigned.
   */
  unattributed?: 'allow' | 'ask' | 'deny';
  /**
   * Who may approve a change of protected paths (this file too), and of what is asked about. One of them is enough.
   *
   * @maxItems 100
   */
  approvers?: {
    paths?: Globs5;
    /**
     * Their names, as CI knows them. Capitals and a leading @ make no difference.
     *
     * @minItems 1
     * @maxItems 100
     */
    people: string[];
  }[];
}
export interface Binding {
  /**
   * part: role, or a list of roles for a part that several play
   */
  parts: {
    [k: string]: Id | Id[];
  };
}
