import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Condition, Step, Text } from '../../domain/playbook.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { compileCondition } from './expressions.ts';
import type { Playbook as PlaybookFile, Step as StepFile } from '../generated/playbook.ts';
import { ANSWER, compilePlaybookText, DOCUMENT, type Names, shapeOfOutput } from './texts.ts';
import { any, type Shape } from '../templates/shapes.ts';
import type { Path, YamlFile } from '../yaml/yaml-file.ts';

const VERBS = ['agent', 'loop', 'verify', 'approve', 'handoff'] as const;
/** Keys that only an agent step has. */
const AGENT_KEYS = ['prompt', 'access', 'session', 'output'] as const;

/** Checks what a schema can't say, and compiles conditions and texts. Collects every error. */
export function compileSteps(raw: PlaybookFile, yaml: YamlFile): Result<Step[], Diagnostic[]> {
  const compiler = new StepCompiler(raw, yaml);
  const steps = compiler.compileList(raw.steps, ['steps']);
  return compiler.faults.length > 0 ? err(compiler.faults) : ok(steps);
}

class StepCompiler {
  readonly faults: Diagnostic[] = [];
  readonly #yaml: YamlFile;
  readonly #parts: Set<string>;
  readonly #names: Names;
  readonly #ids = new Set<string>();

  constructor(raw: PlaybookFile, yaml: YamlFile) {
    this.#yaml = yaml;
    this.#parts = new Set(Object.keys(raw.parts ?? {}));
    this.#names = { inputs: Object.keys(raw.inputs ?? {}), parts: [...this.#parts], steps: new Map() };
  }

  compileList(steps: readonly StepFile[], path: Path): Step[] {
    return steps.flatMap((step, index) => {
      const compiled = this.#compile(step, [...path, index]);
      this.#remember(step, [...path, index]);
      return compiled ? [compiled] : [];
    });
  }

