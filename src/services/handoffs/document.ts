import type { Diagnostic } from '../../config/diagnostics/diagnostic.ts';
import { renderTemplate } from '../../config/templates/template.ts';
import { flag, list, number, record, text, type ValuesOf } from '../../config/templates/shapes.ts';
import { ok, type Result } from '../../domain/result.ts';
import { readTemplate } from '../named-files.ts';

const role = record({ role: text, title: text });
const check = record({ name: text, command: text, passed: flag, ending: text });

/** Everything a handoff's template can name. Nothing of it is trusted: the shipped template fences or escapes it all. */
const HANDOFF_SHAPE = record({
  project: text,
  /** `base` and `tip` are the commits that the work lies between. */
  run: record({ id: text, playbook: text, step: text, base: text, tip: text }),
  from: role,
  to: role,
  state: text,
  /** What the playbook's step says; see `handoffFields`. */
  fields: list(record({ name: text, heading: text, text, required: flag })),
  commits: list(record({ commit: text, subject: text })),
  /** The changed files as `git diff --stat` shows them. */
  files: text,
  /** Changed files that nobody owns: whoever approves should know. */
  unowned: list(text),
  reviews: list(
    record({ round: number, role: text, verdict: text, findings: list(record({ where: text, problem: text })) }),
  ),
  verification: list(record({ layer: text, status: text, checks: list(check) })),
  /** The checks that failed, with the last lines they printed. */
  failures: list(record({ layer: text, name: text, tail: text })),
  approvals: list(record({ approved: flag, by: text, at: text, reason: text })),
  refused: list(record({ role: text, path: text, text })),
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

/** Fields in the order of the playbook, and after them those that are required and missing. */
export function handoffFields(
  fields: Readonly<Record<string, string>>,
  required: readonly string[],
): HandoffValues['fields'] {
  const names = new Set([...Object.keys(fields), ...required]);
  return [...names].map((name) => ({
    name,
    heading: name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' '),
    text: fields[name]?.trim() ?? '',
    required: required.includes(name),
  }));
}
