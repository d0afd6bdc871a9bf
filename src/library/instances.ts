import type { Instance } from '../domain/records.ts';
import { beat, endInstance, type InstanceNow, listInstances, register } from '../services/instances/instances.ts';
import type { Desk } from './desk.ts';

/** Who is at work. */
export interface InstancesApi {
  /** Registers a script under an id of its own choice; give that to what it starts as `COORD_INSTANCE`. */
  register(id: string): Promise<Instance>;
  /** A sign of life. @param activity what it is doing */
  beat(id: string, activity?: string): Promise<void>;
  /** Ends it in order: what it holds is given back. */
  end(id: string, reason: string): Promise<Instance | undefined>;
  list(): Promise<InstanceNow[]>;
}

export function instancesApi({ workplace, policy, author }: Desk): InstancesApi {
  const { checkinMs } = policy.health;
  const { worktree } = workplace.repository;
  const role = author.role === undefined ? {} : { role: author.role };
  return {
    register: (id) => register(workplace, { id, kind: 'script', session: id, worktree, source: 'checkin', ...role }),
    beat: (id, activity) => beat(workplace, id, activity),
    end: (id, reason) => endInstance(workplace, id, reason),
    list: () => listInstances(workplace, workplace.processes, checkinMs),
  };
}
