import { err, ok, type Result } from '../domain/result.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import type { ProposalFile } from './generated/decision.ts';
import { decision as validate } from './generated/validators.js';
import { checkSchema } from './schema/check.ts';
import { parseYamlFile } from './yaml/yaml-file.ts';

export type { ProposalFile };

/** A proposal from its YAML or JSON text, with every error at once. @param file the name to show in errors */
export function parseProposal(file: string, text: string): Result<ProposalFile, Diagnostic[]> {
  const parsed = parseYamlFile(file, text);
  if (!parsed.ok) return parsed;
  const faults = checkSchema(validate, parsed.value);
  return faults.length > 0 ? err(faults) : ok(parsed.value.value as ProposalFile);
}
