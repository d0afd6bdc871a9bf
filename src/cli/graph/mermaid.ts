import type { Graph, GraphStep } from './graph.ts';
import type { Standing } from './standings.ts';

/** As Mermaid draws it (mermaid.js.org, flowchart): GitHub shows it in Markdown, between ```mermaid and ```. */
export function mermaidOf({ steps, finally: atEnd }: Graph): string {
  const all = [...steps, ...atEnd];
  return [
    'flowchart TD',
    ...indented([
      ...linesOf(steps),
      ...(atEnd.length === 0 ? [] : finallyLines(steps, atEnd)),
      ...edgesOf(all),
      ...standingLines(all),
    ]),
  ].join('\n');
}

function linesOf(steps: readonly GraphStep[]): string[] {
  return steps.flatMap((step) => (step.steps ? blockLines(step, step.steps) : [`${idOf(step)}${shapeOf(step)}`]));
}

function blockLines(step: GraphStep, inner: readonly GraphStep[]): string[] {
  return [
    `subgraph ${idOf(step)}["${labelOf(step)}"]`,
    ...indented(['direction TB', ...linesOf(inner), ...edgesOf(inner), ...againLine(step, inner)]),
    'end',
  ];
}

/** A loop goes from its last step back to its first. */
function againLine(step: GraphStep, inner: readonly GraphStep[]): string[] {
  const [first] = inner;
  const last = lastOf(inner).at(-1);
  return step.verb === 'loop' && first && last ? [`${idOf(last)} -. again .-> ${idOf(first)}`] : [];
}

function finallyLines(steps: readonly GraphStep[], atEnd: readonly GraphStep[]): string[] {
  return [
    'subgraph finally_["finally"]',
    ...indented(['direction TB', ...linesOf(atEnd)]),
    'end',
    ...lastOf(steps).map((step) => `${idOf(step)} -.-> finally_`),
  ];
}

/** Those that no other waits for. */
function lastOf(steps: readonly GraphStep[]): GraphStep[] {
  return steps.filter(({ place }) => !steps.some(({ needs }) => needs.includes(place)));
}

function edgesOf(steps: readonly GraphStep[]): string[] {
  return steps.flatMap((step) => {
    const arrow = step.condition === undefined ? '-->' : `-- "if ${escaped(cut(step.condition, 48))}" -->`;
    return step.needs.map((need) => `${nodeId(need)} ${arrow} ${idOf(step)}`);
  });
}

/** Work has corners, a person's answer is a rhombus, and what only tells or waits is round. */
function shapeOf(step: GraphStep): string {
  const label = `"${labelOf(step)}"`;
  if (step.verb === 'approve') return `{{${label}}}`;
  return step.verb === 'message' || step.verb === 'wait' ? `(${label})` : `[${label}]`;
}

function labelOf({ id, verb, about, standing }: GraphStep): string {
  const lines = [id, `${verb}: ${about}`, ...(standing && standing.mood !== 'idle' ? [standing.text] : [])];
  return lines.map((line) => escaped(cut(line))).join('<br/>');
}

function standingLines(all: readonly GraphStep[]): string[] {
  const every = withInner(all).filter(({ standing }) => standing);
  const moods = [...new Set(every.flatMap(({ standing }) => standing?.mood ?? []))];
  return moods.flatMap((mood) => [
    `classDef ${mood} ${COLORS[mood]}`,
    `class ${every
      .filter(({ standing }) => standing?.mood === mood)
      .map(idOf)
      .join(',')} ${mood}`,
  ]);
}

const COLORS: Readonly<Record<Standing['mood'], string>> = {
  idle: 'stroke-dasharray:4',
  running: 'fill:#ddf4ff,stroke:#0969da,color:#000',
  stopped: 'fill:#fff1e5,stroke:#bc4c00,color:#000',
  waiting: 'fill:#fff8c5,stroke:#9a6700,color:#000',
  done: 'fill:#dafbe1,stroke:#1a7f37,color:#000',
  failed: 'fill:#ffebe9,stroke:#cf222e,color:#000',
  skipped: 'fill:#f6f8fa,stroke:#6e7781,color:#000,stroke-dasharray:4',
};

const withInner = (steps: readonly GraphStep[]): GraphStep[] =>
  steps.flatMap((step) => [step, ...withInner(step.steps ?? [])]);

const idOf = ({ place }: GraphStep) => nodeId(place);
/** A name of its own, as `end` and others are words of Mermaid. */
const nodeId = (place: string) => `s_${place.replaceAll('/', '__')}`;
const cut = (text: string, most = 80) => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
};
/** What a label would read as its end, as HTML or as Markdown. */
const escaped = (text: string) =>
  text.replaceAll(/[&"<>#`\\[\]{}|*_]/g, (char) => (char === '_' ? char : `#${char.charCodeAt(0)};`));
const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`);
