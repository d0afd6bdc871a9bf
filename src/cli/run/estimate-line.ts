import type { Estimate } from '../../domain/estimate.ts';
import { counted, dollars, elapsed } from '../text/amounts.ts';

/** What a run may cost, and how that is known; undefined where nobody can say. */
export function estimateLine(estimate: Estimate): string | undefined {
  switch (estimate.basis) {
    case 'runs': {
      const { runs, medianUsd, leastUsd, mostUsd, medianMs, atMostUsd } = estimate;
      const range = runs === 1 ? '' : `, ${dollars(leastUsd)} to ${dollars(mostUsd)}`;
      const most = atMostUsd === undefined ? '' : `; at most ${dollars(atMostUsd)} by its budgets`;
      return `about ${dollars(medianUsd)} in ${elapsed(medianMs)} (median of ${counted(runs, 'run')}${range})${most}`;
    }
    case 'budgets':
      return `at most ${dollars(estimate.atMostUsd)} (by its budgets; no run of it has succeeded yet)`;
    case 'none':
      return undefined;
  }
}
