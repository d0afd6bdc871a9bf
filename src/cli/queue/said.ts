import type { QueueHappening } from '../../services/merge-queue/parts.ts';

/** What has happened in the queue, as a line for a person. */
export function saidOf(happening: QueueHappening): string {
  const { id, branch, into, landed, escalated } = happening.entry;
  const head = `${id}  ${branch}`;
  switch (happening.kind) {
    case 'merged':
      return `${head}: merged onto ${into} at ${happening.onto.slice(0, 12)}`;
    case 'verifying':
      return `${head}: ${happening.activity}`;
    case 'moved':
      return `${head}: ${into} has moved meanwhile; once more`;
    case 'landed': {
      const layers = landed?.layers.length ? `, verified by ${landed.layers.join(', ')}` : '';
      return `${head}: is in ${into} as ${landed?.commit.slice(0, 12)}${layers}`;
    }
    case 'escalated': {
      const kept = escalated?.kept.length ? `. Kept on ${escalated.kept.join(', ')}` : '';
      return `${head}: waits for a person: ${escalated?.reason}${kept}. Once it is mended: coord queue retry ${id}`;
    }
  }
}
