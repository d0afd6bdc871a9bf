import type { Workplace } from '../../services/workplace.ts';
import type { HookSources } from '../program.ts';

/** Something about the enforcement that is not as it should be, or that a person should know of. */
export interface Finding {
  /** note: good to know. fault: something that coord promises does not hold. */
  severity: 'note' | 'fault';
  /** What was examined. */
  check: Check;
  /** A file or folder, absolute, or a short name of what it is about. */
  where: string;
  /** What is the matter, without a full stop. */
  what: string;
  /** A command, or what a person does by hand, without a full stop. */
  mend: string;
}

export type Check =
  | 'config'
  | 'entries'
  | 'program'
  | 'record'
  | 'canary'
  | 'off-switch'
  | 'client'
  | 'git-hooks'
  | 'file-system'
  | 'environment'
  | 'mode'
  | 'state';

/** What an examination looks at. */
export interface Scene {
  workplace: Workplace;
  /** What this coord would install. */
  sources: HookSources;
  /** The environment of whoever looks, which sessions started from there have too. */
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  /** The top folders of the worktrees in which sessions may be. */
  worktrees: readonly string[];
  /** The command that puts the hooks in for this config. */
  install: string;
  /** It is about sessions with settings of coord's own, which say that hooks are not disabled (session-settings.ts). */
  ownSettings?: boolean;
}

export const fault = (check: Check, where: string, what: string, mend: string): Finding => ({
  severity: 'fault',
  check,
  where,
  what,
  mend,
});

export const note = (check: Check, where: string, what: string, mend: string): Finding => ({
  severity: 'note',
  check,
  where,
  what,
  mend,
});
