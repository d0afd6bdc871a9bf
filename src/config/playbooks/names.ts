import { any, type Fields, flag, list, number, record, type Shape, text } from '../templates/shapes.ts';
import type { Step as StepFile } from '../generated/playbook.ts';

/** What expressions and texts may name at some point of a playbook. */
export interface Names {
  inputs: readonly string[];
  /** Parts that one role plays here, and parts that several play. */
  parts: { one: readonly string[]; many: readonly string[] };
  /** The outputs that are there: of the steps that this one waits for. */
  steps: ReadonlyMap<string, Shape>;
  /** Other steps of the playbook, and why their outputs are not there. */
  absent: ReadonlyMap<string, string>;
  /** In a branch of an `each`. */
  item?: Shape;
}

/** The names as one shape, for the check of texts and expressions. */
export function shapeOfNames({ inputs, parts, steps, absent, item }: Names): Shape {
  const outputs = mapValues(Object.fromEntries(steps), (output) => record({ output, round: number }));
  return record({
    run: record({ id: text }),
    inputs: record(fieldsOf(inputs, text)),
    parts: record({ ...fieldsOf(parts.one, text), ...fieldsOf(parts.many, list(text)) }),
    steps: { ...record(outputs), absent },
    ...(item && { item }),
  });
}

/** What a step's output looks like to those after it. @param inner the outputs of the steps inside an `each` */
export function shapeOfOutput(raw: StepFile, inner: ReadonlyMap<string, Shape>, item: Shape = any): Shape {
  if (raw.agent !== undefined || raw.run !== undefined) return raw.output ? shapeOfSchema(raw.output) : FREE_TEXT;
  if (raw.approve) return ANSWER;
  if (raw.handoff) return DOCUMENT;
  if (raw.loop) return record({ rounds: number });
  if (!raw.each) return any;
  const steps = mapValues(Object.fromEntries(inner), (output) => record({ output, round: number }));
  const done = record({ key: text, item, steps: record(steps) });
  return record({ done: list(done), failed: list(record({ key: text, item, reason: text })) });
}

/** A person's answer. */
const ANSWER: Shape = record({ approved: flag, by: text, reason: text, at: text });
const DOCUMENT: Shape = record({ document: text, text });
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
      return properties === undefined ? any : record(mapValues(properties as Record<string, unknown>, shapeOfSchema));
    default:
      return any;
  }
}

function fieldsOf(names: readonly string[], shape: Shape): Fields {
  return Object.fromEntries(names.map((name) => [name, shape]));
}

function mapValues<T>(fields: Record<string, T>, shape: (value: T) => Shape): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, shape(value)]));
}
