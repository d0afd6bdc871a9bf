import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The text of a template that the package brings, wherever it is installed and however its code is bundled. */
export function shippedTemplate(name: string): { file: string; text: string } {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return { file: `templates/${name}`, text: readFileSync(join(folder, 'templates', name), 'utf8') };
}
