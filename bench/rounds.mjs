// Measures several things in rounds, each once in every round, and prints the median of each with its ratio to the first.

/**
 * @param measured what to do, by name; the first is the unit
 * @param rounds how many count
 * @param warmUp how many come before, and do not
 */
export function printRounds(measured, rounds, warmUp) {
  const took = Object.fromEntries(Object.keys(measured).map((name) => [name, []]));
  for (let round = -warmUp; round < rounds; round += 1)
    for (const [name, work] of Object.entries(measured)) {
      const start = performance.now();
      work();
      if (round >= 0) took[name].push(performance.now() - start);
    }
  const medians = Object.entries(took).map(([name, times]) => [name, times.sort((a, b) => a - b)[rounds >> 1]]);
  for (const [name, median] of medians)
    console.log(`${name.padEnd(22)} ${median.toFixed(1).padStart(7)} ms  ${(median / medians[0][1]).toFixed(2)} ×`);
}
