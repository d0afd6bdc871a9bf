import { stripVTControlCharacters } from 'node:util';
import { cutLines } from './lines.ts';

/** Between two reports of an activity there are at least this many milliseconds. */
const PAUSE_MS = 300;
const MOST_SHOWN = 120;
/** What is longer than this, in characters, is no line for people. */
const MOST_READ = 10_000;

/** What a program says that it does, on its way to whoever looks on. */
export interface Activity {
  /** Text as it was printed: its newest line is what the program does now. */
  printed(stream: 'stdout' | 'stderr', text: string): void;
  says(line: string): void;
  end(): void;
}

/** The first line is reported at once; of those that come faster than anybody reads, the newest after each pause. */
export function activityOf(report: (text: string) => void): Activity {
  let newest: string | undefined;
  let pause: NodeJS.Timeout | undefined;

  function says(line: string): void {
    newest = readable(line) || newest;
    if (pause === undefined) pass();
  }

  function pass(): void {
    pause = undefined;
    if (newest === undefined) return;
    report(newest);
    newest = undefined;
    pause = setTimeout(pass, PAUSE_MS);
  }

  const streams = { stdout: cutLines(MOST_READ, says), stderr: cutLines(MOST_READ, says) };
  return {
    says,
    printed: (stream, text) => streams[stream].take(text),
    end: () => clearTimeout(pause),
  };
}

function readable(text: string): string {
  const lines = stripVTControlCharacters(text).split('\n');
  const first = lines.map((line) => line.trim()).find((line) => line !== '') ?? '';
  return first.slice(0, MOST_SHOWN);
}
