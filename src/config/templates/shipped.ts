import { readFileSync } from 'node:fs';
import { packageFile } from '../package-file.ts';

/** The text of a template that the package brings. */
export function shippedTemplate(name: string): { file: string; text: string } {
  const file = `templates/${name}`;
  return { file, text: readFileSync(packageFile(file), 'utf8') };
}
