import { widthOf } from '../../../config/diagnostics/printable.ts';
import type { Playbook } from '../../../domain/playbook.ts';
import { safeText } from '../../text/safe-text.ts';
import { oneLine } from '../describe.ts';
import { dollars, elapsed } from '../../text/amounts.ts';
import { fitLine, pad, type Part, shorten } from '../../text/fit.ts';
import { between, type Progress } from './progress.ts';
import { type Mood, type StepNow, stepNow, type Work } from './step-now.ts';

/** What of a run is drawn: for each step of the playbook its lines, none where there is no room, and a last line. */
export interface Drawing {
  steps: string[][];
  footer: string;
}

export interface Canvas {
  columns: number;
  rows: number;
  /** The sign before a step, coloured. One column wide. */
  marks: Record<Mood, string>;
  dim(text: string): string;
}

/** stopping: no step is begun any more. over: nobody carries the run on. */
export type Phase = 'going' | 'stopping' | 'over';

/** @param now wall clock, ISO 8601 */
export function draw(playbook: Playbook, progress: Progress, phase: Phase, now: string, canvas: Canvas): Drawing {
  const steps = [...playbook.steps, ...playbook.finally];
  const all = steps.map((step) => stepNow(step, progress, playbook, phase === 'over'));
  const drawn = all.map((step, index): Drawn => {
    const head = headOf(steps[index]?.title ?? '', step, canvas);
    return { mood: step.mood, head, details: detailsOf(step, now, canvas) };
  });
  const footer = fitLine([{ text: footerOf(all, progress, phase, now), paint: canvas.dim }], canvas.columns);
  return { steps: phase === 'over' ? drawn.map(whole) : fitRows(drawn, canvas), footer };
}

interface Drawn {
  mood: Mood;
  head: string;
  details: string[];
}

const whole = ({ head, details }: Drawn): string[] => [head, ...details];

/** Where both do not fit, how it stands with a step is worth more than the end of its title. */
function headOf(title: string, { mood, text }: StepNow, { columns, marks, dim }: Canvas): string {
  const room = columns - 2;
  const safe = safeText(oneLine(title));
  if (text === '') return `${marks[mood]} ${shorten(safe, room)}`;
  const cut = shorten(safe, Math.max(room - widthOf(text) - 2, Math.floor(room / 2)));
  return `${marks[mood]} ${fitLine([{ text: `${cut}: ` }, { text, paint: dim }], room)}`;
}

const indentFor = (columns: number) => (columns < 60 ? '  ' : '    ');

function detailsOf({ works, tail }: StepNow, now: string, { columns, dim }: Canvas): string[] {
  const indent = indentFor(columns);
  const widest = Math.max(...works.map(({ who }) => widthOf(who)));
  const names = Math.min(widest, Math.floor(columns * 0.4));
  const times = works.map(({ since }) => elapsed(between(since, now)));
  const timeWidth = Math.max(...times.map((time) => time.length));
  const lineOf = ({ who, costUsd, doing }: Work, index: number): string => {
    const parts: Part[] = [{ text: indent }];
    if (names > 0) parts.push({ text: `${pad(shorten(who, names), names)}  ` });
    parts.push({ text: times[index]?.padStart(timeWidth) ?? '', paint: dim });
    if (costUsd > 0) parts.push({ text: `  ${dollars(costUsd)}`, paint: dim });
    parts.push({ text: `  ${doing}` });
    return fitLine(parts, columns).trimEnd();
  };
  return [...works.map(lineOf), ...tail.map((text) => fitLine([{ text: indent + text, paint: dim }], columns))];
}

function footerOf(all: readonly StepNow[], { state }: Progress, phase: Phase, now: string): string {
  if (phase === 'stopping') return 'stopping; what is finished stays finished. Ctrl-C once more stops at once';
  const words = [elapsed(between(state.started.at, state.finished?.at ?? now))];
  if (state.costUsd > 0) words.push(dollars(state.costUsd));
  const works = all.flatMap((step) => step.works);
  const waiting = works.filter(({ isWaiting }) => isWaiting).length;
  if (works.length > waiting) words.push(`${works.length - waiting} at work`);
  if (waiting > 0) words.push(`${waiting} waiting for a person`);
  const behind = all.filter(({ mood }) => mood === 'done' || mood === 'skipped').length;
  words.push(`${behind} of ${all.length} steps done`);
  return words.join(', ');
}

/** What moves is seen on a low terminal too: first it loses details, then what is to come, then what is done. */
function fitRows(drawn: readonly Drawn[], { rows, columns }: Canvas): string[][] {
  // The last line, and the one that the cursor stands in.
  const room = rows - 2;
  const shares = shareOut(
    room - drawn.length,
    drawn.map(({ details }) => details.length),
  );
  const fitting = drawn.map((step, index) => {
    return whole({ ...step, details: atMost(shares[index] ?? 0, step.details, columns) });
  });
  let height = fitting.reduce((sum, lines) => sum + lines.length, 0);
  const hide = (index: number) => {
    if (height <= room) return;
    height -= fitting[index]?.length ?? 0;
    fitting[index] = [];
  };
  const indices = [...drawn.keys()];
  for (const index of indices.toReversed()) if (drawn[index]?.mood === 'idle') hide(index);
  for (const index of indices) if (drawn[index]?.mood !== 'running' && drawn[index]?.mood !== 'idle') hide(index);
  return fitting;
}

/** How many of the lines that each step wants it gets: whoever wants the most goes without first, down to one. */
function shareOut(room: number, wanted: readonly number[]): number[] {
  const shares = [...wanted];
  let sum = shares.reduce((all, share) => all + share, 0);
  for (; sum > room; sum -= 1) {
    const most = Math.max(...shares);
    if (most <= 1) break;
    shares[shares.lastIndexOf(most)] = most - 1;
  }
  return shares;
}

function atMost(count: number, lines: string[], columns: number): string[] {
  if (lines.length <= count) return lines;
  const more = `${indentFor(columns)}… and ${lines.length - count + 1} more`;
  return [...lines.slice(0, count - 1), fitLine([{ text: more }], columns)];
}
