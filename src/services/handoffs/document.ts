import type { Diagnostic } from '../../config/diagnostics/diagnostic.ts';
import { renderTemplate } from '../../config/templates/template.ts';
import { flag, list, number, record, text, type ValuesOf } from '../../config/templates/shapes.ts';
import { ok, type Result } from '../../domain/result.ts';
import { readTemplate } from '../named-files.ts';

/** The part of the playbook, and the role that plays it. */
const party = record({ part: text, role: text, title: text });
const check = record({ name: text, command: text, passed: flag, ending: text });
const finding = record({ where: text, problem: text });

/** Everything a handoff's template can name. Nothing of it is trusted: the shipped template fences or escapes it all. */
const HANDOFF_SHAPE = record({
  project: text,
  /** The handoff itself; in a run only where the step is verified. Its history is its way through the states, and who moved it. */
  handoff: record({
    id: text,
    title: text,
    state: text,
    // `from` says nothing where the handoff stayed in its state.
    history: list(record({ at: text, by: text, did: text, from: text, to: text, note: text })),
  }),
  /**
   * `id`, `playbook` and `step` say nothing outside runs. `branch` holds the work, and `range` shows it: what git log takes.
   * Where there are no commits neither says anything.
   */
  run: record({ id: text, playbook: text, step: text, branch: text, range: text }),
  from: party,
  to: party,
  /** What the playbook's step says, as far as it says anything. */
  fields: list(record({ name: text, heading: text, text })),
  commits: list(record({ commit: text, subject: text })),
  /** The changed files as `git diff --stat` shows them. */
  files: text,
  /** Changed files that nobody owns: whoever approves should know. */
  unowned: list(text),
  /** `number` is 0 for reviews in no loop; `answers` are what others of the round say of the findings. */
  rounds: list(
    record({
      number,
      reviews: list(record({ step: text, role: text, verdict: text, findings: list(finding) })),
      answers: list(record({ step: text, role: text, summary: text })),
    }),
  ),
  verification: list(
    record({
      step: text,
      role: text,
      passed: flag,
      layers: list(record({ layer: text, status: text, checks: list(check) })),
    }),
  ),
  /** The checks that failed, with the last lines they printed. */
  failures: list(record({ layer: text, name: text, tail: text })),
  approvals: list(record({ step: text, approved: flag, by: text, at: text, reason: text })),
  /** `text` is why, as the agent was told. */
  refused: list(record({ step: text, role: text, path: text, text })),
});

export type HandoffValues = ValuesOf<typeof HANDOFF_SHAPE>;

/** The document as Markdown. @param template the config's `handoff.template`; default: the shipped one */
export function renderHandoff(
  values: HandoffValues,
  { configDir, template }: { configDir: string; template?: string | undefined },
): Result<string, Diagnostic[]> {
  const named = template === undefined ? undefined : { configDir, path: template, key: 'handoff.template' };
  const compiled = readTemplate(named, 'handoff.md.hbs', HANDOFF_SHAPE);
  if (!compiled.ok) return compiled;
  const rendered = renderTemplate(compiled.value, values);
  return rendered.ok ? ok(`${rendered.value.trim()}\n`) : rendered;
}
