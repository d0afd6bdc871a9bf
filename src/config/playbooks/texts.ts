import type { Text } from '../../domain/playbook.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { compileTemplate, renderTemplate } from '../templates/template.ts';
import { any, flag, type Fields, list, number, record, type Shape, text } from '../templates/shapes.ts';
import type { Path, YamlFile } from '../yaml/yaml-file.ts';

/** What the texts of a playbook may name at some point: each step adds its output for those after it. */
export interface Names {
  inputs: string[];
  parts: string[];
  steps: Map<string, Shape>;
}

/** An approve step's output: a person's answer. */
export const ANSWER: Shape = record({ approved: flag, by: text, reason: text, at: text });
/** A handoff step's output. */
export const DOCUMENT: Shape = record({ document: text });
/** What an agent step without a schema gives. */
const FREE_TEXT: Shape = record({ text });

/** Compiles a text that stands at `path` in a playbook; its errors point into the YAML. */
export function compilePlaybookText(
  yaml: YamlFile,
  path: Path,
  source: string,
  names: Names,
): Result<Text, Diagnostic[]> {
  const known = shapeOf(names);
  const compiled = compileTemplate(yaml.file, source, {
    known,
    locate: (offset, length) => yaml.within(path, offset, length),
  });
  if (!compiled.ok) return compiled;
  return ok({
    source,
    render: (scope) => {
      const rendered = renderTemplate(compiled.value, scope);
      return rendered.ok ? rendered : err(rendered.error.map(({ message }) => message).join('; '));
    },
  });
}

/** The shape of what an agent answers, from the step's JSON Schema; what a schema leaves open is checked later. */
export function shapeOfOutput(schema: Record<string, unknown> | undefined): Shape {
  return schema === undefined ? FREE_TEXT : shapeOfSchema(schema);
}

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

function shapeOf({ inputs, parts, steps }: Names): Shape {
  return record({
    run: record({ id: text }),
    inputs: record(allTexts(inputs)),
    parts: record(allTexts(parts)),
    steps: record(mapValues(Object.fromEntries(steps), (output) => record({ output, round: number }))),
  });
}

function allTexts(names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, text]));
}

function mapValues<T>(fields: Record<string, T>, shape: (value: T) => Shape): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, shape(value)]));
}
