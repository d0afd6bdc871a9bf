import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { examineClient } from '../../hooks/examination/client.ts';
import { examineHooks } from '../../hooks/examination/examine.ts';
import { type Finding, fault, type Scene } from '../../hooks/examination/finding.ts';
import { worktreesOf } from '../../hooks/install.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { probeFileSystem } from '../../store/files/inspection/probe.ts';
import { listRunIds } from '../../services/runs/runs.ts';
import { examineState } from '../../services/state-care.ts';
import type { Workplace } from '../../services/workplace.ts';
import { hookSources } from '../hook-sources.ts';
import type { Terminal } from '../terminal.ts';

/** Everything that coord relies on here. */
export async function examineAll(workplace: Workplace, terminal: Terminal): Promise<Finding[]> {
  const scene = await sceneOf(workplace, terminal);
  return [
    ...(await examineHooks(scene)),
    ...(await examineClient(scene)),
    ...fileSystemFindings(workplace),
    ...(await stateFindings(workplace)),
  ];
}

/** Whether the hooks refuse what they must, and what keeps them from it. */
export async function examineFiring(workplace: Workplace, terminal: Terminal): Promise<Finding[]> {
  const findings = await examineHooks(await sceneOf(workplace, terminal));
  return findings.filter(({ check }) => check !== 'git-hooks' && check !== 'mode');
}

export async function sceneOf(workplace: Workplace, { env }: Terminal): Promise<Scene> {
  return {
    workplace,
    sources: hookSources(),
    env,
    platform: process.platform,
    worktrees: (await worktreesOf(workplace)).filter((worktree) => !isOfRun(worktree, workplace)),
    install: installCommand(workplace),
  };
}

/** Sessions in the worktrees of a run bring their hooks along. */
function isOfRun(worktree: string, { layout }: Workplace): boolean {
  return listRunIds(layout.runs).includes(basename(dirname(worktree)));
}

/** Names the config where a plain `coord hooks install` in the repository would take another. */
function installCommand({ source, repository }: Workplace): string {
  const top = repository.main ?? repository.worktree;
  const isUsual = source.configPath === join(top, 'coord.config.yaml');
  return isUsual ? 'coord hooks install' : `coord hooks install --config ${shellWord(source.configPath)}`;
}

/** Containers and sandboxes may show a folder in which one of these is refused. */
function fileSystemFindings({ layout }: Workplace): Finding[] {
  const lack = existsSync(layout.root) ? probeFileSystem(layout.root) : undefined;
  if (!lack) return [];
  const what = `${lack.what} does not work here (${lack.reason}), and without it nothing is kept`;
  return [fault('file-system', layout.root, what, 'set state.dir in the config to a folder where it does')];
}

async function stateFindings(workplace: Workplace): Promise<Finding[]> {
  const ailments = await examineState(workplace);
  return ailments.map(({ severity, where, what, mend, repairable }) => ({
    severity,
    check: 'state',
    where: join(workplace.layout.root, where),
    what,
    mend: repairable ? `coord doctor --state --repair, which ${mend}` : mend,
  }));
}
