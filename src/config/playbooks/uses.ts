import type { Playbook } from '../../domain/playbook.ts';
import type { Result } from '../../domain/result.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Outputs } from './names.ts';

/** Where the playbooks are that one can use. */
export interface Shelf {
  names(): readonly string[];
  /** Undefined where there is none of this name. */
  find(name: string): Result<PlaybookSource, Diagnostic[]> | undefined;
}

export interface PlaybookSource {
  /** The file's name as it is shown. */
  file: string;
  text: string;
}

/** A playbook without errors, by itself. */
export type CompiledPlaybook = Omit<Playbook, 'used' | 'hash'> & {
  /** What its own list of steps gives. */
  gives: Outputs;
  /** How many playbooks stand inside each other: 1 for one that uses none. */
  height: number;
};

type Compile = (source: PlaybookSource, name: string, uses: Uses) => Result<CompiledPlaybook, Diagnostic[]>;

export type Used =
  | { kind: 'unknown'; names: readonly string[] }
  /** Each uses the next, and the last the first. */
  | { kind: 'circle'; circle: string[] }
  | { kind: 'broken'; faults: Diagnostic[] }
  | { kind: 'compiled'; playbook: CompiledPlaybook };

/** The playbooks that one uses, directly or not. Each is compiled once, whoever uses it. */
export class Uses {
  /** The texts of all that were found, by their names. */
  readonly texts: Record<string, string> = {};
  readonly #shelf: Shelf;
  readonly #compile: Compile;
  readonly #known = new Map<string, Used>();
  /** The one that is compiled now, and before it those that use it. */
  readonly #trail: string[];

  /** @param name the playbook that is asked for */
  constructor(shelf: Shelf, compile: Compile, name: string) {
    this.#shelf = shelf;
    this.#compile = compile;
    this.#trail = [name];
  }

  open(name: string): Used {
    const at = this.#trail.indexOf(name);
    if (at >= 0) return { kind: 'circle', circle: [...this.#trail.slice(at), name] };
    const used = this.#known.get(name) ?? this.#read(name);
    this.#known.set(name, used);
    return used;
  }

  #read(name: string): Used {
    const source = this.#shelf.find(name);
    if (!source) return { kind: 'unknown', names: this.#shelf.names().filter((other) => !this.#trail.includes(other)) };
    if (!source.ok) return { kind: 'broken', faults: source.error };
    this.texts[name] = source.value.text;
    this.#trail.push(name);
    const compiled = this.#compile(source.value, name, this);
    this.#trail.pop();
    return compiled.ok ? { kind: 'compiled', playbook: compiled.value } : { kind: 'broken', faults: compiled.error };
  }
}
