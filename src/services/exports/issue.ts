import { execa } from 'execa';
import { flag, list, record, text, type ValuesOf } from '../../config/templates/shapes.ts';
import { renderTemplate } from '../../config/templates/template.ts';
import { authorName } from '../../domain/author.ts';
import { lineFault, textFault } from '../../domain/bounds.ts';
import type { Author } from '../../domain/records.ts';
import { invalid, type Refused } from '../../domain/refused.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { readTemplate } from '../named-files.ts';

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;

/** What an issue is to say. */
export interface IssueWish {
  title: string;
  description?: string;
  expertise: readonly string[];
  priority: (typeof PRIORITIES)[number];
  phase?: string;
  components: readonly string[];
  constraints: readonly string[];
  expected?: string;
}

/** An issue as GitHub is to have it. */
export interface Issue {
  title: string;
  labels: string[];
  body: string;
}

const ISSUE_SHAPE = record({
  description: text,
  expertise: list(text),
  createdBy: text,
  priority: text,
  context: flag,
  phase: text,
  components: list(text),
  constraints: list(text),
  expected: text,
});

/** On every issue that coord makes, so that they are found together. */
const LABEL = 'multi-instance-collaboration';
/** GitHub's own limits, in characters. */
const MOST = { title: 256, label: 50, text: 20_000 };

export function composeIssue(wish: IssueWish, author: Author): Result<Issue, Refused> {
  const { title, description = '', expertise, priority, phase = '', components, constraints, expected = '' } = wish;
  const fault =
    lineFault('the title', title, MOST.title) ??
    [description, expected]
      .map((long) => (long === '' ? undefined : textFault('the text', long, MOST.text)))
      .find(Boolean) ??
    [phase, ...components, ...constraints]
      .map((line) => (line === '' ? undefined : lineFault('each of the parts', line, 1000)))
      .find(Boolean) ??
    expertise.map(labelFault).find(Boolean);
  if (fault) return err(fault);
  const values: ValuesOf<typeof ISSUE_SHAPE> = {
    description,
    expertise: [...expertise],
    createdBy: authorName(author),
    priority,
    context: phase !== '' || components.length > 0 || constraints.length > 0,
    phase,
    components: [...components],
    constraints: [...constraints],
    expected,
  };
  const template = readTemplate(undefined, 'issue.md.hbs', ISSUE_SHAPE);
  const rendered = template.ok ? renderTemplate(template.value, values) : template;
  if (!rendered.ok) throw new Error(rendered.error.map(({ message }) => message).join('; '));
  const labels = [...new Set([LABEL, ...expertise, ...(priority === 'normal' ? [] : [`priority: ${priority}`])])];
  return ok({ title, labels, body: `${rendered.value.trim()}\n` });
}

/** gh reads a label as a list with commas and quotes. */
function labelFault(expertise: string): Refused | undefined {
  if (/[",]/.test(expertise)) return invalid('an expertise becomes a label, and has neither commas nor quotes').error;
  return lineFault('an expertise, which becomes a label,', expertise, MOST.label);
}

/** The arguments of gh that make an issue; it reads the body on its standard input. */
export function ghArguments({ title, labels }: Pick<Issue, 'title' | 'labels'>): string[] {
  return ['issue', 'create', `--title=${title}`, ...labels.map((label) => `--label=${label}`), '--body-file=-'];
}

export type IssueEnd =
  | { kind: 'created'; url: string; leftOut: string[] }
  | { kind: 'no-gh' }
  /** What gh said against it. */
  | { kind: 'failed'; reason: string };

/**
 * Makes the issue through gh, as whoever is signed in there. Labels that the repository does not have are left out, as gh would
 * refuse the issue for them. @param createLabels make them instead
 */
export async function createIssue(
  issue: Issue,
  { folder, createLabels }: { folder: string; createLabels: boolean },
): Promise<IssueEnd> {
  const listed = await gh(folder, ['label', 'list', '--limit=1000', '--json=name']);
  if (listed.kind !== 'done') return listed;
  const known = labelsIn(listed.stdout);
  if (!known) return { kind: 'failed', reason: 'gh label list did not answer with JSON' };
  const leftOut: string[] = [];
  for (const label of issue.labels.filter((label) => !known.has(label.toLowerCase()))) {
    const made = createLabels ? await gh(folder, ['label', 'create', '--', label]) : undefined;
    if (made?.kind !== 'done') leftOut.push(label);
  }
  const labels = issue.labels.filter((label) => !leftOut.includes(label));
  const created = await gh(folder, ghArguments({ title: issue.title, labels }), issue.body);
  return created.kind === 'done' ? { kind: 'created', url: created.stdout.trim(), leftOut } : created;
}

type GhEnd = { kind: 'done'; stdout: string } | Exclude<IssueEnd, { kind: 'created' }>;

/** As long as gh may take, in milliseconds: it goes through the network. */
const GH_MS = 60_000;

async function gh(folder: string, args: readonly string[], input = ''): Promise<GhEnd> {
  const env = { GH_PROMPT_DISABLED: '1', NO_COLOR: '1' };
  const ended = await execa('gh', args, { cwd: folder, input, env, timeout: GH_MS, reject: false });
  if (!ended.failed) return { kind: 'done', stdout: ended.stdout ?? '' };
  if (ended.code === 'ENOENT') return { kind: 'no-gh' };
  const reason = ended.timedOut
    ? 'it did not answer in time'
    : ended.stderr?.trim() || ended.shortMessage || 'it failed';
  return { kind: 'failed', reason };
}

/** GitHub takes labels in any case of letters for the same. */
function labelsIn(json: string): Set<string> | undefined {
  try {
    const labels: unknown = JSON.parse(json);
    if (!Array.isArray(labels)) return undefined;
    return new Set(labels.map((label: { name?: unknown } | null) => String(label?.name).toLowerCase()));
  } catch {
    return undefined;
  }
}
