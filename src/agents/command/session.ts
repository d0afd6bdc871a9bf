import type { AnswerRule } from '../../config/generated/config.ts';
import type { AgentSession } from '../../domain/event.ts';
import { atPointer } from '../../config/yaml/at-pointer.ts';

/** What a program says of its session, gathered from the documents that it prints. */
export interface SessionReader {
  see(document: unknown): void;
  /** Undefined where the rule points at nothing of a session. */
  session(): AgentSession | undefined;
}

/** What is not there, or not as it must be, is '' or 0. */
export function sessionReader(rule: AnswerRule): SessionReader {
  const { session, cost_usd, input_tokens, output_tokens } = rule;
  const counts = [cost_usd, input_tokens, output_tokens].map((pointer) => counter(pointer, rule.usage === 'sum'));
  const [cost, input, output] = counts.map(({ total }) => total);
  let id = '';
  return {
    see(document) {
      id = idIn(document, session) ?? id;
      for (const { see } of counts) see(document);
    },
    session() {
      if ([session, cost_usd, input_tokens, output_tokens].every((pointer) => pointer === undefined)) return undefined;
      const tokens = { input: input?.() ?? 0, output: output?.() ?? 0 };
      return { id, costUsd: cost?.() ?? 0, tokens, denials: [] };
    },
  };
}

/** An id becomes an argument of a later call: nothing that could be an option, or that no program can be given. */
function idIn(document: unknown, pointer: string | undefined): string | undefined {
  const value = pointer === undefined ? undefined : atPointer(document, pointer);
  return typeof value === 'string' && /^[\w./:@+=][\w./:@+=-]{0,199}$/.test(value) ? value : undefined;
}

interface Counter {
  see(document: unknown): void;
  total(): number;
}

function counter(pointer: string | undefined, isSum: boolean): Counter {
  let total = 0;
  return {
    see(document) {
      const value = pointer === undefined ? undefined : atPointer(document, pointer);
      const next = typeof value !== 'number' || value < 0 ? NaN : isSum ? total + value : value;
      if (Number.isFinite(next)) total = next;
    },
    total: () => total,
  };
}
