/** Lets so many do their work at once; one that wants to be alone waits for all others, and they for it. */
export interface Slots {
  with<T>(alone: boolean, work: () => Promise<T>): Promise<T>;
}

/** In the order in which they come: whoever wants to be alone is not passed by for ever. */
export function slotsOf(count: number): Slots {
  const waiting: { needs: number; go: () => void }[] = [];
  let free = count;
  const next = () => {
    for (let first = waiting[0]; first && first.needs <= free; first = waiting[0]) {
      waiting.shift();
      free -= first.needs;
      first.go();
    }
  };
  return {
    async with(alone, work) {
      const needs = alone ? count : 1;
      await new Promise<void>((go) => {
        waiting.push({ needs, go });
        next();
      });
      try {
        return await work();
      } finally {
        free += needs;
        next();
      }
    },
  };
}
