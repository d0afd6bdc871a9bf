import type { Reporter, TestModule } from 'vitest/node';

/** Ends the output with one line that scripts can read: `N passed, N failed, N skipped`. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], faults: readonly unknown[]): void {
    const skipped = new Set<string>();
    const count = { passed: 0, failed: 0, skipped: 0 };
    for (const module of modules) {
      if (module.errors().length > 0) count.failed += 1;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state !== 'pending') count[state] += 1;
        if (state === 'skipped') skipped.add(test.parent.type === 'suite' ? test.parent.fullName : test.fullName);
      }
    }
    const notes = [...skipped].map((name) => `skipped: ${name}\n`).join('');
    // After the default reporter, which prints its own summary at the same event.
    setImmediate(() =>
      process.stdout.write(
        `\n${notes}${count.passed} passed, ${count.failed + faults.length} failed, ${count.skipped} skipped\n`,
      ),
    );
  }
}
