import { figures } from 'listr2';
import { shorten } from '../text/fit.ts';
import { safeText } from '../text/safe-text.ts';
import type { Terminal } from '../terminal.ts';
import type { Graph, GraphStep } from './graph.ts';
import type { Standing } from './standings.ts';

/**
 * A line for each step, from top to bottom: what stands side by side begins together. What a step waits for is said
 * where it is not all that stands right above it.
 */
export function drawGraph({ playbook, steps, finally: atEnd }: Graph, { colors }: Terminal): string {
  const { bold, dim } = colors;
  return [
    bold(playbook),
    ...linesOf(steps),
    ...(atEnd.length === 0 ? [] : [dim('finally, whatever happened'), ...linesOf(atEnd)]),
  ].join('\n');

  function linesOf(list: readonly GraphStep[]): string[] {
    const levels = levelsOf(list);
    return levels.flatMap((level, index) => {
      const above = levels[index - 1]?.map(({ place }) => place) ?? [];
      const rows = level.flatMap((step, at) => rowsOf(step, above, branchOf(at, level.length)));
      return index === 0 ? rows : [dim('│'), ...rows];
    });
  }

  function rowsOf(step: GraphStep, above: readonly string[], [branch, beside]: [string, string]): string[] {
    const { id, verb, about, condition, needs, standing } = step;
    const isNext = needs.length === above.length && needs.every((need) => above.includes(need));
    const after = needs.map((need) => need.split('/').at(-1)).join(' and ');
    const notes = [
      ...(condition === undefined ? [] : [`if ${shorten(oneLine(condition), 72)}`]),
      ...(isNext ? [] : [after === '' ? 'at once' : `after ${after}`]),
    ];
    const what = [`${verb}: ${oneLine(about)}`, ...notes].join('; ');
    const stands = standing && standing.mood !== 'idle' ? `  ${paint(standing)}` : '';
    const head = `${dim(branch)}${markOf(standing)} ${bold(id)}  ${dim(safeText(what))}${stands}`;
    const inner = linesOf(step.steps ?? []).map((line) => `${dim(`${beside}│ `)}${line}`);
    return [head, ...inner];
  }

  function paint({ mood, text }: Standing): string {
    const paints = {
      idle: dim,
      running: colors.cyan,
      stopped: colors.yellow,
      waiting: colors.yellow,
      done: colors.green,
      failed: colors.red,
      skipped: dim,
    };
    return paints[mood](safeText(oneLine(text)));
  }

  function markOf(standing: Standing | undefined): string {
    const marks = {
      idle: dim(EMPTY),
      running: colors.cyan(FILLED),
      stopped: colors.yellow(FILLED),
      waiting: colors.yellow('?'),
      done: colors.green(figures.tick),
      failed: colors.red(figures.cross),
      skipped: dim(figures.arrowDown),
    };
    return standing ? marks[standing.mood] : FILLED;
  }
}

const FILLED = '◉';
const EMPTY = '◯';

/** What comes before a step of several that stand side by side, and before the lines below it. */
function branchOf(at: number, count: number): [string, string] {
  if (count === 1) return ['', ''];
  return at === count - 1 ? ['└─', '  '] : ['├─', '│ '];
}

/** The steps by how many stand before them at most. */
function levelsOf(steps: readonly GraphStep[]): GraphStep[][] {
  const byPlace = new Map(steps.map((step) => [step.place, step]));
  const known = new Map<string, number>();
  const depthOf = (step: GraphStep): number => {
    const before = known.get(step.place);
    if (before !== undefined) return before;
    const depth = 1 + Math.max(-1, ...step.needs.flatMap((need) => byPlace.get(need) ?? []).map(depthOf));
    known.set(step.place, depth);
    return depth;
  };
  const levels: GraphStep[][] = [];
  for (const step of steps) (levels[depthOf(step)] ??= []).push(step);
  return levels;
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
