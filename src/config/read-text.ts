import { readFileSync } from 'node:fs';

/** A file's text, or undefined where it cannot be read: for what is only shown or compared. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
