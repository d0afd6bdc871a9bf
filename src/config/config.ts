import { basename, dirname, resolve } from 'node:path';
import { err, ok, type Result } from '../domain/result.ts';
import type { Surroundings } from './checks/check.ts';
import { CHECKS } from './checks/index.ts';
import { type Diagnostic, inFileOrder, isError } from './diagnostics/diagnostic.ts';
import type { CoordConfig } from './generated/config.ts';
import { config as validateConfig } from './generated/validators.js';
import { lookFrom } from './look.ts';
import { outlineOf } from './outline.ts';
import { checkSchema } from './schema/check.ts';
import { readSourceFile } from './yaml/source-file.ts';
import { parseYamlFile, type YamlFile } from './yaml/yaml-file.ts';

/** A config without errors. */
export interface LoadedConfig {
  /** Absolute. */
  file: string;
  /** The folder that globs and files of the config are relative to. */
  dir: string;
  text: string;
  config: CoordConfig;
  yaml: YamlFile;
  warnings: Diagnostic[];
}

/**
 * Reads and checks a config. The error holds everything that is wrong, warnings included.
 * @param shownAs the file's name in diagnostics
 */
export function loadConfig(file: string, shownAs = file): Result<LoadedConfig, Diagnostic[]> {
  const path = resolve(file);
  const text = readSourceFile(path, shownAs);
  if (!text.ok) return text;
  const dir = dirname(path);
  const checked = checkConfig(shownAs, text.value, { name: basename(path), look: lookFrom(dir) });
  return checked.ok ? ok({ file: path, dir, ...checked.value }) : checked;
}

/** The same for a text, wherever it comes from. */
export function checkConfig(
  shownAs: string,
  text: string,
  surroundings: Surroundings,
): Result<Omit<LoadedConfig, 'file' | 'dir'>, Diagnostic[]> {
  const parsed = parseYamlFile(shownAs, text);
  if (!parsed.ok) return parsed;
  const yaml = parsed.value;
  const ofSchema = checkSchema(validateConfig, yaml);
  const outline = outlineOf(yaml);
  const ofMeaning = CHECKS.flatMap((check) => check(outline, surroundings));
  const all = inFileOrder([...ofSchema, ...ofMeaning.filter((diagnostic) => !isTold(diagnostic, ofSchema))]);
  if (all.some(isError)) return err(all);
  return ok({ text: yaml.text, config: yaml.value as CoordConfig, yaml, warnings: all });
}

/** A value that breaks the schema needs no second complaint about what it would have meant. */
function isTold({ at }: Diagnostic, told: readonly Diagnostic[]): boolean {
  return told.some((other) => at !== undefined && other.at?.line === at.line && other.at.column === at.column);
}
