import type { Clock } from '../domain/clock.ts';
import type { Store } from '../store/store.ts';

/** What a use case of the shared state works with. A workplace is one. */
export interface Place {
  store: Store;
  clock: Clock;
}
