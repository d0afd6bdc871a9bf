import { isDeepStrictEqual } from 'node:util';
import { loadConfig } from '../../config/config.ts';
import { policyDocumentOf } from '../../config/policy.ts';
import { compilePolicy, type Policy } from '../../domain/policy.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { policyInForce } from '../../services/guard/policy.ts';
import { trackedIn } from '../install.ts';
import { whyNotInstallable } from '../installable.ts';
import { fireCanary } from './canary.ts';
import { examineEntries } from './entries.ts';
import { type Finding, fault, type Scene } from './finding.ts';
import { examineGitHooks } from './git-hooks.ts';
import { examineLeniency } from './leniency.ts';
import { examineSwitches } from './off-switches.ts';
import { examineProgram } from './program.ts';

/** Everything that keeps sessions of Claude Code here from being judged as the config says. Changes nothing. */
export async function examineHooks(scene: Scene): Promise<Finding[]> {
  const why = whyNotInstallable(scene.workplace);
  if (why) return [fault('config', scene.workplace.repository.worktree, why.reason, why.mend)];
  const { findings, policy } = await examinePolicy(scene);
  const program = examineProgram(scene);
  const tracked = await trackedIn(new Set(scene.worktrees), scene.workplace.repository);
  const found = [
    ...findings,
    ...program,
    ...(await examineGitHooks(scene)),
    ...(policy ? await examineLeniency(policy, scene) : []),
    ...[...tracked].map((path) =>
      fault(
        'entries',
        path,
        'git tracks it, and what coord writes into it is for this machine alone',
        `git rm --cached ${shellWord(path)}`,
      ),
    ),
  ];
  for (const worktree of scene.worktrees) {
    const entries = examineEntries(worktree, scene);
    found.push(...entries.findings, ...examineSwitches(worktree, scene));
    // What is not as coord wrote it is told of already, and is not run.
    if (policy && entries.beforeTool !== undefined && program.length === 0)
      found.push(...(await fireCanary(entries.beforeTool, worktree, policy, scene)));
  }
  return withoutTwins(found);
}

/** The config in force, and whether the hooks judge by what it says now. */
async function examinePolicy({ workplace }: Scene): Promise<{ findings: Finding[]; policy?: Policy }> {
  const { source } = workplace;
  const inForce = await policyInForce(source);
  if (!inForce.ok) {
    const { reason, mend } = inForce.error;
    return { findings: [fault('config', source.configPath, reason, mend.replace(/\.$/, ''))] };
  }
  const loaded = loadConfig(source.configPath);
  const isCurrent = loaded.ok && isDeepStrictEqual(plain(policyDocumentOf(loaded.value, source)), plain(inForce.value));
  const policy = compilePolicy(inForce.value);
  if (isCurrent) return { findings: [], policy };
  const what = 'the hooks judge by a compiled policy that is not what the config says';
  return { findings: [fault('config', source.cachePath, what, `rm ${shellWord(source.cachePath)}`)], policy };
}

/** As it is after having been written and read. */
const plain = (value: object): unknown => JSON.parse(JSON.stringify(value));

/** One file of a person or of the machine counts in every worktree, and is named once. */
function withoutTwins(findings: readonly Finding[]): Finding[] {
  return findings.filter((one, index) => findings.findIndex((other) => isDeepStrictEqual(one, other)) === index);
}
