import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Condition, ListExpression, Text } from '../../domain/playbook.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { hintFor } from '../diagnostics/suggest.ts';
import { parseDuration } from '../duration.ts';
import type { Playbook as PlaybookFile, Step as StepFile } from '../generated/playbook.ts';
import type { Path, YamlFile } from '../yaml/yaml-file.ts';
import { compileCondition, compileList, type ExpressionFault } from './expressions.ts';
import type { Names } from './names.ts';
import { compilePlaybookText } from './texts.ts';

type PartFile = NonNullable<PlaybookFile['parts']>[string];

/** One playbook being compiled: collects every fault, and compiles what stands in it at a place. */
export class Compilation {
  readonly faults: Diagnostic[] = [];
  readonly parts: ReadonlyMap<string, PartFile>;
  readonly inputs: readonly string[];
  /** The ids of all steps, at whatever depth, and for one in an `each` the innermost. */
  readonly stepIds: ReadonlyMap<string, { each: string | undefined }>;
  /** Which parts must be played by other roles than a part is: part → parts. */
  readonly apart = new Map<string, Set<string>>();
  readonly #yaml: YamlFile;

  constructor(raw: PlaybookFile, yaml: YamlFile) {
    this.#yaml = yaml;
    this.parts = new Map(Object.entries(raw.parts ?? {}));
    this.inputs = Object.keys(raw.inputs ?? {});
    this.stepIds = new Map(idsIn(raw.steps, undefined));
  }

  fault(code: string, message: string, path: Path, more: { hint?: string | undefined; what?: 'key' } = {}): void {
    const { hint, what } = more;
    const at = this.#yaml.at(path, what);
    this.#push({ code, message, at, hint });
  }

  /** A part whose one role does something. @param alone the `many` parts that are played by one role here */
  part(part: string | undefined, path: Path, alone: ReadonlySet<string>): string {
    if (part === undefined) return '';
    const declared = this.parts.get(part);
    if (!declared) {
      const hint = this.parts.size === 0 ? 'this playbook declares no parts' : undefined;
      this.fault('unknown-part', `part '${part}' is not declared under parts`, path, {
        hint: hint ?? hintFor(part, [...this.parts.keys()], 'the parts are'),
      });
    } else if (declared.many && !alone.has(part)) {
      this.fault('part-of-many', `part '${part}' is played by several roles, and here one has to do it`, path, {
        hint: `put the step into an each over it: each: { part: ${part}, steps: … }`,
      });
    }
    return part;
  }

  condition(source: string, path: Path, names: Names): Condition {
    return this.#expression(compileCondition(source, names), path, NEVER);
  }

  list(source: string, path: Path, names: Names): ListExpression {
    return this.#expression(compileList(source, names), path, NOTHING);
  }

  text(source: string, path: Path, names: Names): Text {
    const compiled = compilePlaybookText(this.#yaml, path, source, names);
    if (compiled.ok) return compiled.value;
    this.faults.push(...compiled.error);
    return { source, render: () => err('it has errors') };
  }

  outputSchema(schema: object, path: Path): Record<string, unknown> {
    try {
      new Ajv2020({ strict: false }).compile(schema);
    } catch (error) {
      this.fault('bad-output-schema', `this is no JSON Schema: ${(error as Error).message}`, path, { what: 'key' });
    }
    return schema as Record<string, unknown>;
  }

  duration(text: string | undefined): number | undefined {
    return text === undefined ? undefined : parseDuration(text);
  }

  /** A fault inside a text value. */
  within(code: string, message: string, path: Path, offset: number, length: number, hint?: string): void {
    this.#push({ code, message, at: this.#yaml.within(path, offset, length), hint });
  }

  #expression<T>(compiled: Result<T, ExpressionFault[]>, path: Path, instead: T): T {
    if (compiled.ok) return compiled.value;
    for (const { code, message, start, end, hint } of compiled.error)
      this.within(code, message, path, start, Math.max(1, end - start), hint);
    return instead;
  }

  #push({ hint, ...fault }: Pick<Diagnostic, 'code' | 'message' | 'at'> & { hint: string | undefined }): void {
    this.faults.push({ severity: 'error', file: this.#yaml.file, ...fault, ...(hint !== undefined && { hint }) });
  }
}

const NEVER: Condition = { source: 'false', holds: () => ok(false) };
const NOTHING: ListExpression = { source: '[]', items: () => ok([]) };

type Place = [string, { each: string | undefined }];

function idsIn(steps: readonly StepFile[], each: string | undefined): Place[] {
  return steps.flatMap((step): Place[] => [
    [step.id, { each }],
    ...idsIn(step.loop?.steps ?? [], each),
    ...idsIn(step.each?.steps ?? [], step.id),
  ]);
}
