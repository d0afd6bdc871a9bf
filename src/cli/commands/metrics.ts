import type { Command } from 'commander';
import { type Metrics, readMetrics } from '../../services/team/metrics.ts';
import { prometheusText } from '../metrics/prometheus.ts';
import { openTeam } from '../open-team.ts';
import { elapsed } from '../text/amounts.ts';
import { table } from '../text/table.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  prometheus?: true;
  json?: true;
  config?: string;
}

const EXAMPLES = `
Examples:
  coord metrics
  coord metrics --json
  coord metrics --prometheus > /var/lib/node_exporter/coord.prom

A share is told only where there is something to tell it from.`;

export default function declare(command: Command, terminal: Terminal): void {
  command
    .option('--prometheus', 'print the text format of Prometheus')
    .option('--json', 'print one JSON document')
    .option('-c, --config <file>', 'the config to use instead of the nearest coord.config.yaml')
    .addHelpText('after', EXAMPLES)
    .action(async ({ prometheus, json, config }: Options) => {
      const team = openTeam(terminal, config);
      if (!team) return;
      const metrics = await readMetrics(team.workplace, team.policy.health.checkinMs);
      if (prometheus) return terminal.out(await prometheusText(metrics));
      terminal.out(json ? JSON.stringify(metrics, undefined, 2) : show(metrics, terminal));
    });
}

function show({ effectiveness, decisionsByCategory, events, ...counts }: Metrics, terminal: Terminal): string {
  const { decisionConsistency, knowledgeTransfer, answerTimeMs, resolution, rework, leadTimeMs, overhead } =
    effectiveness;
  const told: [string, string][] = [
    ...Object.entries(counts).map(([name, values]): [string, string] => [name, split(values)]),
    ['decisions by category', split(decisionsByCategory)],
    ['events', split(events)],
    ['decisions that still stand', percent(decisionConsistency)],
    ['questions answered', percent(knowledgeTransfer)],
    ['time to an answer', answerTimeMs === null ? '' : `${elapsed(answerTimeMs)} (median)`],
    ['conflicts resolved', percent(resolution)],
    ['tasks reopened', percent(rework)],
    ['time to complete a task', leadTimeMs === null ? '' : `${elapsed(leadTimeMs)} (median)`],
    ['exchanges for each task', overhead === null ? '' : overhead.toFixed(1)],
  ];
  return table(
    ['WHAT', 'NOW'],
    told.map(([name, value]) => ({ cells: [name, value || '–'] })),
    terminal,
  );
}

/** `2 open, 1 done`. */
function split(values: Record<string, number>): string {
  return Object.entries(values)
    .map(([value, count]) => `${count} ${value}`)
    .join(', ');
}

const percent = (share: number | null) => (share === null ? '' : `${Math.round(share * 100)} %`);
