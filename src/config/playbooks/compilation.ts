import type { Condition, ListExpression, Text, ValueExpression } from '../../domain/playbook.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Diagnostic, Position } from '../diagnostics/diagnostic.ts';
import { hintFor, nearest } from '../diagnostics/suggest.ts';
import { parseDuration } from '../duration.ts';
import type { Playbook as PlaybookFile } from '../generated/playbook.ts';
import type { Shape } from '../templates/shapes.ts';
import type { Path, YamlFile } from '../yaml/yaml-file.ts';
import type { ExpressionFault } from './expression-faults.ts';
import { compileCondition, compileList, compileValue } from './expressions.ts';
import { shapesOfInputs } from './inputs.ts';
import { type Listing, listingOf } from './lists.ts';
import type { Names } from './names.ts';
import { faultsInSchema } from './output-schema.ts';
import { compilePlaybookText } from './texts.ts';
import type { Uses } from './uses.ts';

type PartFile = NonNullable<PlaybookFile['parts']>[string];

interface FaultOptions {
  hint?: string | undefined;
  /** Marks the key that the value stands under. */
  what?: 'key';
  /** Another place that belongs to the mistake. */
  other?: { path: Path; message: string };
}

interface Fault {
  code: string;
  message: string;
  at: Position;
  hint?: string | undefined;
  related?: { at: Position; message: string }[] | undefined;
}

/** One playbook being compiled: collects every fault, and compiles what stands in it at a place. */
export class Compilation {
  readonly faults: Diagnostic[] = [];
  readonly parts: ReadonlyMap<string, PartFile>;
  readonly inputs: ReadonlyMap<string, Shape>;
  readonly listing: Listing;
  /** Which parts must be played by other roles than a part is: part → parts. */
  readonly apart = new Map<string, Set<string>>();
  readonly uses: Uses;
  /** How many playbooks stand inside each other here. */
  height = 1;
  readonly #yaml: YamlFile;

  constructor(raw: PlaybookFile, yaml: YamlFile, uses: Uses) {
    this.#yaml = yaml;
    this.uses = uses;
    this.parts = new Map(Object.entries(raw.parts ?? {}));
    this.inputs = shapesOfInputs(raw);
    this.listing = listingOf(raw);
  }

  fault(code: string, message: string, path: Path, { hint, what, other }: FaultOptions = {}): void {
    const related = other && [{ at: this.#yaml.at(other.path), message: other.message }];
    this.#push({ code, message, at: this.#yaml.at(path, what), hint, related });
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

  /** A part over which an each goes. @returns what was probably meant, so that no further mistakes follow */
  fan(part: string, path: Path): string {
    const declared = this.parts.get(part);
    if (!declared) {
      this.part(part, path, new Set());
      return nearest(part, this.parts.keys()) ?? part;
    }
    if (!declared.many) {
      const hint = `let several play it: parts: { ${part}: { many: true, … } }`;
      this.fault('part-of-one', `part '${part}' is played by one role, so there is nothing to spread`, path, { hint });
    }
    return part;
  }

  condition(source: string, path: Path, names: Names): Condition {
    return this.#expression(compileCondition(source, names), path, NEVER);
  }

  list(source: string, path: Path, names: Names): ListExpression {
    return this.#expression(compileList(source, names), path, NOTHING);
  }

  value(source: string, path: Path, names: Names): ValueExpression {
    return this.#expression(compileValue(source, names), path, NONE);
  }

  text(source: string, path: Path, names: Names): Text {
    const compiled = compilePlaybookText(this.#yaml, path, source, names);
    if (compiled.ok) return compiled.value;
    this.faults.push(...compiled.error);
    return { source, render: () => err('it has errors') };
  }

  outputSchema(schema: Record<string, unknown>, path: Path): Record<string, unknown> {
    for (const { message, hint, at, isKey } of faultsInSchema(schema))
      this.fault('bad-output-schema', message, [...path, ...at], { hint, ...(isKey && { what: 'key' }) });
    return schema;
  }

  /** The role that plays one part may not play the other as well. */
  keepApart(part: string, other: string): void {
    this.apart.set(part, new Set([...(this.apart.get(part) ?? []), other]));
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

  #push({ code, message, at, hint, related }: Fault): void {
    const more = { ...(hint !== undefined && { hint }), ...(related && { related }) };
    this.faults.push({ severity: 'error', file: this.#yaml.file, code, message, at, ...more });
  }
}

const NEVER: Condition = { source: 'false', holds: () => ok(false) };
const NONE: ValueExpression = { source: 'null', value: () => ok(null) };
const NOTHING: ListExpression = { source: '[]', items: () => ok([]) };
