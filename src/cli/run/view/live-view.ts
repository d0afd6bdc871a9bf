import { figures, Listr, type ListrTaskWrapper, Spinner } from 'listr2';
import type { Clock } from '../../../domain/clock.ts';
import type { Playbook } from '../../../domain/playbook.ts';
import type { Terminal } from '../../terminal.ts';
import { draw, type Phase } from './draw.ts';
import { follow, type Progress } from './progress.ts';
import type { RunView } from './run-view.ts';
import type { Mood } from './step-now.ts';

// listr2's wrapper is generic in its renderers, which this view never looks at.
type Task = Pick<ListrTaskWrapper<unknown, never, never>, 'title'>;

interface LiveViewParts {
  playbook: Playbook;
  progress: Progress;
  terminal: Terminal;
  clock: Clock;
  signal: AbortSignal;
}

/** How often it is drawn, in milliseconds. */
const FRAME_MS = 100;

/**
 * The playbook's steps as a list on the terminal: each ticks off as it ends, and what is at work stands below it. To
 * listr2, which keeps it in its place on the screen, all of it is one task, so that all of it changes at once.
 */
export function liveView({ playbook, progress, terminal, clock, signal }: LiveViewParts): RunView {
  const spinner = new Spinner();
  // What listr2 keeps in mind of the terminal is how wide it was in the beginning.
  const { columns: atFirst } = terminal.size();
  let isOver = false;
  const textNow = (): string => {
    const { columns, rows } = terminal.size();
    const phase: Phase = isOver ? 'over' : signal.aborted ? 'stopping' : 'going';
    const { dim } = terminal.colors;
    // listr2 cuts a line two columns before the edge.
    const canvas = { columns: Math.min(columns, atFirst) - 2, rows, marks: marksOf(terminal, spinner.fetch()), dim };
    const { steps, footer } = draw(playbook, progress, phase, clock.now().toISOString(), canvas);
    return [...steps.flat(), footer].join('\n');
  };
  const text = new StandingText(textNow());
  const showNow = () => text.show(textNow());
  const timer = setInterval(() => {
    spinner.spin();
    showNow();
  }, FRAME_MS);
  timer.unref();
  signal.addEventListener('abort', showNow);
  return {
    observe: (happening) => follow(progress, happening),
    async close() {
      clearInterval(timer);
      signal.removeEventListener('abort', showNow);
      isOver = true;
      await text.end(textNow());
    },
  };
}

function marksOf({ colors }: Terminal, spinner: string): Record<Mood, string> {
  return {
    idle: colors.dim(figures.squareSmallFilled),
    running: colors.cyan(spinner),
    waiting: colors.yellow('?'),
    stopped: colors.yellow(figures.squareSmallFilled),
    done: colors.green(figures.tick),
    failed: colors.red(figures.cross),
    skipped: colors.yellow(figures.arrowDown),
  };
}

/** A text that stays in its place on the screen while it changes. What is printed meanwhile comes after it. */
export class StandingText {
  #text: string;
  #task: Task | undefined;
  readonly #run: Promise<unknown>;
  /** The second Ctrl-C ends this process while listr2 keeps to itself what is written. */
  readonly #showCursor: () => void;
  #end: () => void = () => undefined;

  constructor(text: string) {
    this.#text = text;
    const write = process.stdout.write.bind(process.stdout);
    this.#showCursor = () => void write('\u001b[?25h');
    process.once('exit', this.#showCursor);
    const ended = new Promise<void>((resolve) => {
      this.#end = resolve;
    });
    const begin = (_: unknown, task: unknown): Promise<void> => {
      this.#task = task as Task;
      this.#task.title = this.#text;
      return ended;
    };
    const list = new Listr<unknown>([{ title: text, task: begin }], {
      // Otherwise Ctrl-C would end this process there and then, with its agents left running.
      registerSignalListeners: false,
      rendererOptions: {
        lazy: true,
        formatOutput: 'truncate',
        indentation: 0,
        icon: { WAITING: '', PENDING: '', COMPLETED: '' },
      },
    });
    // Whatever is wrong with the screen, the run goes on.
    this.#run = list.run().catch(() => undefined);
  }

  show(text: string): void {
    this.#text = text;
    if (this.#task && this.#task.title !== text) this.#task.title = text;
  }

  async end(text: string): Promise<void> {
    this.show(text);
    this.#end();
    await this.#run;
    process.off('exit', this.#showCursor);
  }
}
