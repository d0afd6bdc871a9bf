import { flag, list, record, text, type ValuesOf } from '../../config/templates/shapes.ts';
import { renderTemplate } from '../../config/templates/template.ts';
import { authorName } from '../../domain/author.ts';
import { type Decision, statusOf } from '../../domain/decision.ts';
import { readTemplate } from '../named-files.ts';

const option = record({ name: text, pros: list(text), cons: list(text) });

/** Everything that the file of a decision can name. The texts are by agents and people: the template escapes them all. */
const DECISION_SHAPE = record({
  id: text,
  /** As MADR has it: proposed, accepted, superseded by ADR-0007. */
  status: text,
  date: text,
  makers: list(text),
  consulted: list(text),
  informed: list(text),
  title: text,
  description: text,
  category: text,
  scope: text,
  tags: list(text),
  task: text,
  options: list(option),
  arguments: flag,
  /** Empty as long as it is pending. */
  choice: text,
  rationale: text,
  /** What speaks for and against the option that was chosen. */
  consequences: flag,
  good: list(text),
  bad: list(text),
  /** Other decisions; `file` is empty where one has no file in the folder. */
  links: list(record({ what: text, name: text, file: text })),
  without: list(text),
  inputs: list(record({ by: text, prefers: text, text })),
});

/** The names of the decisions' files, by the decisions' ids. */
export type FileNames = ReadonlyMap<string, string>;

/** A decision as a Markdown Any Decision Record (MADR 4, adr.github.io/madr). The same decision gives the same bytes. */
export function madrOf(decision: Decision, files: FileNames): string {
  const template = readTemplate(undefined, 'decision.md.hbs', DECISION_SHAPE);
  const rendered = template.ok ? renderTemplate(template.value, valuesOf(decision, files)) : template;
  if (!rendered.ok) throw new Error(rendered.error.map(({ message }) => message).join('; '));
  // Parts that stay empty leave empty lines behind.
  return `${rendered.value.trim().replaceAll(/\n{3,}/g, '\n\n')}\n`;
}

function valuesOf(decision: Decision, files: FileNames): ValuesOf<typeof DECISION_SHAPE> {
  const { id, title, description = '', category, scope, tags, options, about, decided, superseded, inputs } = decision;
  const chosen = options.find(({ name }) => name === decided?.choice);
  const latest = superseded ?? decided ?? decision.proposed;
  return {
    id,
    status: statusIn(decision, files),
    date: latest.at.slice(0, 10),
    makers: decided ? [authorName(decided.by)] : [],
    consulted: decided?.contributors ?? [],
    informed: decision.affects.map((role) => (role === 'all' ? 'everybody' : role)),
    title,
    description,
    category,
    scope,
    tags,
    options,
    task: about?.task ?? '',
    arguments: options.some(({ pros, cons }) => pros.length + cons.length > 0),
    choice: decided?.choice ?? '',
    rationale: decided?.rationale ?? '',
    consequences: chosen !== undefined && chosen.pros.length + chosen.cons.length > 0,
    good: chosen?.pros ?? [],
    bad: chosen?.cons ?? [],
    links: [
      ...decision.replaces.map((replaced) => linkTo('Replaces', replaced, files)),
      ...(superseded ? [linkTo('Superseded by', superseded.replacement, files)] : []),
    ],
    without: decided?.withoutInput ?? [],
    inputs: inputs.map(({ by, prefers = '', text }) => ({ by: authorName(by), prefers, text })),
  };
}

function statusIn(decision: Decision, files: FileNames): string {
  const { superseded, decided } = decision;
  if (superseded) {
    const number = /^\d+/.exec(files.get(superseded.replacement) ?? '')?.[0];
    return `superseded by ${number === undefined ? superseded.replacement : `ADR-${number}`}`;
  }
  if (statusOf(decision) === 'archived' && !decided) return 'rejected';
  return decided ? 'accepted' : 'proposed';
}

/** A file may have been given any name meanwhile. */
function linkTo(what: string, id: string, files: FileNames) {
  const name = files.get(id);
  const file = name === undefined ? '' : encodeURIComponent(name).replaceAll('(', '%28').replaceAll(')', '%29');
  return { what, name: name ?? id, file };
}
