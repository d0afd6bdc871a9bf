import type { NoticeKind } from './notice.ts';

/** The part of the config that a write is judged by, in a form that can be cached as JSON. */

export type Verdict = 'allow' | 'ask' | 'deny';
export type Mode = 'enforce' | 'warn' | 'audit';
export type Hold = 'tool' | 'session';

/** One glob of the config. `regex` is the source of the compiled, anchored expression. */
export interface RuleDocument {
  pattern: string;
  negated: boolean;
  /** Where the config says so, 1-based. 0 for a rule that is built in: that one is relative to the repository. */
  line: number;
  column: number;
  regex: string;
}

/** A set of paths: the last rule that matches decides. */
export interface GroupDocument {
  roles: string[];
  rules: RuleDocument[];
}

/** A pattern of an exception. */
export interface ExceptionRuleDocument extends RuleDocument {
  /** The paths that it names outright, relative to the config's folder: only these unlock what is protected. */
  names: string[];
}

export interface ExceptionDocument<Rules = ExceptionRuleDocument> {
  rules: Rules[];
  roles: string[];
  /** ISO 8601. */
  until: string;
  reason: string;
  line: number;
}

export interface PolicyDocument {
  /** The config file's name as a person would type it, relative to the repository. */
  configFile: string;
  /** The folder the globs are relative to, as a repository path; '' is the root. */
  base: string;
  mode: Mode;
  unowned: Verdict;
  unassigned: Verdict;
  /** What becomes of a change that nobody at work may make: the agent is told, or also kept from stopping once. */
  violations: 'tell' | 'stop';
  /** For a command of which nobody can say what it writes. */
  unknown: Verdict;
  /** How long, in milliseconds, a write in a run waits for a person's answer. */
  askWaitMs: number;
  /** One group for each role that owns something; `roles` has exactly one entry. */
  owned: GroupDocument[];
  shared: GroupDocument[];
  protected: RuleDocument[];
  exceptions: ExceptionDocument[];
  roleIds: string[];
  /** Roles that do not say so have priority 0. */
  leases: { ttlMs: number; hold: Hold; priorities: Record<string, number> };
  /** What each role knows about. */
  expertise: Record<string, string[]>;
  /** Roles whose agents may approve or reject what others hand over, and those that may do so in an emergency. */
  handoff: { approve: string[]; emergency: string[] };
  /** Kinds of notices that somebody outside the terminals is told of. */
  notices: NoticeKind[];
  health: { checkinMs: number; replyMs: number };
  focus: { checkpointMs: number; breakMs: number; reminders: boolean };
}

export interface Rule extends RuleDocument {
  matches(path: string): boolean;
}

export interface Group {
  roles: string[];
  rules: Rule[];
}

export type ExceptionRule = Rule & ExceptionRuleDocument;

export interface Policy extends Omit<PolicyDocument, 'owned' | 'shared' | 'protected' | 'exceptions'> {
  owned: Group[];
  shared: Group[];
  protected: Rule[];
  exceptions: ExceptionDocument<ExceptionRule>[];
}

export function compilePolicy(document: PolicyDocument): Policy {
  return {
    ...document,
    owned: document.owned.map(compileGroup),
    shared: document.shared.map(compileGroup),
    protected: document.protected.map(compileRule),
    exceptions: document.exceptions.map((exception) => ({ ...exception, rules: exception.rules.map(compileRule) })),
  };
}

function compileGroup(group: GroupDocument): Group {
  return { roles: group.roles, rules: group.rules.map(compileRule) };
}

function compileRule<Document extends RuleDocument>(rule: Document): Document & Rule {
  const regex = new RegExp(rule.regex, 'u');
  return { ...rule, matches: (path) => regex.test(path) };
}
