import type { Diagnostic } from '../../config/diagnostics/diagnostic.ts';
import type { Role } from '../../config/generated/config.ts';
import { renderTemplate } from '../../config/templates/template.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { briefBlock } from './block.ts';
import type { Brief } from './brief-files.ts';
import { readNamedFile, readTemplate } from '../named-files.ts';
import { BRIEF_SHAPE, type BriefSources, briefValues, type IncludedDocument } from './values.ts';

/** The briefs of these roles as texts, or every mistake in their templates and included documents. */
export function writeTexts(
  roles: readonly string[],
  configDir: string,
  sources: BriefSources,
): Result<Brief[], Diagnostic[]> {
  const briefs: Brief[] = [];
  const faults: Diagnostic[] = [];
  for (const id of roles) {
    const role = sources.config.roles[id];
    if (!role) throw new Error(`the config has no role ${id}`);
    const text = textOf(id, role, configDir, sources);
    if (text.ok) briefs.push({ role: id, block: briefBlock(id, text.value, noteFor(id, sources)) });
    else faults.push(...text.error);
  }
  return faults.length > 0 ? err(withoutRepeats(faults)) : ok(briefs);
}

function textOf(id: string, role: Role, configDir: string, sources: BriefSources): Result<string, Diagnostic[]> {
  const own = role.brief?.template;
  const named = own === undefined ? undefined : { configDir, path: own, key: `roles.${id}.brief.template` };
  const template = readTemplate(named, 'brief.md.hbs', BRIEF_SHAPE);
  const documents = includedDocuments(id, role, configDir);
  if (!template.ok || !documents.ok) return err([template, documents].flatMap((read) => (read.ok ? [] : read.error)));
  const text = renderTemplate(template.value, briefValues(id, role, sources, documents.value));
  return text.ok ? ok(tidied(text.value)) : text;
}

function includedDocuments(id: string, role: Role, configDir: string): Result<IncludedDocument[], Diagnostic[]> {
  const documents: IncludedDocument[] = [];
  const faults: Diagnostic[] = [];
  for (const path of role.brief?.include ?? []) {
    const text = readNamedFile({ configDir, path, key: `roles.${id}.brief.include` });
    if (text.ok) documents.push({ path, text: text.value.replaceAll('\r\n', '\n').trim() });
    else faults.push(...text.error);
  }
  return faults.length > 0 ? err(faults) : ok(documents);
}

/** Says where the text comes from. No date: the same config gives the same bytes. */
function noteFor(id: string, { policy }: BriefSources): string {
  return `generated from ${policy.configFile} by: coord brief ${id}; changes made here are lost`;
}

/** Parts of a template that stay empty leave empty lines behind. */
function tidied(text: string): string {
  return `${text.trim()}\n`;
}

/** Several roles may name the same broken file. */
function withoutRepeats(faults: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}
