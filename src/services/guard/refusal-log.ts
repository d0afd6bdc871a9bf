import type { WriteRefused } from '../../domain/records.ts';
import type { Store } from '../../store/store.ts';

/** What a session was refused, oldest first. */
export async function refusalsOf(store: Store, session: string): Promise<WriteRefused[]> {
  const { records } = await store.log('events').read();
  return records.filter(
    (event) => event.type === 'write.refused' && event.session === session && event.verdict !== 'allow',
  ) as WriteRefused[];
}
