import { existsSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Diagnostic } from '../config/diagnostics/diagnostic.ts';
import { readSourceFile } from '../config/yaml/source-file.ts';
import { compileTemplate, type Template } from '../config/templates/template.ts';
import type { Shape } from '../config/templates/shapes.ts';
import { shippedTemplate } from '../config/templates/shipped.ts';
import { err, type Result } from '../domain/result.ts';

/** A file that the config names, relative to its folder. */
export interface NamedFile {
  configDir: string;
  path: string;
  /** The config's key that names it, for the error. */
  key: string;
}

/** The text of a file that the config names. It has to lie inside the config's folder: a brief is no way out of it. */
export function readNamedFile({ configDir, path, key }: NamedFile): Result<string, Diagnostic[]> {
  const hint = `the config names it in ${key}`;
  const absolute = join(configDir, path);
  if (existsSync(absolute) && !isInside(realpathSync(configDir), realpathSync(absolute))) {
    return err([
      { severity: 'error', code: 'outside-folder', message: "this lies outside the config's folder", file: path, hint },
    ]);
  }
  const read = readSourceFile(absolute, path);
  return read.ok ? read : err(read.error.map((diagnostic) => ({ ...diagnostic, hint })));
}

/** The template that the config names, or the one the package brings. */
export function readTemplate(
  named: NamedFile | undefined,
  shipped: string,
  known: Shape,
): Result<Template, Diagnostic[]> {
  if (!named) {
    const { file, text } = shippedTemplate(shipped);
    return compileTemplate(file, text, { known });
  }
  const text = readNamedFile(named);
  return text.ok ? compileTemplate(named.path, text.value, { known }) : text;
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`);
}
