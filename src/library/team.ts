import { type History, type HistoryQuery, readHistory } from '../services/team/history.ts';
import { type Metrics, readMetrics } from '../services/team/metrics.ts';
import { type StatusDocument, statusDocument } from '../services/team/status-document.ts';
import { readTeam } from '../services/team/team-now.ts';
import type { Desk } from './desk.ts';

/** The team as a whole. */
export interface TeamApi {
  /** The document of `coord status --json`; runs that wait for a person, or were stopped, are not in it. */
  status(): Promise<StatusDocument>;
  metrics(): Promise<Metrics>;
  /** Everything that happened. */
  history(query?: HistoryQuery): Promise<History>;
}

export function teamApi({ workplace, config, policy }: Desk): TeamApi {
  const { checkinMs } = policy.health;
  return {
    status: async () => statusDocument(await readTeam(workplace, checkinMs), config, [], [], workplace.clock.now()),
    metrics: () => readMetrics(workplace, checkinMs),
    history: (query = {}) => readHistory(workplace, query),
  };
}
