import { posix, relative } from 'node:path';
import type { Refused } from '../../domain/refused.ts';
import { checkChange, type Finding } from '../../services/check/check.ts';
import { defaultBase, defaultBranch } from '../../services/check/place.ts';
import { type CheckRange, rangeOf, type Shallow } from '../../services/check/range.ts';
import { type CheckRules, rulesAt, type RulesFault } from '../../services/check/rules.ts';
import { canonicalFolder, findRepository, type Repository } from '../../store/repository.ts';
import { gitIn } from '../../store/git.ts';
import { EXIT } from '../exit-codes.ts';
import { refuse } from '../refuse.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import type { Terminal } from '../terminal.ts';
import { safeText } from '../text/safe-text.ts';
import type { Checked } from './checked.ts';
import { asGithub } from './as-github.ts';
import { asSarif } from './as-sarif.ts';
import { asText } from './as-text.ts';

export interface CheckOptions {
  base?: string;
  head?: string;
  role?: string;
  branch?: string | true;
  commits?: true;
  approvedBy?: string[];
  format: 'text' | 'github' | 'sarif';
  json?: true;
  config?: string;
}

export async function runCheck(options: CheckOptions, terminal: Terminal): Promise<void> {
  const repository = findRepository(terminal.cwd);
  if (!repository?.git) return refuse({ kind: 'invalid', reason: 'this is no git repository' }, terminal);
  const change = await changeIn(repository, options, terminal);
  if (!change) return;
  const { range, rules, names } = change;
  const whose = await roleOf(repository, rules, options, terminal);
  if (!whose) return;
  const report = await checkChange({
    now: new Date(),
    folder: repository.worktree,
    range,
    rules,
    role: whose.role,
    each: options.commits === true,
    approvedBy: options.approvedBy ?? [],
  });
  const checked: Checked = {
    ...names,
    ...whose,
    configFile: rules.configFile,
    commits: range.commits.length,
    ...report,
    ok: !report.findings.some(({ verdict }) => verdict !== 'warn'),
  };
  terminal.out(shown(checked, options, terminal));
  terminal.exit(exitCodeOf(report.findings));
}

function shown(checked: Checked, { json, format }: CheckOptions, terminal: Terminal): string {
  if (json) return JSON.stringify(checked, undefined, 2);
  switch (format) {
    case 'text':
      return asText(checked, terminal);
    case 'github':
      return asGithub(checked);
    case 'sarif':
      return asSarif(checked);
  }
}

function exitCodeOf(findings: readonly Finding[]) {
  if (findings.some(({ verdict }) => verdict === 'deny')) return EXIT.failed;
  return findings.some(({ verdict }) => verdict === 'ask') ? EXIT.waiting : EXIT.ok;
}

/** The commits, and the rules of the base; says what is wrong and sets the exit code where they can't be had. */
async function changeIn(
  repository: Repository,
  { base: wanted, head: headName, commits, config }: CheckOptions,
  terminal: Terminal,
): Promise<{ range: CheckRange; rules: CheckRules; names: { base: string; head: string } } | undefined> {
  const { worktree } = repository;
  const { resolve } = gitIn(worktree);
  const branch = await defaultBranch(repository, terminal.env, headName);
  const baseName = wanted ?? (await defaultBase(repository, terminal.env, branch));
  const names = { base: baseName ?? '', head: headName ?? 'HEAD' };
  const base = baseName === undefined ? undefined : await resolve(baseName);
  const head = await resolve(names.head);
  if (base === undefined || head === undefined)
    return void refuse(unknownCommit(baseName, base === undefined ? baseName : names.head), terminal);
  const range = await rangeOf(worktree, { base, head, each: commits === true });
  if (!range.ok) return void tellRange(range.error, terminal);
  const from = relative(worktree, canonicalFolder(terminal.cwd));
  const named = config === undefined ? undefined : posix.normalize(posix.join(from, config));
  const rules = await rulesAt(worktree, base, { from, named });
  if (!rules.ok) return void tellRules(rules.error, names.base, terminal);
  return { range: range.value, rules: rules.value, names };
}

function unknownCommit(base: string | undefined, name: string | undefined): Refused {
  if (base === undefined)
    return {
      kind: 'invalid',
      reason: 'nothing says what this is to go into',
      mend: 'Name it with --base, such as --base origin/main.',
    };
  return { kind: 'invalid', reason: `git knows no commit ${name}`, mend: 'Fetch it first, or name another.' };
}

function tellRange(error: Refused | Shallow, terminal: Terminal): void {
  if (error.kind !== 'shallow') return refuse(error, terminal);
  terminal.err(`coord: ${error.reason}. ${error.mend}`);
  terminal.exit(EXIT.unavailable);
}

function tellRules(fault: RulesFault, base: string, terminal: Terminal): void {
  if (fault.kind === 'no-config')
    return refuse(
      {
        kind: 'invalid',
        reason: `there is no ${fault.file} in ${base}, so there are no rules to hold this against`,
        mend: 'The change that brings the first one is for a person to look at.',
      },
      terminal,
    );
  terminal.err(safeText(`coord: the config of ${base} is broken, so there are no rules to hold this against.`));
  showDiagnostics(terminal, fault.diagnostics, { [fault.file]: fault.text });
  terminal.exit(EXIT.invalid);
}

/** CI's word, or that of the base's config on the branch. */
async function roleOf(
  repository: Repository,
  rules: CheckRules,
  { role, branch: named, head }: CheckOptions,
  terminal: Terminal,
): Promise<{ role?: string; branch?: string } | undefined> {
  if (role !== undefined) {
    if (rules.policy.roleIds.includes(role)) return { role };
    const reason = `there is no role ${role} in the base's config; the roles are ${rules.policy.roleIds.join(', ')}`;
    return void refuse({ kind: 'invalid', reason }, terminal);
  }
  const branch = typeof named === 'string' ? named : await defaultBranch(repository, terminal.env, head);
  if (branch === undefined) return {};
  const mapped = rules.roleOf(branch);
  return { branch, ...(mapped !== undefined && { role: mapped }) };
}
