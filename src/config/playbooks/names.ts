import { isRecord } from '../../domain/schema/json-schema.ts';
import { type Absence, any, type Fields, flag, list, number, record, type Shape, text } from '../templates/shapes.ts';
import type { Step as StepFile } from '../generated/playbook.ts';

/** What expressions and texts may name at some point of a playbook. */
export interface Names {
  inputs: ReadonlyMap<string, Shape>;
  /** Parts that one role plays here, and parts that several play. */
  parts: { one: readonly string[]; many: readonly string[] };
  /** The outputs that can be read: of the steps that this one waits for. */
  steps(): Outputs;
  /** Why the output of another step of the playbook is not there; undefined where there is no such step. */
  whyAbsent(id: string): string | undefined;
  /** In a branch of an `each`. */
  item?: Shape;
  /** In the steps under `finally`, which know how the run went. */
  atEnd?: true;
}

/** What can be read of steps, by their ids. */
export type Outputs = ReadonlyMap<string, Output>;

interface Output {
  shape: Shape;
  /** When it is not there, for one that is not always: `in the first round`, of a step that runs later in its loop. */
  absent?: string;
}

/** The names as one shape, for the check of texts and expressions. */
export function shapeOfNames({ inputs, parts, steps: gather, whyAbsent, item, atEnd }: Names): Shape {
  const steps = gather();
  const sometimes = [...steps].flatMap(([id, { absent }]) => (absent === undefined ? [] : [[id, absent] as const]));
  return {
    ...record({
      run: atEnd ? RUN_AT_END : RUN,
      inputs: record(Object.fromEntries(inputs)),
      parts: record({ ...fieldsOf(parts.one, text), ...fieldsOf(parts.many, list(text)) }),
      steps: {
        ...record(recordsOf(steps)),
        absent: { get: (id) => notYet(id, whyAbsent(id)) },
        sometimes: new Map(sometimes),
      },
      ...(item && { item }),
    }),
    ...(!item && { absent: new Map([['item', NO_ITEM]]) }),
  };
}

function notYet(id: string, hint: string | undefined): Absence | undefined {
  return hint === undefined ? undefined : { code: 'output-not-yet', message: `'steps.${id}' is not there yet`, hint };
}

const RUN_AT_END: Shape = record({ id: text, failed: flag, reason: text });
const RUN: Shape = {
  ...record({ id: text }),
  absent: new Map(
    ['failed', 'reason'].map((name): [string, Absence] => [
      name,
      {
        code: 'output-not-yet',
        message: `'run.${name}' is not there yet`,
        hint: 'only the steps under finally know how the run went',
      },
    ]),
  ),
};

const NO_ITEM: Absence = {
  code: 'item-outside-each',
  message: "there is no 'item' here",
  hint: 'only the steps inside an each have an item',
};

/** What a step's output looks like to those after it. @param inner the outputs of the steps inside an `each` */
export function shapeOfOutput(raw: StepFile, inner: Outputs = new Map(), item: Shape = any): Shape {
  if (raw.agent !== undefined || raw.run !== undefined) return raw.output ? shapeOfSchema(raw.output) : FREE_TEXT;
  if (raw.approve) return ANSWER;
  if (raw.handoff) return DOCUMENT;
  if (raw.message) return MESSAGE;
  if (raw.wait) return WAITED;
  if (raw.loop) return record({ rounds: number, exhausted: flag });
  if (!raw.each) return any;
  const done = record({ key: text, item, steps: record(recordsOf(inner)) });
  return record({ done: list(done), failed: list(record({ key: text, item, reason: text })) });
}

/** A person's answer. */
const ANSWER: Shape = record({ approved: flag, by: text, reason: text, at: text });
const DOCUMENT: Shape = record({ document: text, text });
const MESSAGE: Shape = record({ message: text });
const WAITED: Shape = record({ tries: number });
/** What an agent says, or a command prints, where no schema is given. */
const FREE_TEXT: Shape = record({ text });

/** What a JSON Schema leaves open is checked when it is rendered. */
function shapeOfSchema(schema: unknown): Shape {
  const { type, properties, items, enum: values } = (schema ?? {}) as Record<string, unknown>;
  if (Array.isArray(values) && values.every((value) => typeof value === 'string')) return text;
  switch (type) {
    case 'string':
      return text;
    case 'number':
    case 'integer':
      return number;
    case 'boolean':
      return flag;
    case 'array':
      return list(shapeOfSchema(items));
    case 'object':
      return isRecord(properties) ? record(mapValues(properties, shapeOfSchema)) : any;
    default:
      return any;
  }
}

function recordsOf(outputs: Outputs): Fields {
  return mapValues(Object.fromEntries(outputs), ({ shape }) => record({ output: shape, round: number }));
}

function fieldsOf(names: readonly string[], shape: Shape): Fields {
  return Object.fromEntries(names.map((name) => [name, shape]));
}

function mapValues<T>(fields: Record<string, T>, shape: (value: T) => Shape): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, shape(value)]));
}
