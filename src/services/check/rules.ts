import { posix } from 'node:path';
import { checkConfig } from '../../config/config.ts';
import type { Diagnostic } from '../../config/diagnostics/diagnostic.ts';
import { CONFIG_NAME } from '../../config/find-config.ts';
import { matcherOf } from '../../config/globs/glob.ts';
import { outlineOf, soundGlobs } from '../../config/outline.ts';
import { policyDocumentOf } from '../../config/policy.ts';
import { compilePolicy, type Policy } from '../../domain/policy.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { treeFile } from '../../store/tree-file.ts';

/** What a change is held against: everything from the config of one commit, nothing from a worktree. */
export interface CheckRules {
  configFile: string;
  /** With the verdicts for a change, where they are not those for a session. */
  policy: Policy;
  /** The role whose work a branch is, by its name. */
  roleOf(branch: string): string | undefined;
  /** Who may approve a change of a repository path. */
  approversOf(path: string): string[];
}

export type RulesFault =
  | { kind: 'no-config'; file: string }
  | { kind: 'unsound'; file: string; text: string; diagnostics: Diagnostic[] };

/**
 * Reads the rules of a commit.
 * @param from the folder whose nearest config rules, as a repository path; '' is the root
 * @param named a config to use instead, as a repository path
 */
export async function rulesAt(
  folder: string,
  commit: string,
  { from, named }: { from: string; named: string | undefined },
): Promise<Result<CheckRules, RulesFault>> {
  const candidates = named === undefined ? foldersAbove(from).map((dir) => posix.join(dir, CONFIG_NAME)) : [named];
  for (const configFile of candidates) {
    const file = await treeFile(folder, commit, configFile);
    if (!file) continue;
    // Templates and linked files are not what a change is held against.
    const surroundings = { name: posix.basename(configFile), look: () => 'file' as const };
    const loaded = checkConfig(configFile, file.text, surroundings);
    if (!loaded.ok) return err({ kind: 'unsound', file: configFile, text: file.text, diagnostics: loaded.error });
    const leadsTo = [...file.links, file.path].filter((path) => path !== configFile);
    return ok(rulesOf(loaded.value, configFile, leadsTo));
  }
  return err({ kind: 'no-config', file: named ?? CONFIG_NAME });
}

function rulesOf(loaded: Parameters<typeof policyDocumentOf>[0], configFile: string, leadsTo: string[]): CheckRules {
  const base = configFile.split('/').slice(0, -1).join('/');
  const { check = {} } = loaded.config;
  const document = policyDocumentOf(loaded, { configFile, base, leadsTo });
  const policy = compilePolicy({ ...document, unassigned: check.unattributed ?? document.unassigned });
  const { branches, approvable } = outlineOf(loaded.yaml);
  const mapping = branches.flatMap(({ glob, text }) =>
    glob ? [{ matches: matcherOf([glob]), role: check.branches?.[text] }] : [],
  );
  const approvers = (check.approvers ?? []).map(({ paths, people }, index) => {
    const list = approvable[index];
    return { people, matches: paths && list ? matcherOf(soundGlobs(list)) : undefined };
  });
  return {
    configFile,
    policy,
    roleOf: (branch) =>
      mapping.find(({ matches }) => matches(branch.normalize('NFC')))?.role ?? roleInName(branch, policy.roleIds),
    approversOf: (path) => {
      const local = base === '' ? path : path.startsWith(`${base}/`) ? path.slice(base.length + 1) : undefined;
      const may = approvers.filter(({ matches }) => !matches || (local !== undefined && matches(local)));
      return [...new Set(may.flatMap(({ people }) => people))];
    },
  };
}

/** As `coord worktree add` names the branches of a role. */
function roleInName(branch: string, roleIds: readonly string[]): string | undefined {
  return roleIds.find((role) => branch.startsWith(`${role}/`) || branch.replace(/-\d+$/, '-') === `${role}-`);
}

function foldersAbove(folder: string): string[] {
  const names = folder.split('/').filter((name) => name !== '');
  return names.map((_, index) => names.slice(0, names.length - index).join('/')).concat('');
}
