// Loaded into a Node.js process before its own code (NODE_OPTIONS=--import): writes what the process has used, when it
// ends, to the file that METER names.
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

const { METER } = process.env;
// Not for the processes that this one starts.
delete process.env.METER;
delete process.env.NODE_OPTIONS;

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const used = {
    wallMs: performance.now(),
    cpuMs: (user + system) / 1000,
    // KiB on Linux and macOS, as libuv gives it.
    memoryMiB: process.resourceUsage().maxRSS / 1024,
    delayMs: { median: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 },
  };
  writeFileSync(METER, JSON.stringify(used));
});
