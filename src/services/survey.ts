import { exceptionsRunOut } from '../config/checks/exceptions.ts';
import type { LoadedConfig } from '../config/config.ts';
import type { Diagnostic } from '../config/diagnostics/diagnostic.ts';
import { outlineOf, patternsOf } from '../config/outline.ts';
import { policyDocumentOf } from '../config/policy.ts';
import { ownershipOf } from '../domain/ownership.ts';
import { compilePolicy } from '../domain/policy.ts';

/** How the files that are there stand to the config. */
export interface Survey {
  owned: number;
  /** Files that nobody owns, in the order given. */
  orphans: string[];
  warnings: Diagnostic[];
}

/** Names shown of the files that nobody owns. */
const EXAMPLES = 5;

/** @param files the files of the config's folder, relative to it */
export function survey(loaded: LoadedConfig, configFile: string, files: readonly string[]): Survey {
  const document = policyDocumentOf(loaded, { configFile, base: '' });
  const policy = compilePolicy(document);
  const paths = files.map((file) => file.normalize('NFC'));
  const orphans: string[] = [];
  let owned = 0;
  for (const path of paths) {
    const { kind } = ownershipOf(policy, path);
    if (kind === 'unowned') orphans.push(path);
    else if (kind !== 'protected') owned += 1;
  }
  const warnings = deadGlobs(loaded, paths);
  if (policy.unowned !== 'allow' && orphans.length > 0) warnings.push(orphanWarning(loaded, orphans, policy.unowned));
  return { owned, orphans, warnings };
}

/** Exceptions that have no effect any more. */
export function runOut({ yaml }: LoadedConfig, now: Date): Diagnostic[] {
  return exceptionsRunOut(outlineOf(yaml), now);
}

function orphanWarning({ yaml }: LoadedConfig, orphans: readonly string[], verdict: string): Diagnostic {
  const shown = orphans.slice(0, EXAMPLES).join(', ');
  const more = orphans.length > EXAMPLES ? ` … and ${orphans.length - EXAMPLES} more` : '';
  const count = orphans.length === 1 ? '1 file has' : `${orphans.length} files have`;
  return {
    severity: 'warning',
    code: 'unowned-files',
    message: `${count} no owner, and a write to one is ${verdict === 'deny' ? 'refused' : 'asked about'}: ${shown}${more}`,
    file: yaml.file,
    at: yaml.at(['ownership', 'unowned']),
    hint: 'give them to a role, or set ownership.unowned to allow',
  };
}

/** A pattern that matches nothing is misspelled, or ahead of its time. */
function deadGlobs({ yaml }: LoadedConfig, paths: readonly string[]): Diagnostic[] {
  return patternsOf(yaml).flatMap(({ glob, path, of }): Diagnostic[] => {
    const regex = new RegExp(glob.regex, 'u');
    if (glob.negated || paths.some((file) => regex.test(file))) return [];
    return [
      {
        severity: 'warning',
        code: 'dead-glob',
        message: `'${glob.pattern}' of ${of} matches no file that git tracks`,
        file: yaml.file,
        at: yaml.at(path),
      },
    ];
  });
}
