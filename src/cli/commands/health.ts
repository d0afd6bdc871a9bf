import type { Command } from 'commander';
import { type HealthFinding, healthOf } from '../../domain/health.ts';
import { nameOfViolation } from '../../services/audit/find.ts';
import { readTeam } from '../../services/team/team-now.ts';
import { EXIT } from '../exit-codes.ts';
import { openTeam, type OpenTeam } from '../open-team.ts';
import { stoppedRuns } from '../run/stopped-runs.ts';
import { table } from '../text/table.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  json?: true;
  config?: string;
}

const EXAMPLES = `
Examples:
  coord health
  coord health --json

Looks for instances without a sign of life, questions without an answer, tasks without a deadline, decisions that name
nobody whom they affect, open conflicts, runs that were stopped, late writes and changes against the rules. Exits with 1 where it finds something. The limits stand in the
config, under health. Whether the state itself is sound: coord doctor --state.`;

export default function declare(command: Command, terminal: Terminal): void {
  command
    .option('--json', 'print one JSON object per finding')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', EXAMPLES)
    .action(async ({ json, config }: Options) => {
      const team = openTeam(terminal, config);
      if (!team) return;
      const findings = await findIn(team);
      if (json) for (const finding of findings) terminal.out(JSON.stringify(finding));
      else terminal.out(findings.length === 0 ? 'All is well.' : show(findings, terminal));
      terminal.exit(findings.length === 0 ? EXIT.ok : EXIT.failed);
    });
}

async function findIn({ policy, workplace }: OpenTeam): Promise<HealthFinding[]> {
  const now = workplace.clock.now();
  const team = await readTeam(workplace, policy.health.checkinMs);
  const instances = team.instances.map((instance) => ({
    ...instance,
    lastSeen: instance.heartbeat?.at ?? instance.started,
  }));
  const violations = team.violations.map((violation) => ({
    ...violation,
    path: nameOfViolation(violation, workplace.repository.worktree),
  }));
  const amiss = { ...team, instances, violations, stopped: stoppedRuns(workplace), paused: team.paused !== undefined };
  return healthOf(amiss, policy.health, now);
}

function show(findings: readonly HealthFinding[], terminal: Terminal): string {
  const rows = findings.map(({ kind, subject, text, mend }) => ({
    cells: [kind, subject, text],
    under: mend,
    paint: { 0: terminal.colors.yellow },
  }));
  return table(['FINDING', 'WHERE', 'WHAT'], rows, terminal);
}
