import { Spinner } from 'listr2';
import type { VerificationHappening } from '../../services/verification/options.ts';
import { StandingText } from '../run/view/live-view.ts';
import type { Terminal } from '../terminal.ts';
import { counted, elapsed } from '../text/amounts.ts';
import { fitLine } from '../text/fit.ts';
import { safeText } from '../text/safe-text.ts';

export interface VerifyProgress {
  observe(happening: VerificationHappening): void;
  close(): Promise<void>;
}

/** How often it is drawn, in milliseconds. */
const FRAME_MS = 100;

/** What runs now, in its place on a terminal; elsewhere a line on standard error for each verifier that begins. */
export function progressOf(isReport: boolean, terminal: Terminal, now: () => number): VerifyProgress {
  if (terminal.live && !isReport) return live(terminal, now);
  return {
    observe: (happening) => {
      if (happening.type === 'began') terminal.err(safeText(`coord verify: ${happening.layer}: ${happening.check}`));
    },
    close: async () => undefined,
  };
}

function live(terminal: Terminal, now: () => number): VerifyProgress {
  const running = new Map<string, number>();
  const counts = { passed: 0, failed: 0 };
  const spinner = new Spinner();
  const { green, red, dim, cyan } = terminal.colors;
  const textNow = (): string => {
    // listr2 cuts a line two columns before the edge.
    const columns = terminal.size().columns - 2;
    const lines = [...running].map(([key, since]) =>
      fitLine(
        [
          { text: `${spinner.fetch()} `, paint: cyan },
          { text: key },
          { text: ` ${elapsed(now() - since)}`, paint: dim },
        ],
        columns,
      ),
    );
    return [...lines, summary()].join('\n');
  };
  const summary = (): string => {
    const failed = counts.failed > 0 ? `, ${red(`${counts.failed} failed`)}` : '';
    return `${green(`${counted(counts.passed, 'verifier')} passed`)}${failed}`;
  };
  const text = new StandingText(textNow());
  const timer = setInterval(() => {
    spinner.spin();
    text.show(textNow());
  }, FRAME_MS);
  timer.unref();
  return {
    observe(happening) {
      if (happening.type === 'began') running.set(keyOf(happening.layer, happening.check), now());
      if (happening.type !== 'ended') return;
      running.delete(keyOf(happening.layer, happening.check.name));
      counts[happening.check.passed ? 'passed' : 'failed'] += 1;
    },
    async close() {
      clearInterval(timer);
      await text.end(summary());
    },
  };
}

const keyOf = (layer: string, check: string) => `${layer}: ${check}`;
