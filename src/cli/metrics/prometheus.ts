import { Gauge, Registry } from 'prom-client';
import type { Counts, Metrics } from '../../services/team/metrics.ts';

/** A team's numbers in the text format of Prometheus, which its node exporter picks up from a file, too. */
export function prometheusText(metrics: Metrics): Promise<string> {
  const registry = new Registry();
  const counts = (name: string, help: string, label: string, values: Counts) => {
    const gauge = new Gauge({ name, help, labelNames: [label], registers: [registry] });
    for (const [value, count] of Object.entries(values)) gauge.set({ [label]: value }, count);
  };
  counts('coord_instances', 'Instances of agents that have not ended', 'presence', metrics.instances);
  counts('coord_threads', 'Open threads of messages', 'state', metrics.threads);
  counts('coord_tasks', 'Tasks', 'status', metrics.tasks);
  counts('coord_decisions', 'Decisions that are not archived', 'status', metrics.decisions);
  counts('coord_decisions_by_category', 'The same, by category', 'category', metrics.decisionsByCategory);
  counts('coord_conflicts', 'Conflicts between roles', 'state', metrics.conflicts);
  counts('coord_leases', 'Leases that hold now', 'role', metrics.leases);
  counts('coord_events_total', 'Happenings since the beginning', 'type', metrics.events);

  const { effectiveness } = metrics;
  const single = (name: string, help: string, value: number | null) => {
    if (value !== null) new Gauge({ name, help, registers: [registry] }).set(value);
  };
  single(
    'coord_decision_consistency_ratio',
    'Decisions made that nothing has replaced',
    effectiveness.decisionConsistency,
  );
  single('coord_knowledge_transfer_ratio', 'Questions that somebody answered', effectiveness.knowledgeTransfer);
  single('coord_answer_seconds', 'Median time to the first answer', seconds(effectiveness.answerTimeMs));
  single('coord_conflict_resolution_ratio', 'Conflicts that were resolved', effectiveness.resolution);
  single('coord_rework_ratio', 'Completed tasks that had to be reopened', effectiveness.rework);
  single('coord_task_lead_seconds', 'Median time from a task to its completion', seconds(effectiveness.leadTimeMs));
  single('coord_overhead_per_task', 'Messages, inputs and handovers for each completed task', effectiveness.overhead);
  return registry.metrics();
}

const seconds = (ms: number | null) => (ms === null ? null : ms / 1000);