  #compile(raw: StepFile, path: Path): Step | undefined {
    const verbs = VERBS.filter((verb) => raw[verb] !== undefined);
    if (verbs.length !== 1) {
      const message =
        verbs.length === 0
          ? `step ${raw.id} does nothing`
          : `step ${raw.id} has ${verbs.length} verbs: ${verbs.join(', ')}`;
      this.#fault('step-verb', message, path, { hint: `give it exactly one of ${VERBS.join(', ')}` });
      return undefined;
    }
    this.#checkAgentKeys(raw, path);
    const condition = raw.if === undefined ? undefined : this.#condition(raw.if, [...path, 'if']);
    const base = { id: raw.id, title: raw.title ?? raw.id, ...(condition && { condition }) };
    switch (verbs[0]) {
      case 'agent':
        return this.#agent(raw, base, path);
      case 'loop':
        return this.#loop(raw, base, path);
      case 'verify':
        this.#part(raw.verify?.part, [...path, 'verify', 'part']);
        return { ...base, verb: 'verify', part: raw.verify?.part ?? '' };
      case 'approve':
        return {
          ...base,
          verb: 'approve',
          question: this.#text(raw.approve?.question ?? '', [...path, 'approve', 'question']),
        };
      case 'handoff':
        return this.#handoff(raw, base, path);
      default:
        return undefined;
    }
  }

  #agent(raw: StepFile, base: StepBase, path: Path): Step {
    this.#part(raw.agent, [...path, 'agent']);
    if (raw.prompt === undefined) this.#fault('missing-prompt', `step ${raw.id} asks an agent and has no prompt`, path);
    if (raw.output !== undefined) this.#checkOutputSchema(raw.output, [...path, 'output']);
    return {
      ...base,
      verb: 'agent',
      part: raw.agent ?? '',
      prompt: this.#text(raw.prompt ?? '', [...path, 'prompt']),
      access: raw.access ?? 'write',
      session: raw.session ?? 'fresh',
      ...(raw.output !== undefined && { output: raw.output as Record<string, unknown> }),
    };
  }

  #loop(raw: StepFile, base: StepBase, path: Path): Step {
    // In a later round the steps of the round before have outputs: a text asks for them with #if.
    for (const step of raw.loop?.steps ?? []) this.#names.steps.set(step.id, outputOf(step));
    const steps = this.compileList(raw.loop?.steps ?? [], [...path, 'loop', 'steps']);
    const until = this.#condition(raw.loop?.until ?? '', [...path, 'loop', 'until']) ?? NEVER;
    return { ...base, verb: 'loop', max: raw.loop?.max ?? 1, until, steps };
  }

  #handoff(raw: StepFile, base: StepBase, path: Path): Step {
    const { from = '', to = '', fields = {} } = raw.handoff ?? {};
    this.#part(from, [...path, 'handoff', 'from']);
    this.#part(to, [...path, 'handoff', 'to']);
    const texts = Object.entries(fields).map(
      ([name, text]) => [name, this.#text(text, [...path, 'handoff', 'fields', name])] as const,
    );
    return { ...base, verb: 'handoff', from, to, fields: Object.fromEntries(texts) };
  }

  #checkAgentKeys(raw: StepFile, path: Path): void {
    if (raw.agent !== undefined) return;
    for (const key of AGENT_KEYS) {
      if (raw[key] !== undefined) {
        this.#fault('agent-only', `${key} belongs to an agent step, and step ${raw.id} is none`, [...path, key], {
          what: 'key',
        });
      }
    }
  }

  #part(part: string | undefined, path: Path): void {
    if (part === undefined || this.#parts.has(part)) return;
    const hint =
      this.#parts.size === 0 ? 'this playbook declares no parts' : `the parts are ${[...this.#parts].join(', ')}`;
    this.#fault('unknown-part', `part ${part} is not declared under parts`, path, { hint });
  }

  #condition(source: string, path: Path): Condition | undefined {
    const compiled = compileCondition(source);
    if (compiled.ok) return compiled.value;
    this.#fault('bad-expression', `this expression is not valid: ${compiled.error.message}`, path);
    return undefined;
  }

  #text(source: string, path: Path): Text {
    const compiled = compilePlaybookText(this.#yaml, path, source, this.#names);
    if (compiled.ok) return compiled.value;
    this.faults.push(...compiled.error);
    return { source, render: () => err('it has errors') };
  }

  #checkOutputSchema(schema: object, path: Path): void {
    try {
      new Ajv2020({ strict: false }).compile(schema);
    } catch (error) {
      this.#fault('bad-output-schema', `this is no JSON Schema: ${(error as Error).message}`, path);
    }
  }

  /** From here on, expressions and texts may read this step's output. */
  #remember(raw: StepFile, path: Path): void {
    if (this.#ids.has(raw.id)) {
      this.#fault('duplicate-step', `there is already a step ${raw.id}`, [...path, 'id']);
    }
    this.#ids.add(raw.id);
    if (raw.loop === undefined) this.#names.steps.set(raw.id, outputOf(raw));
  }

  #fault(code: string, message: string, path: Path, more: { hint?: string; what?: 'key' | 'value' } = {}): void {
    const { hint, what } = more;
    const at = this.#yaml.at(path, what);
    this.faults.push({
      severity: 'error',
      code,
      message,
      file: this.#yaml.file,
      at,
      ...(hint !== undefined && { hint }),
    });
  }
}

function outputOf(raw: StepFile): Shape {
  if (raw.agent !== undefined) return shapeOfOutput(raw.output as Record<string, unknown> | undefined);
  if (raw.approve !== undefined) return ANSWER;
  return raw.handoff === undefined ? any : DOCUMENT;
}

type StepBase = Pick<Step, 'id' | 'title'> & { condition?: Condition };

const NEVER: Condition = { source: 'false', holds: () => ok(false) };
